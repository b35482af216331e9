package org.sundew.sim.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.apache.sshd.common.compression.Compression;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.junit.jupiter.api.Test;

class BoundedZlibTest {
    private final Compression visitors = new BoundedZlib().create();
    private final Compression ours = new BoundedZlib().create();

    private int unpacked(int length) throws IOException {
        ByteArrayBuffer packet = new ByteArrayBuffer(new byte[length]);
        visitors.compress(packet);
        ByteArrayBuffer plain = new ByteArrayBuffer();
        ours.uncompress(packet, plain);
        return plain.available();
    }

    @Test
    void givesBackWhatWasPacked() throws IOException {
        assertThat(unpacked(10)).isEqualTo(10);
        assertThat(unpacked(100_000)).isEqualTo(100_000);
    }

    @Test
    void stopsAtAPacketThatBecomesTooLarge() throws IOException {
        assertThat(unpacked(BoundedZlib.UNPACKED_MAX - 1)).isEqualTo(BoundedZlib.UNPACKED_MAX - 1);
        assertThat(unpacked(BoundedZlib.UNPACKED_MAX)).isEqualTo(BoundedZlib.UNPACKED_MAX);
        assertThatThrownBy(() -> unpacked(BoundedZlib.UNPACKED_MAX + 1)).hasMessageContaining("unpacks to more");
    }
}
