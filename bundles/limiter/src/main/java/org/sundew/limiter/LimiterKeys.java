package org.sundew.limiter;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/**
 * The keys of {@code org.sundew.limiter.cfg}. Those without a default take it from the preset, which is why the component reads
 * its properties and not this: an annotation cannot tell 0 from nothing.
 */
@ObjectClassDefinition(name = "Sundew limiter", description = "The DOS limits: what a visitor may do, and all together")
@interface LimiterKeys {
    /** {@code preset}. */
    @AttributeDefinition(
            description = "Whose values hold for keys that are not set: normal or cautious",
            options = {@Option(label = "normal", value = "normal"), @Option(label = "cautious", value = "cautious")})
    String preset() default "normal";

    /** {@code clients.max}. */
    @AttributeDefinition(
            required = false,
            description = "How many TCP sessions all visitors together may have open; further ones are refused. "
                    + "Normal 256, cautious 100; 0 = any number",
            min = "0",
            max = "10000000")
    int clients_max();

    /** {@code receive.bytes.max}. */
    @AttributeDefinition(
            required = false,
            description = "How many bytes a visitor may send in a visit, where neither listen nor listener says. "
                    + "Normal 1048576, cautious 131072",
            min = "1",
            max = "1099511627776")
    long receive_bytes_max();

    /** {@code log.bytes.max}. */
    @AttributeDefinition(
            required = false,
            description = "How many bytes of each direction of a visit are kept, where neither listen nor "
                    + "listener says. Normal 65536, cautious 16384",
            min = "0",
            max = "16777216")
    int log_bytes_max();

    /** {@code tcp.concurrent.max.per.ip}. */
    @AttributeDefinition(
            required = false,
            description =
                    "How many TCP sessions one visitor may have open. Normal 32, cautious 10; 0 = any " + "number",
            min = "0",
            max = "10000000")
    int tcp_concurrent_max_per_ip();

    /** {@code tcp.concurrent.action}. */
    @AttributeDefinition(
            required = false,
            description = "What happens to a visitor with more: close (only the session too many) or lock-out. "
                    + "Normal close, cautious lock-out",
            options = {@Option(label = "close", value = "close"), @Option(label = "lock-out", value = "lock-out")})
    String tcp_concurrent_action();

    /** {@code tcp.connections.max.per.ip}. */
    @AttributeDefinition(
            required = false,
            description = "How many TCP connections one visitor may make to all ports without a limit of their "
                    + "own together. Normal 1000, cautious 200; 0 = any number",
            min = "0",
            max = "1000000000000")
    long tcp_connections_max_per_ip();

    /** {@code tcp.connections.action}. */
    @AttributeDefinition(
            required = false,
            description = "What happens to a visitor that makes more: ignore (served, not recorded) or lock-out. "
                    + "Normal ignore, cautious lock-out",
            options = {@Option(label = "ignore", value = "ignore"), @Option(label = "lock-out", value = "lock-out")})
    String tcp_connections_action();

    /** {@code tcp.connections.max.per.net24}. */
    @AttributeDefinition(
            required = false,
            description = "How many TCP connections the visitors of one IPv4 /24 network may make together before "
                    + "the network is locked out. 0 = any number, by both presets",
            min = "0",
            max = "1000000000000")
    long tcp_connections_max_per_net24();

    /** {@code tcp.ports.max.per.ip}. */
    @AttributeDefinition(
            required = false,
            description = "How many TCP ports one visitor may try before it is locked out; no more than "
                    + "visitors.ports.max in intake's cfg. Normal 50, cautious 20; 0 = any number",
            min = "0",
            max = "1024")
    int tcp_ports_max_per_ip();

    /** {@code tcp.ports.event}. */
    @AttributeDefinition(
            required = false,
            description = "At how many TCP ports tried by one visitor a port scan is told of. Normal 10, cautious "
                    + "5; 0 = never",
            min = "0",
            max = "1024")
    int tcp_ports_event();

    /** {@code tcp.lock.out.minutes}. */
    @AttributeDefinition(
            required = false,
            description = "How long a visitor that is locked out of TCP or UDP must keep away to be let in again, "
                    + "in minutes; each attempt starts them anew. Normal 60, cautious 240",
            min = "1",
            max = "525600")
    int tcp_lock_out_minutes();

    /** {@code tcp.sample.every}. */
    @AttributeDefinition(
            required = false,
            description = "Of the visits of an ignored visitor, by TCP or UDP, every how many one is recorded. "
                    + "Both 100; 0 = none",
            min = "0",
            max = "1000000")
    int tcp_sample_every();

    /** {@code tcp.reset.ignore.hours}. */
    @AttributeDefinition(
            required = false,
            description = "After how many hours a visitor is no longer ignored by TCP, and counts from zero. "
                    + "Normal 24, cautious 48; 0 = never",
            min = "0",
            max = "87600")
    int tcp_reset_ignore_hours();

