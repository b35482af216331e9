package org.sundew.alert.syslog;

import org.sundew.event.SensorEvent;

/** What a message says of an event, on one line without control characters. */
@FunctionalInterface
interface Body {
    /** The text, which takes at most so many bytes in UTF-8 and can be parsed however little room there is. */
    String of(SensorEvent event, int room);
}
