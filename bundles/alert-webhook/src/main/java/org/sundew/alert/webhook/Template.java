package org.sundew.alert.webhook;

import java.util.List;
import org.sundew.event.SensorEvent;

/** How events become the body of a post. */
interface Template {
    /** How many events a body can hold. */
    int most();

    /** How many bytes a body can have that receivers of this kind take. */
    int bytes();

    /** What a body says of one event. */
    String part(SensorEvent event);

    /** The body that holds these parts; between two of them are at most two characters. */
    String body(List<String> parts);

    /** The media type of the body. */
    String type();
}
