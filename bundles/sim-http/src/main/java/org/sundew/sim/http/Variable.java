package org.sundew.sim.http;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** What may stand between <code>${</code> and <code>}</code> in a site file; docs/SITES.md has the list. */
interface Variable {
    String in(Values values, Escape escape);

    /** What the visitor said: hostile. */
    Map<String, Function<Values, String>> SAID = Map.of(
            "path", values -> values.exchange().target().path(),
            "query", values -> values.exchange().target().query(),
            "name", Values::name,
            "target", values -> values.exchange().head().line().target(),
            "method", values -> values.exchange().method(),
            "host", Values::host,
            "origin", Values::origin,
            "user", values -> values.fact("user"));

    /** What the sensor knows by itself. */
    Map<String, Function<Values, String>> KNOWN = known();

    private static Map<String, Function<Values, String>> known() {
        Map<String, Function<Values, String>> known = new HashMap<>(Map.of(
                "server", values -> values.exchange().place().serverName(),
                "port", values -> Integer.toString(values.exchange().place().port()),
                "address", values -> values.exchange().place().address(),
                "visitor", values -> values.exchange().place().visit().visitor().ip(),
                "date", values -> values.exchange().place().date(),
                "machine", values -> values.machine().host(),
                "domain", values -> values.machine().domain(),
                "system", values -> values.machine().system(),
                "kernel", values -> values.machine().kernel(),
                "arch", values -> values.machine().machine()));
        for (String fact : Values.FACTS) {
            known.put(fact, values -> values.fact(fact));
        }
        return Map.copyOf(known);
    }

    /** The moments that a date may be of. */
    Map<String, Function<Values, Instant>> MOMENTS = Map.of(
            "now", values -> values.exchange().place().now(),
            "booted", values -> values.machine().booted(),
            "installed", values -> values.machine().installed());

    DateTimeFormatter NANO = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** The forms of a date. */
    Map<String, Function<Instant, String>> FORMS = Map.of(
            "http", Dates::write,
            "iso", moment -> Instant.ofEpochSecond(moment.getEpochSecond()).toString(),
            "nano", NANO::format,
            "unix", moment -> Long.toString(moment.getEpochSecond()),
            "millis", moment -> Long.toString(moment.toEpochMilli()));

    /** The variable that these words are; they are told by name if there is none. */
    static Variable of(String text) {
        List<String> words = List.of(text.strip().split("\\s+", -1));
        String name = words.get(0);
        if (words.size() == 1 && SAID.containsKey(name)) {
            Function<Values, String> said = SAID.get(name);
            return (values, escape) -> escape.of(said.apply(values));
        }
        if (words.size() == 1 && KNOWN.containsKey(name)) {
            Function<Values, String> known = KNOWN.get(name);
            return (values, escape) -> known.apply(values);
        }
        if (words.size() == 2 && MOMENTS.containsKey(name) && FORMS.containsKey(words.get(1))) {
            Function<Values, String> date = MOMENTS.get(name).andThen(FORMS.get(words.get(1)));
            return (values, escape) -> date.apply(values);
        }
        Token token = Token.of(words);
        return (values, escape) -> token.in(values);
    }
}
