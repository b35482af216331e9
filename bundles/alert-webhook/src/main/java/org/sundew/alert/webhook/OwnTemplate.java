package org.sundew.alert.webhook;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sundew.event.EventField;
import org.sundew.event.SensorEvent;

/**
 * The operator's own body, one post an event: {@code ${name}} is a field's text, escaped to stand inside of a JSON string, and
 * {@code ${event}} the whole event as a JSON object. What a visitor said is never looked through for more of them.
 */
final class OwnTemplate implements Template {
    private static final int LARGEST = 65_536;
    private static final Pattern PLACE = Pattern.compile("\\$\\{([^}]*)}");
    private static final String WHOLE = "event";

    private final String text;
    private final Function<SensorEvent, byte[]> json;

    private OwnTemplate(String text, Function<SensorEvent, byte[]> json) {
        this.text = text;
        this.json = json;
    }

    /** The template in this file. */
    static OwnTemplate read(String file, Function<SensorEvent, byte[]> json) {
        try {
            Path path = Path.of(file);
            if (file.isBlank() || Files.size(path) > LARGEST) {
                throw new IllegalArgumentException(
                        "template.file: a file of at most " + LARGEST + " bytes is expected: " + file);
            }
            return of(Files.readString(path, UTF_8), json);
        } catch (IOException e) {
            throw new IllegalArgumentException("template.file: cannot be read: " + file, e);
        }
    }

    static OwnTemplate of(String text, Function<SensorEvent, byte[]> json) {
        Matcher places = PLACE.matcher(text);
        while (places.find()) {
            String name = places.group(1);
            if (!name.equals(WHOLE) && EventField.named(name).isEmpty()) {
                throw new IllegalArgumentException("template.file: no event has such a field: " + name);
            }
        }
        return new OwnTemplate(text, json);
    }

    @Override
    public int most() {
        return 1;
    }

    @Override
    public int bytes() {
        return Integer.MAX_VALUE;
    }

    @Override
    public String part(SensorEvent event) {
        return PLACE.matcher(text).replaceAll(place -> Matcher.quoteReplacement(filled(place.group(1), event)));
    }

    private String filled(String name, SensorEvent event) {
        return EventField.named(name)
                .map(field -> JsonText.escaped(field.text(event)))
                .orElseGet(() -> new String(json.apply(event), US_ASCII));
    }

    @Override
    public String body(List<String> parts) {
        return String.join("", parts);
    }

    @Override
    public String type() {
        return "application/json";
    }
}
