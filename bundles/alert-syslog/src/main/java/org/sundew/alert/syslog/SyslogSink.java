package org.sundew.alert.syslog;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;
import org.sundew.alert.AlertSink;
import org.sundew.alert.AlertsOn;
import org.sundew.event.SensorEvent;
import org.sundew.journal.Journal;

/** Sends each event as one message to a syslog receiver. */
@Component(name = "org.sundew.alert.syslog", configurationPolicy = ConfigurationPolicy.REQUIRE)
@AlertsOn
@Designate(ocd = SyslogSink.Config.class, factory = true)
public final class SyslogSink implements AlertSink {
    private static final int PORT = 514;
    private static final int TLS_PORT = 6514;

    private final Messages messages;
    private final Link link;

    /** What a syslog sink can be told. */
    @ObjectClassDefinition(name = "Sundew syslog sink")
    public @interface Config {
        @AttributeDefinition(description = "The receiver's name or address")
        String host() default "";

        @AttributeDefinition(description = "The receiver's port; 0 = 514, or 6514 for tls", min = "0", max = "65535")
        int port() default 0;

        @AttributeDefinition(
                description = "How messages travel",
                options = {@Option("udp"), @Option("tcp"), @Option("tls")})
        String transport() default "udp";

        @AttributeDefinition(description = "kern, user, mail, daemon, auth ... local0 to local7")
        String facility() default "local0";

        @AttributeDefinition(
                description = "The message's header",
                options = {@Option("rfc5424"), @Option("rfc3164")})
        String format() default "rfc5424";

        @AttributeDefinition(
                description = "The message's text: name=value, ECS JSON as in the event log, or CEF",
                options = {@Option("text"), @Option("ecs"), @Option("cef")})
        String message() default "text";

        @AttributeDefinition(description = "The largest message, in bytes", min = "2048", max = "65507")
        int message_bytes() default 8192;

        @AttributeDefinition(
                description = "tcp and tls: how messages are told apart",
                options = {@Option("octet-counting"), @Option("newline")})
        String framing() default "octet-counting";

        @AttributeDefinition(required = false, description = "The name of this machine in messages; blank = its own")
        String hostname() default "";

        @AttributeDefinition(description = "The name of the program in messages")
        String app_name() default "sundew";

        @AttributeDefinition(
                description = "tcp and tls: seconds that connecting or sending a batch may take",
                min = "1",
                max = "600")
        int timeout_seconds() default 10;

        @AttributeDefinition(
                description = "tcp and tls: how many messages are sent once more when a connection has broken",
                min = "0",
                max = "10000")
        int resend() default 100;

        @AttributeDefinition(
                required = false,
                description = "tls: PEM file of the authorities to trust; blank = those of the JDK")
        String tls_trust() default "";

        @AttributeDefinition(
                required = false,
                description = "tls: PEM file of our own certificate and its chain; blank = none")
        String tls_certificate() default "";

        @AttributeDefinition(
                required = false,
                description = "tls: PEM file of the key to it, PKCS #8 without a password")
        String tls_key() default "";

        @AttributeDefinition(description = "tls: whether the receiver's certificate has to be for its host")
        boolean tls_verify_host() default true;
    }

    /** A sink for this configuration; nothing is connected before the first event. */
    @Activate
    public SyslogSink(BundleContext context, @Reference Journal journal, Config config) {
        this(context.getBundle().getVersion().toString(), journal, config);
    }

    SyslogSink(String version, Journal journal, Config config) {
        Origin origin = new Origin(facility(config), host(config), config.app_name(), pid(), version);
        boolean modern = config.format().equals("rfc5424");
        Header header = modern ? new Rfc5424(origin) : new Rfc3164(origin, ZoneId.systemDefault());
        this.messages = new Messages(header, body(version, journal, config), config.message_bytes(), modern);
        this.link = link(config);
    }

    private static long pid() {
        return ProcessHandle.current().pid();
    }

    private static int facility(Config config) {
        int number = Priority.FACILITIES.indexOf(config.facility().strip());
        if (number < 0) {
            throw new IllegalArgumentException("facility: there is no such facility: " + config.facility());
        }
        return number;
    }

    private static String host(Config config) {
        if (!config.hostname().isBlank()) {
            return config.hostname();
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            // RFC 5424 has a way to say that it is not known
            return "-";
        }
    }

    private static Body body(String version, Journal journal, Config config) {
        return switch (config.message()) {
            case "ecs" -> new EcsBody(journal::json);
            case "cef" -> new CefBody(version);
            default -> new TextBody();
        };
    }

    private static Link link(Config config) {
        String host = config.host().strip();
        if (host.isEmpty()) {
            throw new IllegalArgumentException("host: a name or an address is expected: " + config.host());
        }
        boolean tls = config.transport().equals("tls");
        int port = config.port() > 0 ? config.port() : tls ? TLS_PORT : PORT;
        if (config.transport().equals("udp")) {
            return new UdpLink(host, port);
        }
        Duration patience = Duration.ofSeconds(config.timeout_seconds());
        var context = tls ? Pem.context(config.tls_trust(), config.tls_certificate(), config.tls_key()) : null;
        Framing framing = config.framing().equals("newline") ? Framing.NEWLINE : Framing.OCTET_COUNTING;
        TcpDial dial = new TcpDial(host, port, patience, context, config.tls_verify_host());
        return new StreamLink(dial, framing, patience, config.resend());
    }

    /** Ends the connection. */
    @Deactivate
    void close() {
        link.close();
    }

    @Override
    public void deliver(List<SensorEvent> events) throws IOException {
        link.send(events.stream().map(messages::of).toList());
    }
}
