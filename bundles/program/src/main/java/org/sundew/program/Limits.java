package org.sundew.program;

/**
 * What one program may take.
 *
 * @param niceness       how far it stands back for others, 0 to 19
 * @param descriptors    how many files and sockets it may have open
 * @param processes      how many processes the sensor's user may have when it starts another; 0 = no bound. The kernel does not
 *                       hold root to it
 * @param newPrivileges  whether set-user-id programs and file capabilities work for it
 */
public record Limits(int niceness, int descriptors, int processes, boolean newPrivileges) {}
