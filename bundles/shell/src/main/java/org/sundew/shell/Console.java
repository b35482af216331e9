package org.sundew.shell;

import java.time.Duration;
import java.time.Instant;
import org.sundew.event.Observation;
import org.sundew.event.Severity;

/** What a shell needs of the session that it is in. All calls are made on the session's thread. */
public interface Console {
    /** Shows text: ISO-8859-1, lines end with LF. */
    void print(String text);

    /** What is for a command's errors; a terminal shows both alike. */
    default void complain(String text) {
        print(text);
    }

    /** The visitor is done: the shell was left with this status. */
    void left(int status);

    /** Tells of something now. */
    void report(Observation observation);

    /** Makes the visit matter at least this much. */
    void raise(Severity severity);

    /** Runs the task later, unless the session ends first. */
    void after(Duration delay, Runnable task);

    /** Now, by the sensor's clock. */
    Instant now();

    /** The visitor's address, as who shows it. */
    String visitor();

    /** The visitor's port. */
    int visitorPort();

    /** The machine's own address, as the visitor dialled it. */
    String address();

    /** The port that the visitor dialled. */
    int port();
}
