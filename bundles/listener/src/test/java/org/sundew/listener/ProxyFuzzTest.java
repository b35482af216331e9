package org.sundew.listener;

import com.code_intelligence.jazzer.api.BugDetectors;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** Whatever a trusted proxy sends first, it makes exactly one arrival, and the visit ends. */
class ProxyFuzzTest {
    private static final byte[] SIGNATURE = HexFormat.of().parseHex("0d0a0d0a000d0a515549540a");
    private static final Bench BENCH = new Bench();
    private static long visits;

    static {
        BENCH.offer(session -> data -> {}, "listen.proxy.protocol", "on", "listen.proxy.trusted", "127.0.0.0/8");
    }

    @FuzzTest(maxDuration = "2m")
    void survivesAnyHeader(byte[] bytes) throws Exception {
        visit(bytes);
    }

    @FuzzTest(maxDuration = "2m")
    void survivesAnyHeaderOfVersionTwo(byte[] bytes) throws Exception {
        byte[] header = Arrays.copyOf(SIGNATURE, SIGNATURE.length + bytes.length);
        System.arraycopy(bytes, 0, header, SIGNATURE.length, bytes.length);
        visit(header);
    }

    @FuzzTest(maxDuration = "2m")
    void survivesAnyHeaderOfVersionOne(byte[] bytes) throws Exception {
        byte[] header = Arrays.copyOf("PROXY ".getBytes(StandardCharsets.US_ASCII), 6 + bytes.length);
        System.arraycopy(bytes, 0, header, 6, bytes.length);
        visit(header);
    }

    private static void visit(byte[] bytes) throws Exception {
        // Jazzer takes the visitor's own connection for a forged request, and forgets what was allowed before it fuzzes
        var unused = BugDetectors.allowNetworkConnections((host, port) -> host.equals("localhost"));
        try (Visitor visitor = BENCH.dial()) {
            visitor.say(bytes);
        }
        BENCH.left();
        visits++;
        if (BENCH.intake.arrivals() != visits || BENCH.intake.unread() != 0) {
            throw new AssertionError(visits + " visits made " + BENCH.intake.arrivals() + " arrivals");
        }
    }
}
