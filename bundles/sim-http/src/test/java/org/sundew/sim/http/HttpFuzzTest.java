package org.sundew.sim.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.sundew.sim.SimServer;
import org.sundew.testkit.SimHarness;

/**
 * Whatever a visitor says: nothing is thrown, no more is held in memory than the budget allows, and all of it is given back
 * at the end; and cutting the stream elsewhere changes no answer.
 */
class HttpFuzzTest {
    private static final int BUDGET = 1 << 18;

    /** The first byte chooses the persona, the second where the rest is cut. */
    static Stream<byte[]> requests() {
        return Exchanges.all().stream()
                .map(Exchanges.Exchanged::request)
                .filter(request -> request.length() < 500 && request.hashCode() % 5 == 0)
                .map(request -> ("\u0001\u0009" + request).getBytes(StandardCharsets.ISO_8859_1));
    }

    @MethodSource("requests")
    @FuzzTest(maxDuration = "5m")
    void bearsAnything(byte[] data) {
        if (data.length < 3) {
            return;
        }
        Persona persona = Persona.of(new String[] {"apache", "nginx", "iis"}[Math.floorMod(data[0], 3)], "");
        byte[] said = Arrays.copyOfRange(data, 2, data.length);
        int size = 1 + (data[1] & 0xFF);

        String whole = talk(persona, said, said.length);
        String pieces = talk(persona, said, size);

        assertThat(pieces).isEqualTo(whole);
    }

    private static String talk(Persona persona, byte[] said, int size) {
        Budget budget = new Budget(BUDGET);
        Setup setup = Lab.setup(persona, budget);
        SimServer server = session -> new HttpDialog(session, setup);
        SimHarness visitor = SimHarness.visit(server, Lab.visit(80));
        for (int from = 0; from < said.length; from += size) {
            visitor.say(Arrays.copyOfRange(said, from, Math.min(said.length, from + size)));
            assertThat(budget.free()).isNotNegative();
        }
        visitor.end().hangUp();
        assertThat(budget.free()).isEqualTo(BUDGET);
        return visitor.read();
    }
}
