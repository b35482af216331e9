package org.sundew.alert.webhook;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.List;
import java.util.function.Function;
import org.sundew.event.SensorEvent;

/** The journal's JSON of the events: in an array, or one a line. */
final class EventJson implements Template {
    private final Function<SensorEvent, byte[]> json;
    private final boolean lines;

    /** An array, or {@code lines} (NDJSON). */
    EventJson(Function<SensorEvent, byte[]> json, boolean lines) {
        this.json = json;
        this.lines = lines;
    }

    @Override
    public int most() {
        return Integer.MAX_VALUE;
    }

    @Override
    public int bytes() {
        return Integer.MAX_VALUE;
    }

    @Override
    public String part(SensorEvent event) {
        return new String(json.apply(event), US_ASCII);
    }

    @Override
    public String body(List<String> parts) {
        return lines ? String.join("\n", parts) + "\n" : "[" + String.join(",", parts) + "]";
    }

    @Override
    public String type() {
        return lines ? "application/x-ndjson" : "application/json";
    }
}
