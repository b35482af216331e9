package org.sundew.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class NearestTest {
    private static final List<String> KEYS = List.of("listen.port", "listen.bind", "banner");

    @Test
    void findsAKeyThatWasMistyped() {
        assertThat(Nearest.to("listen.prot", KEYS)).isEqualTo("listen.port");
        assertThat(Nearest.to("baner", KEYS)).isEqualTo("banner");
    }

    @Test
    void findsNothingNearAStrangeKey() {
        assertThat(Nearest.to("colour", KEYS)).isEmpty();
        assertThat(Nearest.to("x", KEYS)).isEmpty();
    }
}
