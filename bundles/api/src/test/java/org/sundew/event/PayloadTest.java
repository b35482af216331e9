package org.sundew.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ReadOnlyBufferException;
import org.junit.jupiter.api.Test;

class PayloadTest {
    @Test
    void showsNoByteThatATerminalWouldObey() {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }

        String text = Payload.of(all).escaped();

        assertThat(text)
                .matches("[\\x20-\\x7E]*")
                .startsWith("\\x00\\x01")
                .contains("\\t\\n")
                .contains("\\x1B");
        assertThat(Payload.of("a\\x41").escaped()).isEqualTo("a\\\\x41");
    }

    @Test
    void keepsItsContentOutOfLogLines() {
        assertThat(Payload.of("${jndi:x}")).hasToString("Payload[9 of 9 bytes]");
    }

    @Test
    void knowsWhenItWasCut() {
        assertThat(Payload.owning(new byte[3], 3).truncated()).isFalse();
        assertThat(Payload.owning(new byte[3], 4).truncated()).isTrue();
        assertThatThrownBy(() -> Payload.owning(new byte[3], 2)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void cannotBeChangedFromOutside() {
        byte[] bytes = {1, 2};
        Payload payload = Payload.of(bytes);
        bytes[0] = 9;
        payload.toByteArray()[1] = 9;

        assertThat(payload.toByteArray()).containsExactly(1, 2);
        assertThatThrownBy(() -> payload.bytes().put((byte) 1)).isInstanceOf(ReadOnlyBufferException.class);
    }
}
