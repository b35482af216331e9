package org.sundew.listener;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Whatever a visitor says on TLS, it is read the same however it is cut, and nothing of it is kept. */
class HelloFuzzTest {
    private static final int MESSAGE_HEADER = 4;

    @FuzzTest(maxDuration = "2m")
    void readsAnyBytesTheSameHoweverTheyAreCut(byte[] bytes) {
        check(bytes);
    }

    @FuzzTest(maxDuration = "2m")
    void readsAnyHelloTheSameHoweverItIsCut(byte[] body) {
        if (body.length < HelloReader.MOST - MESSAGE_HEADER) {
            check(ByteBuffer.allocate(9 + body.length)
                    .put((byte) 22)
                    .putShort((short) 0x0301)
                    .putShort((short) (MESSAGE_HEADER + body.length))
                    .putInt(1 << 24 | body.length)
                    .put(body)
                    .array());
        }
    }

    private static void check(byte[] bytes) {
        Budget budget = new Budget(() -> Long.MAX_VALUE);
        HelloReader slow = new HelloReader(budget);
        String dripped = "";
        for (int i = 0; i < bytes.length; i++) {
            dripped += prints(slow.read(ByteBuffer.wrap(bytes, i, 1)));
        }
        slow.stop();
        HelloReader quick = new HelloReader(budget);
        String atOnce = prints(quick.read(ByteBuffer.wrap(bytes)));
        quick.stop();
        if (!atOnce.equals(dripped) || budget.used() != 0) {
            throw new AssertionError("'" + atOnce + "' or '" + dripped + "', " + budget.used() + " bytes kept");
        }
    }

    private static String prints(Optional<ClientHello> hello) {
        return hello.map(said -> Ja3.of(said) + Ja4.of(said) + said.serverName())
                .orElse("");
    }
}
