package org.sundew.sim.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sundew.testkit.SimHarness;

/** Each exchange that was held with the real servers, held with us: the same bytes must come back. */
class SameAsTheProductTest {
    private static final Map<String, Persona> PERSONAS =
            Map.of("apache", Persona.of("apache", "2.4.71"), "nginx", Persona.of("nginx", "1.22.1"));

    private static final String PORT =
            "the Location has the port that the visitor named, so that redirects work behind NAT";
    private static final String PREFIX = "what the guard covers ends at a slash, not in the middle of a name";
    private static final String RANGES = "several ranges get the whole page, as RFC 9110 section 14.2 allows";
    private static final String BODY = "the body is asked for and read before the answer: it is what we are here for";
    private static final String WORDING = "another server name on the page that says 400";
    private static final String TRIFLE = "not worth a rule of its own";

    /** Where we differ, knowingly, and why. */
    private static final Map<String, String> DIFFERENT = Map.ofEntries(
            Map.entry("nginx dirredir_port", PORT),
            Map.entry("nginx absuri_dir", PORT),
            Map.entry("nginx host_ip6", PORT),
            Map.entry("nginx 401adminx", PREFIX),
            Map.entry("apache range_r6", RANGES),
            Map.entry("nginx range_r6", RANGES),
            Map.entry("nginx exp", BODY),
            Map.entry("nginx exp_10", BODY),
            Map.entry("nginx exp_404", BODY),
            Map.entry("nginx exp_body", BODY),
            Map.entry("nginx exp_get", TRIFLE),
            Map.entry("apache exp_get", TRIFLE),
            Map.entry("nginx http09post", TRIFLE),
            Map.entry("apache crcrline", TRIFLE),
            Map.entry("apache absuri_ftp", WORDING),
            Map.entry("apache abs_bad", WORDING),
            Map.entry("apache host_two_colons", WORDING),
            Map.entry("apache abs_port", WORDING));

    static Stream<Arguments> exchanges() {
        List<Exchanges.Exchanged> all = Exchanges.all();
        return all.stream()
                .flatMap(exchange -> PERSONAS.keySet().stream()
                        .sorted()
                        .map(server -> Arguments.of(server, exchange.name(), exchange)))
                .filter(each -> !DIFFERENT.containsKey(each.get()[0] + " " + each.get()[1]));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("exchanges")
    void answersByteByByte(String server, String name, Exchanges.Exchanged exchange) {
        int port = server.equals("apache") ? 80 : 18082;
        SimHarness visitor = SimHarness.visit(Lab.server(PERSONAS.get(server)), Lab.visit(port));

        visitor.say(exchange.request());

        Exchanges.Answer answer = exchange.answers().get(server);
        assertThat(visitor.read()).isEqualTo(answer.bytes());
        visitor.elapse(Duration.ofSeconds(2));
        if (answer.closed()) {
            visitor.expectClosed();
        } else {
            visitor.expectOpen();
        }
    }
}
