package org.sundew.sim.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.sundew.sim.SimServer;
import org.sundew.testkit.SimHarness;
import org.sundew.yaml.FlawedFile;

/**
 * Whatever a visitor says: nothing is thrown, no more is held in memory than the budget allows, and all of it is given back
 * at the end; and cutting the stream elsewhere changes no answer.
 */
class HttpFuzzTest {
    private static final int BUDGET = 1 << 18;

    /** A site with something of all that a site file can have. */
    private static final Sites SITES = sites("""
            product: {version: echo, failures: [{on: any, body: '${status} ${path} ${method}'}]}
            dav: [/dav]
            locks: [{path: /admin, users: ['admin:secret']}]
            forms:
              - path: [/login, /nothing]
                user: user
                password: pass
                accept: ['a:b']
                failed: {body: 'no ${user} ${target}', headers: ['X-User: ${user}', 'Location: ${origin}${query}']}
                succeeded: {status: 204}
            routes:
              - {path: '/css/**', streamed: true, body: '${host} ${answer hex 8}', tells: {event: command, from: [a]}}
              - {path: /**, proxied: true, status: 403, body: '${target}'}
            """);

    private static Sites sites(String yaml) {
        try {
            SiteFile file = SiteFileReader.read(yaml, Map.of(), true, false);
            Site lab = Lab.site(Persona.of("apache", ""));
            return new Sites(new Site(lab.pages(), lab.folders(), lab.indexes(), false, file), Map.of());
        } catch (FlawedFile e) {
            throw new AssertionError(e);
        }
    }

    /** The first byte chooses the persona, the second where the rest is cut. */
    static Stream<byte[]> requests() {
        return Exchanges.all().stream()
                .map(Exchanges.Exchanged::request)
                .filter(request -> request.length() < 500 && request.hashCode() % 5 == 0)
                .flatMap(request -> Stream.of("\u0001\u0009" + request, "\u0003\u0009" + request))
                .map(request -> request.getBytes(StandardCharsets.ISO_8859_1));
    }

    @MethodSource("requests")
    @FuzzTest(maxDuration = "5m")
    void bearsAnything(byte[] data) {
        if (data.length < 3) {
            return;
        }
        Persona persona = persona(Math.floorMod(data[0], 4));
        byte[] said = Arrays.copyOfRange(data, 2, data.length);
        int size = 1 + (data[1] & 0xFF);

        String whole = talk(persona, said, said.length);
        String pieces = talk(persona, said, size);

        assertThat(pieces).isEqualTo(whole);
    }

    private static Persona persona(int index) {
        Product product = SITES.main().file().product().orElseThrow();
        return index == 3 ? new Custom(() -> product) : Persona.of(new String[] {"apache", "nginx", "iis"}[index], "");
    }

    private static String talk(Persona persona, byte[] said, int size) {
        Budget budget = new Budget(BUDGET);
        Setup setup = Lab.setup(persona, new DatedSites(() -> SITES, persona), budget);
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
