package org.sundew.alert.csv;

import java.io.IOException;
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

/** Appends events to a CSV file. A batch that does not fit into the file is split where the file rolls over. */
@Component(name = "org.sundew.alert.csv", configurationPolicy = ConfigurationPolicy.REQUIRE)
@AlertsOn(log = true)
@Designate(ocd = CsvSink.Config.class, factory = true)
public final class CsvSink implements AlertSink {
    private final Rows rows;
    private final CsvFile file;

    /** What a CSV sink can be told. */
    @ObjectClassDefinition(name = "Sundew CSV sink")
    public @interface Config {
        @AttributeDefinition(description = "The file, or a named pipe that exists; ${name} is a system property")
        String file() default "${karaf.data}/events.csv";

        @AttributeDefinition(description = "sundew = RFC 4180 with a header line", options = @Option("sundew"))
        String format() default "sundew";

        @AttributeDefinition(description = "The columns: ECS names, as in an event")
        String[] fields() default {
            "@timestamp",
            "event.id",
            "event.sequence",
            "event.action",
            "event.outcome",
            "log.level",
            "event.duration",
            "source.ip",
            "source.port",
            "source.bytes",
            "destination.port",
            "destination.bytes",
            "network.transport",
            "network.protocol",
            "honeypot.listen.name",
            "honeypot.visit.id",
            "honeypot.closed_by",
            "rule.name",
            "honeypot.limit.name",
            "user.name",
            "honeypot.credential.password",
            "process.command_line",
            "http.request.method",
            "url.original",
            "file.name",
            "message"
        };

        @AttributeDefinition(
                description = "Largest file, in bytes or with K, M or G (1024); then it rolls over; 0 = none")
        String limit() default "128M";

        @AttributeDefinition(
                description = "How many files that rolled over are kept, as file.1 (newest), file.2 ...",
                min = "0",
                max = "1000")
        int keep() default 10;
    }

    /** A sink for this configuration; the file is opened, or made, by the first event. */
    @Activate
    public CsvSink(Config config) {
        this.rows = new Rows(Keys.fields(config.fields()));
        this.file = new CsvFile(Keys.path(config.file()), rows.header(), Keys.size(config.limit()), config.keep());
    }

    /** Lets go of the file. */
    @Deactivate
    void close() {
        file.close();
    }

    @Override
    public void deliver(List<SensorEvent> events) throws IOException {
        byte[] records = rows.of(events);
        boolean fits = file.takes(records.length);
        if (!fits && events.size() > 1) {
            deliver(events.subList(0, events.size() / 2));
            deliver(events.subList(events.size() / 2, events.size()));
            return;
        }
        if (!fits) {
            file.makeRoom();
        }
        file.append(records);
    }
}
