package org.sundew.alert.csv;

import java.util.List;
import org.sundew.event.SensorEvent;

/** How events look in the file: each is one line, ended by a line feed, and nothing else holds a line feed. */
interface Layout {
    /** What stands first in every file; empty if nothing does. */
    byte[] header();

    /** One line for each of the events. */
    byte[] of(List<SensorEvent> events);
}
