package org.sundew.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortRangesTest {
    @Test
    void readsPortsAndRangesInAnyOrder() {
        assertThat(PortRanges.parse("2100-2102, 21,2101 ,0, 65535")).containsExactly(0, 21, 2100, 2101, 2102, 65535);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", "21,", "ftp", "-1", "65536", "1-", "-", "2-1", "1 2", "1-2-3", "９"})
    void refusesAnythingElse(String text) {
        assertThatThrownBy(() -> PortRanges.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {PortRanges.MAX_PORTS - 1, PortRanges.MAX_PORTS})
    void takesSoManyPorts(int count) {
        assertThat(PortRanges.parse("1-" + count)).hasSize(count);
    }

    @Test
    void refusesMorePorts() {
        assertThatThrownBy(() -> PortRanges.parse("1-" + (PortRanges.MAX_PORTS + 1)))
                .hasMessageContaining("more than 4096 ports");
    }
}
