package org.sundew.listener;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/**
 * The {@code listen.*} keys that any sim server's cfg may have beside the sim's own. Declared once, here, so that a
 * configuration can be checked before it is delivered. A key without a default takes it from the sim server or from the
 * listener's own configuration.
 */
@ObjectClassDefinition(
        id = "org.sundew.listen",
        name = "Sundew listen",
        description = "Where and how a sim server listens")
@interface ListenKeys {
    /** What the keys start with. */
    String PREFIX_ = "listen.";

    /** {@code listen.port}. */
    @AttributeDefinition(
            required = false,
            description = "Sensor ports, single ones and ranges: 21, 2100-2121. 0 is any free port, for tests")
    String port();

    /** {@code listen.transport}. */
    @AttributeDefinition(
            required = false,
            description = "tcp or udp",
            options = {@Option(label = "TCP", value = "tcp"), @Option(label = "UDP", value = "udp")})
    String transport();

    /** {@code listen.bind}. */
    @AttributeDefinition(
            required = false,
            description = "all, loopback, an address, first-private, first-public, second-private ..., or a list")
    String bind();

    /** {@code listen.name}. */
    @AttributeDefinition(
            required = false,
            description = "The name in events and in the console. Default: kind and file name, as in ftp-main")
    String name();

    /** {@code listen.class}. */
    @AttributeDefinition(required = false, description = "A label that groups listens, for people")
    String class$();

    /** {@code listen.scenario}. */
    @AttributeDefinition(
            required = false,
            description = "The scenarios in which it is open: one, a list by commas, or * for every one")
    String scenario() default "main";

    /** {@code listen.enabled}. */
    @AttributeDefinition(required = false, description = "false keeps the port closed")
    boolean enabled() default true;

    /** {@code listen.severity}. */
    @AttributeDefinition(
            required = false,
            description = "What its events matter: low, medium or high. Default: the sim server's own",
            options = {
                @Option(label = "low", value = "low"),
                @Option(label = "medium", value = "medium"),
                @Option(label = "high", value = "high")
            })
    String severity();

    /** {@code listen.persona}. */
    @AttributeDefinition(
            required = false,
            description = "Who is played: the name of a persona. Blank: the sensor's own choice")
    String persona() default "";

    /** {@code listen.idle.seconds}. */
    @AttributeDefinition(
            required = false,
            description = "A visit ends after so many seconds without a byte in either direction",
            min = "1",
            max = "86400")
    int idle_seconds();

    /** {@code listen.visit.seconds}. */
    @AttributeDefinition(
            required = false,
            description = "A visit ends after so many seconds, busy or not",
            min = "1",
            max = "604800")
    int visit_seconds();

    /** {@code listen.receive.bytes}. */
    @AttributeDefinition(
            required = false,
            description = "A visit ends when the visitor sends more bytes than this",
            min = "1",
            max = "1099511627776")
    long receive_bytes();

    /** {@code listen.log.bytes}. */
    @AttributeDefinition(
            required = false,
            description = "So many bytes of each direction are kept for the event",
            min = "0",
            max = "16777216")
    int log_bytes();

    /** {@code listen.visits.max.per.ip}. */
    @AttributeDefinition(
            required = false,
            description = "This port's own limit on one visitor's connections, instead of the general one; 0 = none",
            min = "0")
    long visits_max_per_ip() default 0;

    /** {@code listen.visits.max.action}. */
    @AttributeDefinition(
            required = false,
            description = "What that limit does: lock-out, or ignore (serve on, unrecorded)",
            options = {@Option(label = "lock out", value = "lock-out"), @Option(label = "ignore", value = "ignore")})
    String visits_max_action() default "lock-out";

    /** {@code listen.tls}. */
    @AttributeDefinition(
            required = false,
            description = "on = encrypted from the first byte (TCP only)",
            options = {@Option(label = "off", value = "off"), @Option(label = "on", value = "on")})
    String tls() default "off";

    /** {@code listen.proxy.protocol}. */
    @AttributeDefinition(
            required = false,
            description = "on = each connection starts with a PROXY protocol header, v1 or v2 (TCP only)",
            options = {@Option(label = "off", value = "off"), @Option(label = "on", value = "on")})
    String proxy_protocol() default "off";

    /** {@code listen.proxy.trusted}. */
    @AttributeDefinition(
            required = false,
            description = "Whose header is believed: addresses and networks, by commas. Nobody else is served")
    String proxy_trusted();
}
