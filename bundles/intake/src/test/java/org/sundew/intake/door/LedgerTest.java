package org.sundew.intake.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sundew.admin.VisitorView;
import org.sundew.event.Endpoint;
import org.sundew.event.Id;
import org.sundew.event.Listen;
import org.sundew.event.PortLimit;
import org.sundew.event.Severity;
import org.sundew.event.Transport;
import org.sundew.event.Visit;
import org.sundew.gate.Arrival;
import org.sundew.testkit.ManualClock;
import org.sundew.testkit.Samples;

final class LedgerTest {
    private static final int BOUND = 1600;
    private static final Endpoint SENSOR = Samples.endpoint("198.51.100.1", 21);
    private static final Listen FTP = Samples.listen("ftp", 21);
    private static final Listen DNS = new Listen("dns", "dns", Transport.UDP, 53, "main", Severity.LOW, PortLimit.NONE);

    private final ManualClock clock = new ManualClock();
    private final Ledger ledger = new Ledger(BOUND, 64, 42);

    private Arrival arrive(String address, Listen listen) {
        return ledger.arrive(new Id(1, 1), clock.instant(), Samples.endpoint(address, 40000), SENSOR, listen, 1);
    }

    @Test
    void countsPortsWithALimitOfTheirOwnApart() {
        Listen own = new Listen("smtp", "smtp", Transport.TCP, 25, "main", Severity.LOW, new PortLimit(3, true));

        arrive("192.0.2.1", FTP);
        Arrival limited = arrive("192.0.2.1", own);
        Arrival general = arrive("192.0.2.1", FTP);

        assertThat(limited.general()).isEqualTo(1);
        assertThat(limited.onPort()).isEqualTo(1);
        assertThat(general.general()).isEqualTo(2);
        assertThat(general.total()).isEqualTo(3);
    }

    @Test
    void forgetsWhatWasCountedButNotWhatIsOpen() {
        arrive("192.0.2.1", FTP);
        arrive("192.0.2.1", DNS);

        assertThat(ledger.forget("192.0.2.1")).isTrue();
        assertThat(ledger.forget("192.0.2.9")).isFalse();
        assertThat(ledger.forget("nobody")).isFalse();

        Arrival next = arrive("192.0.2.1", FTP);
        assertThat(next.total()).isEqualTo(1);
        assertThat(next.onPort()).isEqualTo(1);
        assertThat(next.ports()).isEqualTo(1);
        assertThat(next.openNow()).isEqualTo(2);
    }

