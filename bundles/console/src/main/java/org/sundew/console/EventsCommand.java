package org.sundew.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.jspecify.annotations.Nullable;
import org.sundew.event.SensorEvent;
import org.sundew.event.Severity;
import org.sundew.journal.EventQuery;
import org.sundew.journal.Journal;

/** {@code sundew:events}. */
@Service
@Command(
        scope = "sundew",
        name = "events",
        description = "The latest events, oldest first; -f goes on showing new ones",
        detailedDescription =
                "Times are UTC. What a visitor sent is shown escaped and cut; sundew:event ID has all of one"
                        + " event. Conditions add up. With -f, Ctrl-C ends it.\n\nWith --json, prints a list of the events as they"
                        + " are in the journal; with -f as well, one event a line without end. With --no-format, one line an"
                        + " event, columns separated by tabs.")
public final class EventsCommand extends SundewCommand {
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    @Option(name = "-f", aliases = "--follow", description = "Go on and show new events as they come")
    boolean follow;

    @Option(
            name = "-n",
            aliases = "--number",
            description = "At most so many of those already there",
            valueToShowInHelp = "20")
    int number = 20;

    @Option(name = "--visitor", description = "Only of this address or network: 192.0.2.7, 192.0.2.0/24, 2001:db8::/64")
    @Completion(VisitorAddresses.class)
    @Nullable
    String visitor;

    @Option(name = "--port", description = "Only at this sensor port, as configured")
    @Nullable
    Integer port;

    @Option(name = "--listen", description = "Only at the listen of this name")
    @Completion(ListenNames.class)
    @Nullable
    String listen;

    @Option(name = "--severity", description = "Only of this severity or worse: low, medium, high")
    @Completion(
            value = StringsCompleter.class,
            values = {"low", "medium", "high"})
    @Nullable
    String severity;

    @Option(name = "--since", description = "Only from then on: 2026-01-31T23:59:59Z, or 30s, 10m, 2h, 1d ago")
    @Nullable
    String since;

    @Reference(optional = true)
    @Nullable
    Journal journal;

    Clock clock = Clock.systemUTC();
    Follower.Pause pause = () -> Thread.sleep(LOOK_EVERY.toMillis());

    @Override
    void run() {
        Journal present = need(journal, "journal");
        EventFilter filter = filter();
        Instant from = since == null ? Instant.EPOCH : Since.parse(since, clock.instant());
        long end = present.status().sequence();
        List<SensorEvent> events = new ArrayList<>(present.find(new EventQuery(
                from, Counted.positive("-n", number), event -> event.sequence() <= end && filter.test(event))));
        Collections.reverse(events);
        if (!follow) {
            print(present, events);
            return;
        }
        Lines lines = new Lines(present);
        events.forEach(lines::show);
        new Follower(present, filter, lines).follow(end, pause);
    }

    private EventFilter filter() {
        return new EventFilter(
                visitor == null ? null : Network.parse(visitor),
                port,
                listen,
                severity == null ? null : Severity.of(severity));
    }

    private void print(Journal present, List<SensorEvent> events) {
        if (json) {
            out.println(events.stream()
                    .map(event -> asJournaled(present, event))
                    .collect(Collectors.joining(",\n", "[", "]")));
            return;
        }
        Table table = EventRow.table();
        events.forEach(event -> table.row(EventRow.cells(event)));
        print(table, "No such events yet.");
    }

    static String asJournaled(Journal journal, SensorEvent event) {
        return Json.ascii(new String(journal.json(event), UTF_8));
    }

    /** One event a line. */
    private final class Lines implements Follower.Screen {
        private final Journal present;

        private Lines(Journal present) {
            this.present = present;
        }

        @Override
        public void show(SensorEvent event) {
            out.println(json ? asJournaled(present, event) : EventRow.line(event, !noFormat));
        }

        @Override
        public void leftOut(long events) {
            if (!json) {
                out.println("(" + events + " events left out: they come faster than can be shown)");
            }
        }

        @Override
        public boolean open() {
            return flushed();
        }

        @Override
        public void ended() {
            out.flush();
        }
    }
}
