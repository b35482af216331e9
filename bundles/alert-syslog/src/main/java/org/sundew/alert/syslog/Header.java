package org.sundew.alert.syslog;

import org.sundew.event.SensorEvent;

/** What stands before the text of a message: all that RFC 5424 or RFC 3164 demand. */
@FunctionalInterface
interface Header {
    /** The header of this event's message, in ASCII, with the blank at its end. */
    String of(SensorEvent event);
}
