package org.sundew.alert.csv;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;
import org.sundew.alert.AlertSink;
import org.sundew.alert.AlertsOn;
import org.sundew.event.SensorEvent;

/**
 * Appends events to a CSV file, or tells them through a named pipe: whichever is at the path at that moment. A batch that does not
 * fit into the file is split where the file rolls over.
 */
@Component(name = "org.sundew.alert.csv", configurationPolicy = ConfigurationPolicy.REQUIRE)
@AlertsOn(log = true)
@Designate(ocd = CsvSink.Config.class, factory = true)
public final class CsvSink implements AlertSink {
    private final Path path;
    private final Layout layout;
    private final CsvFile file;
    private final NamedPipe pipe;

    /** What a CSV sink can be told. */
    @ObjectClassDefinition(name = "Sundew CSV sink")
    public @interface Config {
        @AttributeDefinition(description = "The file, or a named pipe that exists; ${name} is a system property")
        String file() default "${karaf.data}/events.csv";

        @AttributeDefinition(
                description = "sundew = RFC 4180 with a header line; snort2, snort3 = as Snort's alert_csv writes",
                options = {@Option("sundew"), @Option("snort2"), @Option("snort3")})
        String format() default "sundew";

        @AttributeDefinition(
                description = "The columns: ECS names, as in an event, and for Snort's formats Snort's names;"
                        + " default = those of the format")
        String[] fields() default Layouts.DEFAULT;

        @AttributeDefinition(description = "Snort's formats: whether the time stamp has the year (Snort's -y)")
        boolean year() default false;

        @AttributeDefinition(description = "Snort's formats: whether the time stamp is in UTC (Snort's -U)")
        boolean utc() default false;

        @AttributeDefinition(
                description = "Largest file, in bytes or with K, M or G (1024); then it rolls over; 0 = none")
        String limit() default "128M";

        @AttributeDefinition(
                description = "How many files that rolled over are kept, as file.1 (newest), file.2 ...",
                min = "0",
                max = "1000")
        int keep() default 10;

        @AttributeDefinition(
                description = "A named pipe: seconds to wait for somebody to read it before the delivery fails",
                min = "1",
                max = "600")
        int pipe_timeout_seconds() default 10;
    }

    /** A sink for this configuration; the file is opened, or made, by the first event. */
    @Activate
    public CsvSink(Config config) {
        this.path = Keys.path(config.file());
        this.layout = Layouts.of(config);
        this.file = new CsvFile(path, layout.header(), Keys.size(config.limit()), config.keep());
        this.pipe = new NamedPipe(path, layout, Duration.ofSeconds(config.pipe_timeout_seconds()));
    }

    /** Lets go of the file. */
    @Deactivate
    void close() {
        file.end();
        pipe.close();
    }

    @Override
    public void deliver(List<SensorEvent> events) throws IOException, InterruptedException {
        if (NamedPipe.at(path)) {
            file.close();
            pipe.tell(events);
        } else {
            pipe.letGo();
            append(events);
        }
    }

    private void append(List<SensorEvent> events) throws IOException {
        byte[] records = layout.of(events);
        boolean fits = file.takes(records.length);
        if (!fits && events.size() > 1) {
            append(events.subList(0, events.size() / 2));
            append(events.subList(events.size() / 2, events.size()));
            return;
        }
        if (!fits) {
            file.makeRoom();
        }
        file.append(records);
    }
}
