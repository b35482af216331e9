package org.sundew.intake.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.sundew.event.Id;
import org.sundew.event.Listen;
import org.sundew.event.PortLimit;
import org.sundew.event.Severity;
import org.sundew.event.Transport;
import org.sundew.gate.Arrival;
import org.sundew.testkit.MemoryStore;
import org.sundew.testkit.Samples;

/** The ledger over a restart. */
final class RemembranceTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private final MemoryStore store = new MemoryStore();
    private final AtomicLong arrivals = new AtomicLong();

    private static Listen listen(Transport transport, int port, PortLimit limit) {
        return new Listen("one", "echo", transport, port, "main", Severity.LOW, limit);
    }

    private Arrival arrive(Ledger ledger, String address, Listen listen) {
        arrivals.incrementAndGet();
        Arrival arrival = ledger.arrive(
                new Id(1, 2),
                NOW,
                Samples.endpoint(address, 1234),
                Samples.endpoint("198.51.100.1", listen.port()),
                listen,
                1);
        ledger.leave(arrival.visit());
        return arrival;
    }

    private Ledger restarted(int visitors) {
        store.restart();
        Ledger next = new Ledger(visitors, 64, 99);
        new Remembrance(next, store, arrivals::get);
        return next;
    }

    @Test
    void countsGoOnAfterARestart() {
        Ledger before = new Ledger(1000, 64, 7);
        Remembrance remembrance = new Remembrance(before, store, arrivals::get);
        for (int port : new int[] {21, 22, 22, 80}) {
            arrive(before, "192.0.2.7", listen(Transport.TCP, port, PortLimit.NONE));
        }
        arrive(before, "192.0.2.7", listen(Transport.TCP, 25, new PortLimit(5, true)));
        arrive(before, "192.0.2.7", listen(Transport.UDP, 161, PortLimit.NONE));
        arrive(before, "2001:db8::1", listen(Transport.ICMP, 0, PortLimit.NONE));

        remembrance.end();
        Ledger after = restarted(1000);

        assertThat(after.find("192.0.2.7")).isEqualTo(before.find("192.0.2.7"));
        Arrival tcp = arrive(after, "192.0.2.7", listen(Transport.TCP, 22, PortLimit.NONE));
        assertThat(tcp.total()).isEqualTo(6);
        assertThat(tcp.general()).isEqualTo(5);
        assertThat(tcp.onPort()).isEqualTo(3);
        assertThat(tcp.ports()).isEqualTo(4);
        assertThat(tcp.openNow()).isEqualTo(1);
        assertThat(arrive(after, "192.0.2.7", listen(Transport.UDP, 161, PortLimit.NONE))
                        .total())
                .isEqualTo(2);
        assertThat(arrive(after, "2001:db8::ffff", listen(Transport.ICMP, 0, PortLimit.NONE))
                        .total())
                .isEqualTo(2);
    }

    @Test
    void whoHasSessionsOpenHasNoneAfterARestart() {
        Ledger before = new Ledger(1000, 64, 7);
        Remembrance remembrance = new Remembrance(before, store, arrivals::get);
        arrivals.incrementAndGet();
        before.arrive(
                new Id(1, 2),
                NOW,
                Samples.endpoint("192.0.2.7", 1),
                Samples.endpoint("198.51.100.1", 21),
                listen(Transport.TCP, 21, PortLimit.NONE),
                1);

        remembrance.end();

        assertThat(restarted(1000).find("192.0.2.7").orElseThrow().open()).isZero();
    }

    @Test
    void aSmallerLedgerTakesAsManyAsItHolds() {
        Ledger before = new Ledger(4000, 64, 7);
        Remembrance remembrance = new Remembrance(before, store, arrivals::get);
        for (int i = 0; i < 4000; i++) {
            arrive(before, "10.0." + i / 250 + "." + i % 250, listen(Transport.TCP, 21, PortLimit.NONE));
        }

        remembrance.end();

        assertThat(restarted(1600).visitors()).isBetween(1500L, 1600L);
    }

    @Test
    void writesOnlyWhenThereIsSomethingNew() {
        Ledger ledger = new Ledger(1000, 64, 7);
        Remembrance remembrance = new Remembrance(ledger, store, arrivals::get);
        remembrance.write();
        assertThat(store.writes()).isZero();

        arrive(ledger, "192.0.2.7", listen(Transport.TCP, 21, PortLimit.NONE));
        remembrance.write();
        remembrance.write();
        assertThat(store.writes()).isEqualTo(1);

        remembrance.changed();
        remembrance.end();
        assertThat(store.writes()).isEqualTo(2);
    }
}
