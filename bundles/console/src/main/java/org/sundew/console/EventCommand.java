package org.sundew.console;

import java.nio.ByteBuffer;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;
import org.sundew.event.Id;
import org.sundew.event.Observed;
import org.sundew.event.Payload;
import org.sundew.event.SensorEvent;
import org.sundew.event.Visited;
import org.sundew.journal.Journal;

/** {@code sundew:event}. */
@Service
@Command(
        scope = "sundew",
        name = "event",
        description = "All of one event: its fields, and what was sent and received",
        detailedDescription = "Bytes are shown as text in which everything but printable ASCII is escaped, or as a hex"
                + " dump with --hex; never as they came. With --json, prints the event as it is in the journal, with"
                + " payloads in base 64; with --no-format, columns are separated by tabs.")
public final class EventCommand extends SundewCommand {
    @Option(name = "--hex", description = "Show what was sent and received as a hex dump")
    boolean hex;

    @Argument(
            name = "ID",
            description = "The event's id, as sundew:events shows it",
            multiValued = true,
            required = true)
    @Completion(EventIds.class)
    @Nullable
    List<String> words;

    @Reference(optional = true)
    @Nullable
    Journal journal;

    @Override
    void run() {
        Journal present = need(journal, "journal");
        String id = operand(words).orElseThrow(() -> new IllegalArgumentException("which event? ID is missing"));
        SensorEvent event = present.find(Id.parse(id))
                .orElseThrow(() -> new IllegalArgumentException(
                        "the journal has no event " + id + " (any more); sundew:events lists the latest"));
        if (json) {
            out.println(EventsCommand.asJournaled(present, event));
            return;
        }
        print(EventRow.details(event), "");
        if (event instanceof Visited visited) {
            print("Received", visited.received());
            print("Sent", visited.sent());
        } else if (event instanceof Observed observed) {
            print("Payload", observed.observation().payload());
        }
    }

    private void print(String title, Payload payload) {
        if (payload.total() == 0) {
            return;
        }
        out.println();
        out.println(title + ", " + payload.total() + " bytes"
                + (payload.truncated() ? ", of which the first " + payload.size() + " were kept:" : ":"));
        if (hex) {
            HexDump.print(payload.bytes(), out);
        } else {
            printLines(payload.bytes());
        }
    }

    /** A new line after each LF, so that text reads as text. */
    private void printLines(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            int start = bytes.position();
            int end = start;
            while (end < bytes.limit() && (end == start || bytes.get(end - 1) != '\n')) {
                end++;
            }
            byte[] line = new byte[end - start];
            bytes.get(line);
            out.println(Payload.owning(line, line.length).escaped());
        }
    }
}