    /** {@code udp.connections.max.per.port}. */
    @AttributeDefinition(
            required = false,
            description = "How many UDP visits one visitor may make to one port that has no limit of its own. "
                    + "Normal 100, cautious 25; 0 = any number",
            min = "0",
            max = "1000000000000")
    long udp_connections_max_per_port();

    /** {@code udp.connections.action}. */
    @AttributeDefinition(
            required = false,
            description = "What happens to a visitor that makes more: ignore (served, not recorded) or lock-out. "
                    + "Normal ignore, cautious lock-out",
            options = {@Option(label = "ignore", value = "ignore"), @Option(label = "lock-out", value = "lock-out")})
    String udp_connections_action();

    /** {@code udp.ports.max.per.ip}. */
    @AttributeDefinition(
            required = false,
            description = "How many UDP ports one visitor may try before it is locked out; no more than "
                    + "visitors.ports.max in intake's cfg. Normal 50, cautious 20; 0 = any number",
            min = "0",
            max = "1024")
    int udp_ports_max_per_ip();

    /** {@code udp.ports.event}. */
    @AttributeDefinition(
            required = false,
            description = "At how many UDP ports tried by one visitor a port scan is told of. Normal 10, cautious "
                    + "5; 0 = never",
            min = "0",
            max = "1024")
    int udp_ports_event();

    /** {@code udp.reset.ignore.hours}. */
    @AttributeDefinition(
            required = false,
            description = "After how many hours a visitor is no longer ignored by UDP, and counts from zero. "
                    + "Normal 24, cautious 48; 0 = never",
            min = "0",
            max = "87600")
    int udp_reset_ignore_hours();

    /** {@code icmp.connections.max.per.ip}. */
    @AttributeDefinition(
            required = false,
            description = "How many ICMP messages of any type one visitor may send before it is locked out. "
                    + "Normal 500, cautious 100; 0 = any number",
            min = "0",
            max = "1000000000000")
    long icmp_connections_max_per_ip();

    /** {@code icmp.lock.out.minutes}. */
    @AttributeDefinition(
            required = false,
            description = "How long a visitor that is locked out of ICMP must keep away, in minutes. Normal 60, "
                    + "cautious 240",
            min = "1",
            max = "525600")
    int icmp_lock_out_minutes();

    /** {@code win.connections.max.per.ip}. */
    @AttributeDefinition(
            required = false,
            description = "How many Windows audit events of any kind one visitor may cause before it is locked "
                    + "out. Normal 500, cautious 100; 0 = any number",
            min = "0",
            max = "1000000000000")
    long win_connections_max_per_ip();

    /** {@code win.lock.out.minutes}. */
    @AttributeDefinition(
            required = false,
            description = "How long a visitor that is locked out of WIN must keep away, in minutes. Normal 60, "
                    + "cautious 240",
            min = "1",
            max = "525600")
    int win_lock_out_minutes();

    /** {@code global.tcp.max}. */
    @AttributeDefinition(
            required = false,
            description = "How many TCP visits are let in within the window of global.reset.lock.up.hours before "
                    + "TCP is locked up. Normal 100000, cautious 10000; 0 = any number",
            min = "0",
            max = "1000000000000")
    long global_tcp_max();

    /** {@code global.udp.max}. */
    @AttributeDefinition(
            required = false,
            description = "The same for UDP. Normal 100000, cautious 10000; 0 = any number",
            min = "0",
            max = "1000000000000")
    long global_udp_max();

    /** {@code global.icmp.max}. */
    @AttributeDefinition(
            required = false,
            description = "The same for ICMP. Normal 100000, cautious 10000; 0 = any number",
            min = "0",
            max = "1000000000000")
    long global_icmp_max();

    /** {@code global.reset.lock.up.hours}. */
    @AttributeDefinition(
            required = false,
            description = "The window of the global limits, in hours: what is locked up is looked at every hour, "
                    + "and as many are let in as the window has room for. Both 24",
            min = "1",
            max = "720")
    int global_reset_lock_up_hours();

    /** {@code watched.max}. */
    @AttributeDefinition(
            description =
                    "How many visitors that a limit has hit are remembered for each protocol. Beyond that, those that "
                            + "are not locked out give way; about 130 bytes each",
            min = "16",
            max = "10000000")
    int watched_max() default 50_000;

    /** {@code snapshot.seconds}. */
    @AttributeDefinition(
            description = "How often lock-outs, lock-ups and what is ignored are written to disk, in seconds; they are "
                    + "written when the sensor stops in any case. 0 = only then",
            min = "0",
            max = "86400")
    int snapshot_seconds() default 30;

    /** {@code restart.forgets}. */
    @AttributeDefinition(description = "Whether a restart forgets every count, lock-out and lock-up, as KFSensor does")
    boolean restart_forgets() default false;
}
