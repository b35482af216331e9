package org.sundew.journal.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sundew.admin.Problem;
import org.sundew.admin.ProblemSource;
import org.sundew.admin.Sensor;
import org.sundew.event.Id;
import org.sundew.event.SensorEvent;
import org.sundew.journal.EventQuery;
import org.sundew.journal.Journal;
import org.sundew.journal.JournalReader;
import org.sundew.journal.JournalStatus;
import org.sundew.journal.Receipt;
import org.sundew.journal.json.EcsWriter;
import org.sundew.journal.json.JsonLine;

/** The journal as a service: a log of segments on disk, under its configuration, which may change at any time. */
@Component(
        name = SegmentedJournal.NAME,
        service = {Journal.class, ProblemSource.class},
        immediate = true)
@Designate(ocd = SegmentedJournal.Config.class)
public final class SegmentedJournal implements Journal, ProblemSource {
    static final String NAME = "org.sundew.journal";
    private static final String FILE = NAME + ".cfg";
    private static final Logger LOG = LoggerFactory.getLogger(SegmentedJournal.class);

    private final EventLog log;
    private final JsonLine line = new JsonLine(4096);
    private volatile @Nullable Problem refused;

    /** How the log is kept. */
    @ObjectClassDefinition(name = "Sundew journal", description = "The durable log of events")
    public @interface Config {
        @AttributeDefinition(
                description =
                        "Directory of the log. A change begins a new segment there; the old ones stay where they are")
        String directory() default "${karaf.data}/events";

        @AttributeDefinition(
                description = "How often events are forced to disk and shown to sinks, in milliseconds",
                min = "1",
                max = "10000")
        int commit_interval_ms() default 100;

        @AttributeDefinition(
                description = "Size from which on a new segment is begun, in megabytes; a new day begins one too",
                min = "1",
                max = "1024")
        int segment_megabytes() default 64;

        @AttributeDefinition(
                description = "How much is kept, in megabytes on disk; then the oldest segments are deleted",
                min = "1",
                max = "100000000")
        int retention_megabytes() default 10_240;

        @AttributeDefinition(
                description = "How long segments are kept, in days after their last event; 0 = for ever",
                min = "0",
                max = "36500")
        int retention_days() default 90;

        @AttributeDefinition(description = "Whether segments are packed with gzip when they are finished")
        boolean compress() default true;

        @AttributeDefinition(
                description = "How long after its last event a segment is packed, in minutes",
                min = "0",
                max = "1000000")
        int compress_after_minutes() default 60;

        @AttributeDefinition(
                description = "How many events may wait for the disk; more are lost, and counted",
                min = "16",
                max = "10000000")
        int queue_events() default 65_536;

        @AttributeDefinition(
                description = "How much memory events that wait for the disk may take, in megabytes",
                min = "1",
                max = "10000")
        int queue_megabytes() default 32;

        @AttributeDefinition(
                description = "How many durable events are kept in memory for sinks that have not had them yet;"
                        + " sinks that lag further behind read from disk",
                min = "0",
                max = "10000000")
        int memory_events() default 65_536;

        @AttributeDefinition(
                description = "How much memory those events may take, in megabytes",
                min = "0",
                max = "10000")
        int memory_megabytes() default 32;

        @AttributeDefinition(
                description = "What is kept of passwords that visitors try: as they are, as SHA-256 with the"
                        + " directory's own salt, or nothing. Payloads are not searched for them",
                options = {@Option("plain"), @Option("hash"), @Option("drop")})
        String password_policy() default "plain";

        @AttributeDefinition(description = "The field tags of every event")
        String[] tags() default "honeypot";
    }

    /** Opens the log. */
    @Activate
    public SegmentedJournal(Config config, @Reference Sensor sensor) {
        this(config, sensor, Clock.systemUTC(), System::nanoTime);
    }

    SegmentedJournal(Config config, Sensor sensor, Clock clock, LongSupplier nanos) {
        Settings settings = Settings.of(config);
        try {
            log = new EventLog(settings, sensor, clock, nanos);
        } catch (IOException e) {
            throw unusable(settings, e);
        }
    }

    private static IllegalArgumentException unusable(Settings settings, IOException cause) {
        return new IllegalArgumentException(
                "directory: cannot be used (" + cause.getMessage() + "): " + settings.directory(), cause);
    }

    /** Takes new settings; wrong ones change nothing and are shown as a problem. */
    @Modified
    void modified(Config config) {
        Settings settings = log.settings();
        try {
            settings = Settings.of(config);
            log.apply(settings);
            refused = null;
        } catch (IOException e) {
            refuse(unusable(settings, e));
        } catch (IllegalArgumentException e) {
            refuse(e);
        }
    }

    private void refuse(IllegalArgumentException why) {
        LOG.warn("The old configuration stays in force: {}", why.getMessage());
        refused = Problem.refused(FILE, why.getMessage(), "the old settings stay in force");
    }

    /** Writes what was taken in and closes the log. */
    @Deactivate
    public void close() {
        log.close();
    }

    @Override
    public void append(SensorEvent event, Receipt receipt) {
        log.append(event, receipt);
    }

    @Override
    public JournalReader reader(String name) {
        return log.reader(name);
    }

    @Override
    public void forget(String name) {
        log.forget(name);
    }

    @Override
    public List<SensorEvent> find(EventQuery query) {
        try {
            return log.find(query);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<SensorEvent> find(Id id) {
        try {
            return log.find(id);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public byte[] json(SensorEvent event) {
        synchronized (line) {
            line.clear();
            new EcsWriter(log.observer(), line).write(event, event.sequence());
            return line.toByteArray();
        }
    }

    @Override
    public JournalStatus status() {
        return log.status();
    }

    @Override
    public List<Problem> problems() {
        List<Problem> problems = new ArrayList<>(2);
        Problem config = refused;
        if (config != null) {
            problems.add(config);
        }
        String directory = log.settings().directory().toString();
        String failing = log.status().failing();
        if (!failing.isEmpty()) {
            problems.add(new Problem(
                    FILE,
                    "directory",
                    directory,
                    failing + "; events wait in memory, and are lost when the queue is full"));
        }
        if (!log.cursorTrouble().isEmpty()) {
            problems.add(new Problem(FILE, "directory", directory, log.cursorTrouble()));
        }
        return problems;
    }
}
