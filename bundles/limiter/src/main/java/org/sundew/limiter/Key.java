package org.sundew.limiter;

import java.util.Arrays;
import java.util.Optional;

/** A setting that a preset has a value for, in the order of the cfg. */
enum Key {
    CLIENTS("clients.max", "256", "100"),
    RECEIVE_BYTES("receive.bytes.max", "1048576", "131072"),
    LOG_BYTES("log.bytes.max", "65536", "16384"),
    TCP_CONCURRENT("tcp.concurrent.max.per.ip", "32", "10"),
    TCP_CONCURRENT_ACTION("tcp.concurrent.action", "close", Key.LOCK_OUT),
    TCP_CONNECTIONS("tcp.connections.max.per.ip", "1000", "200"),
    TCP_CONNECTIONS_ACTION("tcp.connections.action", "ignore", Key.LOCK_OUT),
    TCP_NETWORK("tcp.connections.max.per.net24", "0", "0"),
    TCP_PORTS("tcp.ports.max.per.ip", "50", "20"),
    TCP_PORTS_EVENT("tcp.ports.event", "10", "5"),
    TCP_LOCK_OUT("tcp.lock.out.minutes", "60", "240"),
    TCP_SAMPLE("tcp.sample.every", "100", "100"),
    TCP_RESET("tcp.reset.ignore.hours", "24", "48"),
    UDP_CONNECTIONS("udp.connections.max.per.port", "100", "25"),
    UDP_CONNECTIONS_ACTION("udp.connections.action", "ignore", Key.LOCK_OUT),
    UDP_PORTS("udp.ports.max.per.ip", "50", "20"),
    UDP_PORTS_EVENT("udp.ports.event", "10", "5"),
    UDP_RESET("udp.reset.ignore.hours", "24", "48"),
    ICMP_CONNECTIONS("icmp.connections.max.per.ip", "500", "100"),
    ICMP_LOCK_OUT("icmp.lock.out.minutes", "60", "240"),
    WIN_CONNECTIONS("win.connections.max.per.ip", "500", "100"),
    WIN_LOCK_OUT("win.lock.out.minutes", "60", "240"),
    GLOBAL_TCP("global.tcp.max", "100000", "10000"),
    GLOBAL_UDP("global.udp.max", "100000", "10000"),
    GLOBAL_ICMP("global.icmp.max", "100000", "10000"),
    GLOBAL_RESET("global.reset.lock.up.hours", "24", "24");

    static final String LOCK_OUT = "lock-out";

    private final String label;
    private final String normal;
    private final String cautious;

    Key(String label, String normal, String cautious) {
        this.label = label;
        this.normal = normal;
        this.cautious = cautious;
    }

    /** As it is written in the cfg. */
    String label() {
        return label;
    }

    /** What a preset says. */
    String value(Preset preset) {
        return preset == Preset.NORMAL ? normal : cautious;
    }

    /** The two buttons of KFSensor's dialog. */
    enum Preset {
        NORMAL,
        CAUTIOUS;

        String label() {
            return this == NORMAL ? "normal" : "cautious";
        }

        static Optional<Preset> of(String label) {
            return Arrays.stream(values())
                    .filter(each -> each.label().equals(label))
                    .findFirst();
        }
    }
}
