package org.sundew.sim.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sundew.event.Note;
import org.sundew.event.Observation;
import org.sundew.testkit.SimHarness;

/** However the network cuts the stream into pieces, the answers and the evidence are the same. */
@SuppressWarnings("StringConcatToTextBlock") // CR LF is part of the protocol: a text block would hide it
class CutAnywhereTest {
    private static final String MULTIPART =
            "--XyZ\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nhello\r\n--XyZ\r\n"
                    + "Content-Disposition: form-data; name=\"f\"; filename=\"a.php\"\r\nContent-Type: text/plain\r\n\r\n"
                    + "<?php\r\n--XyQ\r\n\r\r\n--Xy ?>\r\n--XyZ--\r\n";

    private static final List<String> CONVERSATIONS = List.of(
            "GET / HTTP/1.1\r\nHost: a\r\n\r\nGET /nothing HTTP/1.1\r\nHost: a\r\n\r\nHEAD / HTTP/1.1\r\nHost: a\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n4;x=y\r\nuser\r\nA\r\n=a&pass=bc\r\n0\r\nT: v\r\n\r\n"
                    + "GET /robots.txt HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
            "POST /login HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 19\r\n\r\n"
                    + "login=root&pw=toor%21GET /admin/ HTTP/1.0\r\nAuthorization: Basic YWRtaW46c2VjcmV0\r\n\r\n",
            "POST /up HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=XyZ\r\nContent-Length: "
                    + MULTIPART.length() + "\r\n\r\n" + MULTIPART + "GET /css HTTP/1.1\r\nHost: a\r\n\r\n",
            "\r\n\r\nPUT /x.jsp HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\nabcdeGET / HTTP/2.0\r\n\r\n",
            "GET / HTTP/1.1\nHost: a\nX: \001\n\nGET /../x HTTP/1.1\r\nHost: a\r\n\r\n",
            "\u0016\u0003\u0001\u0000\u00a5\u0001\u0000\u0000GET /\r\n",
            "GET http://example.org/ HTTP/1.1\r\nHost: b\r\n\r\nCONNECT example.org:25 HTTP/1.1\r\nHost: b\r\n\r\n");

    record Outcome(String answers, List<Observation> reports, List<Note> notes) {}

    static Stream<Persona> personas() {
        return Stream.of("apache", "nginx", "iis").map(name -> Persona.of(name, ""));
    }

    private static Outcome outcome(Persona persona, String... pieces) {
        SimHarness visitor = SimHarness.visit(Lab.server(persona), Lab.visit(80));
        for (String piece : pieces) {
            visitor.say(piece);
        }
        visitor.end();
        return new Outcome(visitor.read(), visitor.reports(), visitor.notes());
    }

    @ParameterizedTest
    @MethodSource("personas")
    void cutOnceAtEveryByte(Persona persona) {
        for (String conversation : CONVERSATIONS) {
            Outcome whole = outcome(persona, conversation);

            for (int cut = 1; cut < conversation.length(); cut++) {
                Outcome cutThere = outcome(persona, conversation.substring(0, cut), conversation.substring(cut));
                assertThat(cutThere).as("cut at %d of %s", cut, conversation).isEqualTo(whole);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("personas")
    void byteByByte(Persona persona) {
        for (Exchanges.Exchanged exchange : Exchanges.all()) {
            if (exchange.request().length() > 2000) {
                continue;
            }
            Outcome whole = outcome(persona, exchange.request());

            Outcome bytes = outcome(persona, exchange.request().split("", -1));

            assertThat(bytes).as(exchange.name()).isEqualTo(whole);
        }
    }
}
