package org.sundew.intake.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sundew.event.Transport;

final class TallyTest {
    private static final int BOUND = 8;

    private final Tally tally = new Tally(Transport.TCP);

    private List<Long> ports() {
        List<Long> ports = new ArrayList<>();
        tally.eachPort(ports::add);
        return ports;
    }

    @Test
    void countsEachPort() {
        assertThat(tally.count(21, BOUND)).isEqualTo(1);
        assertThat(tally.count(65535, BOUND)).isEqualTo(1);
        assertThat(tally.count(21, BOUND)).isEqualTo(2);
        assertThat(tally.count(0, BOUND)).isEqualTo(1);

        assertThat(tally.total).isEqualTo(4);
        assertThat(tally.distinct()).isEqualTo(3);
        assertThat(ports()).containsExactly(21L, 65535L, 0L);
    }

    @Test
    void tellsApartAsManyPortsAsItsBound() {
        for (int port = 1; port <= BOUND; port++) {
            assertThat(tally.count(port, BOUND)).isEqualTo(1);
        }

        assertThat(tally.distinct()).isEqualTo(BOUND);
        assertThat(tally.count(BOUND, BOUND)).isEqualTo(2);
    }

    @Test
    void countsAllPortsBeyondItsBoundAsOne() {
        for (int port = 1; port <= BOUND; port++) {
            tally.count(port, BOUND);
        }

        assertThat(tally.count(100, BOUND)).isEqualTo(1);
        assertThat(tally.count(101, BOUND)).isEqualTo(2);
        assertThat(tally.count(1, BOUND)).isEqualTo(2);

        assertThat(tally.distinct()).isEqualTo(BOUND + 1);
        assertThat(tally.total).isEqualTo(BOUND + 3);
        assertThat(ports()).hasSize(BOUND);
    }
}