    private Arrival pass(int address) {
        try {
            byte[] bytes = ByteBuffer.allocate(4).putInt(address).array();
            Endpoint visitor = new Endpoint(InetAddress.getByAddress(bytes), 40000);
            Arrival arrival = ledger.arrive(new Id(1, 1), clock.instant(), visitor, SENSOR, FTP, 1);
            ledger.leave(arrival.visit());
            return arrival;
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void countsAVisitorsArrivalsByTransportAndPort() {
        Arrival first = arrive("192.0.2.7", FTP);
        Arrival second = arrive("192.0.2.7", Samples.listen("http", 80));
        Arrival third = arrive("192.0.2.7", FTP);
        Arrival other = arrive("192.0.2.7", DNS);

        assertThat(List.of(first.total(), second.total(), third.total(), other.total()))
                .containsExactly(1L, 2L, 3L, 1L);
        assertThat(List.of(first.onPort(), second.onPort(), third.onPort())).containsExactly(1L, 1L, 2L);
        assertThat(List.of(first.ports(), second.ports(), third.ports(), other.ports()))
                .containsExactly(1, 2, 2, 1);
        assertThat(third.visit().ordinal()).isEqualTo(3);
    }

    @Test
    void countsOpenSessionsByTransport() {
        Visit first = arrive("192.0.2.7", FTP).visit();
        assertThat(arrive("192.0.2.7", FTP).openNow()).isEqualTo(2);
        assertThat(arrive("192.0.2.7", DNS).openNow()).isEqualTo(1);

        ledger.leave(first);

        assertThat(arrive("192.0.2.7", FTP).openNow()).isEqualTo(2);
        assertThat(arrive("192.0.2.8", FTP).openNow()).isEqualTo(1);
    }

    @Test
    void takesAnIpv6NetworkForOneVisitorAndMappedAddressesForIpv4() throws UnknownHostException {
        arrive("2001:db8::1", FTP);
        arrive("192.0.2.7", FTP);

        assertThat(arrive("2001:db8::2", FTP).total()).isEqualTo(2);
        assertThat(arrive("2001:db8:0:1::2", FTP).total()).isEqualTo(1);
        assertThat(arrive("::ffff:192.0.2.7", FTP).total()).isEqualTo(2);
    }

    @Test
    void tellsWhatItRemembersOfAVisitor() {
        var start = clock.instant();
        arrive("192.0.2.7", FTP);
        clock.elapse(Duration.ofSeconds(5));
        arrive("192.0.2.7", DNS);

        assertThat(ledger.find("192.0.2.7"))
                .contains(new VisitorView("192.0.2.7", start, clock.instant(), 2, 2, List.of("21/tcp", "53/udp")));
        assertThat(ledger.find("192.0.2.8")).isEmpty();
        assertThat(ledger.find("no address")).isEmpty();
    }

    @Test
    void listsTheLatestFirst() {
        for (int i = 1; i <= 5; i++) {
            pass(i);
            clock.elapse(Duration.ofSeconds(1));
        }
        pass(2);

        assertThat(ledger.latest(3)).extracting(VisitorView::address).containsExactly("0.0.0.2", "0.0.0.5", "0.0.0.4");
        assertThat(ledger.latest(100)).hasSize(5);
        assertThat(ledger.latest(0)).isEmpty();
    }

    @Test
    void neverRemembersMoreThanItsBound() {
        for (int i = 0; i < BOUND * 5; i++) {
            pass(i);
            assertThat(ledger.visitors()).isLessThanOrEqualTo(BOUND);
        }

        assertThat(ledger.visitors()).isGreaterThan(BOUND * 98L / 100);
        assertThat(ledger.evicted()).isEqualTo(BOUND * 5 - ledger.visitors());
    }

    @Test
    void neverForgetsAVisitorWithAnOpenSession() {
        Visit open = arrive("192.0.2.7", FTP).visit();
        for (int i = 0; i < BOUND * 10; i++) {
            pass(i);
        }
        assertThat(arrive("192.0.2.7", FTP).total()).isEqualTo(2);

        ledger.leave(open);

        assertThat(arrive("192.0.2.7", FTP).openNow()).isEqualTo(2);
    }

    @Test
    void exceedsItsBoundOnlyByOpenSessions() {
        for (int i = 0; i < BOUND * 2; i++) {
            arrive("10.0." + i / 256 + "." + i % 256, FTP);
        }
        assertThat(ledger.visitors()).isEqualTo(BOUND * 2);

        for (int i = 0; i < BOUND * 2; i++) {
            ledger.leave(arrive("10.0." + i / 256 + "." + i % 256, FTP).visit());
            ledger.leave(new Visit(
                    new Id(1, 1),
                    clock.instant(),
                    Samples.endpoint("10.0." + i / 256 + "." + i % 256, 1),
                    SENSOR,
                    FTP,
                    1));
        }
        for (int i = 0; i < BOUND; i++) {
            pass(i);
        }

        assertThat(ledger.visitors()).isLessThanOrEqualTo(BOUND);
    }

    @Test
    void forgetsVisitorsThatCameOnceBeforeThoseThatCameBack() {
        for (int round = 0; round < 4; round++) {
            for (int i = 0; i < BOUND / 4; i++) {
                pass(i);
            }
        }

        for (int i = 0; i < BOUND; i++) {
            pass(1_000_000 + i);
        }

        int kept = 0;
        for (int i = 0; i < BOUND / 4; i++) {
            kept += pass(i).total() == 5 ? 1 : 0;
        }
        assertThat(kept).isGreaterThan(BOUND / 4 * 9 / 10);
    }

    @Test
    void keepsItsCountsWhenItsBoundChanges() {
        for (int i = 0; i < BOUND; i++) {
            pass(i);
        }
        arrive("192.0.2.7", FTP);

        ledger.bound(160, 64);
        assertThat(ledger.visitors()).isLessThanOrEqualTo(161);
        ledger.bound(BOUND, 64);

        assertThat(arrive("192.0.2.7", FTP).total()).isEqualTo(2);
    }
}
