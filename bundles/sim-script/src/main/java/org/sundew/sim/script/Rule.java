package org.sundew.sim.script;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sundew.event.Note;
import org.sundew.event.Severity;

/**
 * What is done when the visitor says something: in this order, note and report, raise, wait, reply, start TLS, close or go on
 * in the next state.
 *
 * @param on     what the visitor has to say, or null for anything. RE2 matches in time linear in the text, so no visitor can
 *               make a careless expression run for ever
 * @param notes  facts for the event; with a report, for its observation as well
 * @param report the action of an observation to be told at once, or empty
 * @param raise  what the visit matters from now on, or null
 * @param next   the state to go on in, or empty to stay
 */
record Rule(
        @Nullable Pattern on,
        List<NoteTemplate> notes,
        String report,
        @Nullable Severity raise,
        Duration delay,
        Template reply,
        boolean tls,
        boolean close,
        String next) {

    /** A note whose value is filled in when it is made. */
    record NoteTemplate(String name, Template value) {
        Note of(Facts facts) {
            return new Note(name, value.text(facts));
        }
    }

    Rule {
        notes = List.copyOf(notes);
    }

    /**
     * Whether it applies to what the visitor said.
     *
     * @param found takes the text of the expression's named groups if so
     */
    boolean matches(String said, Map<String, String> found) {
        if (on == null) {
            return true;
        }
        Matcher matcher = on.matcher(said);
        if (!matcher.find()) {
            return false;
        }
        on.namedGroups().keySet().forEach(name -> {
            String text = matcher.group(name);
            found.put(name, text == null ? "" : text);
        });
        return true;
    }
}
