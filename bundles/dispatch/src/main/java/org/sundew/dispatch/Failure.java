package org.sundew.dispatch;

import java.util.List;
import org.sundew.event.EventField;
import org.sundew.event.Note;
import org.sundew.event.Payload;
import org.sundew.event.SensorEvent;

/** A sink's failure in words that are safe to show: printable, on one line, cut short, and not what a visitor said. */
final class Failure {
    private static final int LONGEST = 200;
    private static final int SHORTEST_QUOTE = 4;

    private Failure() {}

    /** The failure's kind, without the words it came with. */
    static String kind(Throwable failure) {
        String name = failure.getClass().getSimpleName();
        return name.isEmpty() ? failure.getClass().getName() : name;
    }

    /** The failure's kind and message; the message is left out if it quotes a note of one of these events. */
    static String text(Throwable failure, List<SensorEvent> events) {
        String message = message(failure);
        if (message.isEmpty()) {
            return kind(failure);
        }
        if (quotes(message, events)) {
            return kind(failure) + " (its message repeats what a visitor said)";
        }
        return kind(failure) + ": " + shown(message);
    }

    /** Somebody else's words, printable, on one line, and cut short. */
    static String shown(String words) {
        return Payload.of(words.length() > LONGEST ? words.substring(0, LONGEST) : words)
                .escaped();
    }

    /** Where it happened, without any message: for the debug log. */
    static String trace(Throwable failure) {
        StringBuilder trace = new StringBuilder();
        for (Throwable each = failure; each != null && trace.length() < 10 * LONGEST; each = each.getCause()) {
            trace.append(each.getClass().getName())
                    .append(' ')
                    .append(List.of(each.getStackTrace()))
                    .append(' ');
        }
        return trace.toString();
    }

    private static String message(Throwable failure) {
        String message = failure.getMessage();
        Throwable cause = failure.getCause();
        if (message != null) {
            return message;
        }
        return cause == null || cause.getMessage() == null ? "" : cause.getMessage();
    }

    private static boolean quotes(String message, List<SensorEvent> events) {
        for (SensorEvent event : events) {
            for (Note note : EventField.notes(event)) {
                if (note.value().length() >= SHORTEST_QUOTE && message.contains(note.value())) {
                    return true;
                }
            }
        }
        return false;
    }
}
