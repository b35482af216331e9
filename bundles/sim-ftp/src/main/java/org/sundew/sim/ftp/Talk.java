package org.sundew.sim.ftp;

/** A part of the conversation that knows some of the commands. */
@FunctionalInterface
interface Talk {
    /** Answers the command, if it is one of those known. */
    boolean hear(Command command);
}
