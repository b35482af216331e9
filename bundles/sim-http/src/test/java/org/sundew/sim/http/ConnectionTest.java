package org.sundew.sim.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.sundew.event.Payload;
import org.sundew.sim.SimServer;
import org.sundew.testkit.SimHarness;

/** How long a connection lives, and what one may take. */
@SuppressWarnings("StringConcatToTextBlock") // CR LF is part of the protocol: a text block would hide it
class ConnectionTest {
    private static final String GET = "GET /robots.txt HTTP/1.1\r\nHost: a\r\n\r\n";

    private static int answers(SimHarness visitor) {
        return visitor.read().split("HTTP/1.1 200 OK", -1).length - 1;
    }

    private static SimHarness visit(Setup setup) {
        SimServer server = session -> new HttpDialog(session, setup);
        return SimHarness.visit(server, Lab.visit(80));
    }

    private static Setup setup(Manners manners, long bodyMax, Budget budget) {
        Setup lab = Lab.setup(Persona.of("apache", ""), budget);
        Dialect dialect = lab.dialect().withBodyMax(bodyMax);
        return new Setup(lab.front(), dialect, manners, "", lab.bodyBytes(), lab.uploadBytes(), budget, lab.dates());
    }

    @Test
    void closesAfterTheLastRequestItServes() {
        Manners three = Persona.of("apache", "").manners().but(-1, -1, -1, 3);
        SimHarness visitor = visit(setup(three, 100, new Budget(1 << 20)));

        visitor.say(GET + GET).expectOpen();
        assertThat(answers(visitor)).isEqualTo(2);
        visitor.say(GET + GET).expectClosed();

        assertThat(answers(visitor)).isEqualTo(1);
    }

    @Test
    void servesOneRequestWithoutKeepAlive() {
        Manners none = Persona.of("apache", "").manners().but(-1, -1, 0, -1);

        visit(setup(none, 100, new Budget(1 << 20)))
                .say(GET)
                .expectMatch(".*\r\nConnection: close\r\n.*")
                .expectClosed();
    }

    @Test
    void waitsForTheNextRequestAsLongAsTheProductDoes() {
        Lab.apache()
                .say(GET)
                .elapse(Duration.ofMillis(4999))
                .expectOpen()
                .say(GET)
                .elapse(Duration.ofMillis(4999))
                .expectOpen()
                .elapse(Duration.ofMillis(1))
                .expectClosed();
        Lab.nginx()
                .say(GET)
                .elapse(Duration.ofSeconds(74))
                .expectOpen()
                .elapse(Duration.ofSeconds(1))
                .expectClosed();
    }

    @Test
    void endsSlowHeadsWithoutHavingHeardThemOut() {
        SimHarness visitor = Lab.apache().say("GET / HTTP/1.1\r\nHost: a\r\n");
        for (int second = 0; second < 19; second++) {
            visitor.elapse(Duration.ofSeconds(1)).say("X: y\r\n").expectOpen();
        }

        visitor.elapse(Duration.ofSeconds(1));

        visitor.expectMatch("HTTP/1.1 408 Request Timeout\r\n.*").expectClosed().noted("http.malformed", "timed-out");
    }

    @Test
    void saysNothingToHalfARequestLine() {
        Lab.apache()
                .say("GET / HT")
                .elapse(Duration.ofSeconds(20))
                .expectSilence()
                .expectClosed()
                .reported("request");
        Lab.nginx()
                .say("GET / HTTP/1.1\r\nHost: a\r\n")
                .elapse(Duration.ofSeconds(60))
                .expectSilence()
                .expectClosed()
                .reported("request");
    }

    @Test
    void endsSlowBodies() {
        Lab.apache()
                .say("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nab")
                .elapse(Duration.ofSeconds(9))
                .say("c")
                .elapse(Duration.ofSeconds(9))
                .expectOpen()
                .elapse(Duration.ofSeconds(1))
                .expectMatch("HTTP/1.1 408 Request Timeout\r\n.*")
                .expectClosed()
                .reported("request-body");
    }

    @Test
    void closesOnWhoSaysNothing() {
        Lab.apache()
                .elapse(Duration.ofSeconds(49))
                .expectOpen()
                .elapse(Duration.ofSeconds(1))
                .expectClosed();
    }

    @Test
    void answersHalfAHeadWhenTheVisitorStops() {
        Lab.apache()
                .say("GET / HTTP/1.1\r\nHost: a\r\n")
                .end()
                .expectMatch("HTTP/1.1 400 Bad Request\r\n.*")
                .expectClosed();
        Lab.nginx().say("GET / HTTP/1.1\r\nHost: a\r\n").end().expectSilence().expectClosed();
    }

    @Test
    void takesBodiesUpToTheLimit() {
        Setup setup = setup(Persona.of("apache", "").manners(), 5, new Budget(1 << 20));

        for (int length = 4; length <= 6; length++) {
            String body = "x".repeat(length);
            visit(setup)
                    .say("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: " + length + "\r\n\r\n" + body)
                    .expectMatch(length <= 5 ? "HTTP/1.1 200 .*" : "HTTP/1.1 413 .*");
            visit(setup)
                    .say("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nxx\r\n" + (length - 2)
                            + "\r\n" + body.substring(2) + "\r\n0\r\n\r\n")
                    .expectMatch(length <= 5 ? "HTTP/1.1 200 .*" : "HTTP/1.1 413 .*");
        }
    }

    @Test
    void takesAsManyTrailersAsFields() {
        for (int lines = 99; lines <= 101; lines++) {
            Lab.apache()
                    .say("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n"
                            + "X: y\r\n".repeat(lines) + "\r\n")
                    .expectMatch(lines <= 100 ? "HTTP/1.1 200 .*" : "HTTP/1.1 400 .*exceeds this server's limit.*");
        }
    }

    @Test
    void hearsARefusedVisitorOutForAWhile() {
        SimHarness visitor = Lab.nginx();

        visitor.say("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2000000\r\n\r\n")
                .expectMatch("HTTP/1.1 413 .*Connection: close.*")
                .elapse(Duration.ofSeconds(4))
                .say("x".repeat(1000) + GET)
                .elapse(Duration.ofSeconds(4))
                .expectSilence()
                .expectOpen()
                .elapse(Duration.ofSeconds(1))
                .expectClosed();
        assertThat(visitor.reports()).hasSize(1);
    }

    @Test
    void readsNoFurtherWhileAnswersPileUp() {
        SimHarness visitor = Lab.nginx().stall();

        visitor.say(GET.repeat(2000));
        int before = answers(visitor);
        visitor.expectOpen();
        visitor.readOn();
        int after = answers(visitor);

        assertThat(before).isBetween(100, 400);
        assertThat(before + after).as("nginx serves a thousand").isEqualTo(1000);
        visitor.expectClosed();
    }

    @Test
    void keepsLessWhenTheBudgetIsSpent() {
        Budget budget = new Budget(2048);
        Setup setup = setup(Persona.of("apache", "").manners(), 100_000, budget);
        SimHarness first =
                visit(setup).say("PUT /a HTTP/1.1\r\nHost: a\r\nContent-Length: 9000\r\n\r\n" + "x".repeat(1000));
        SimHarness second =
                visit(setup).say("PUT /b HTTP/1.1\r\nHost: a\r\nContent-Length: 1500\r\n\r\n" + "y".repeat(1500));

        assertThat(second.reports()).anySatisfy(report -> {
            assertThat(report.action()).isEqualTo("upload");
            Payload payload = report.payload();
            assertThat(payload.total()).isEqualTo(1500);
            assertThat(payload.size()).isLessThan(1500);
        });
        first.hangUp();
        second.hangUp();
        assertThat(budget.free()).isEqualTo(2048);
    }

    /** Else what follows would be read as a request that the visitor may never have meant as one. */
    @Test
    void usesNoConnectionAgainWhereALengthCouldNotBeRead() {
        Lab.apache()
                .say("GET /%2f HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n" + GET)
                .expectMatch("HTTP/1.1 4.*")
                .expectClosed();
    }

    @Test
    void readsRequestsEvenWhenTheBudgetIsSpent() {
        Setup setup = setup(Persona.of("apache", "").manners(), 100, new Budget(0));

        visit(setup).say(GET).expectMatch("HTTP/1.1 200 .*");
        visit(setup)
                .say("GET / HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(5000) + "\r\n\r\n")
                .expectMatch("HTTP/1.1 400 .*");
    }

    @Test
    void countsAHeadAsLongAsItsBodyIsAwaited() {
        Budget budget = new Budget(1 << 20);
        SimHarness visitor = visit(setup(Persona.of("apache", "").manners(), 100, budget));

        visitor.say("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\nX: " + "x".repeat(8000) + "\r\n\r\n");

        assertThat(budget.free()).isLessThan((1 << 20) - 3900);
        visitor.say("123456789").expectMatch("HTTP/1.1 200 .*");
        assertThat(budget.free()).isEqualTo(1 << 20);
    }

    @Test
    void countsTheFieldsOfAFormInParts() {
        Budget budget = new Budget(1 << 20);
        SimHarness visitor = visit(setup(Persona.of("apache", "").manners(), 1 << 20, budget));
        String part = "--x\r\nContent-Disposition: form-data; name=\"" + "n".repeat(500) + "\"\r\n\r\n"
                + "v".repeat(1000) + "\r\n";

        visitor.say(
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 90000"
                        + "\r\n\r\n" + part.repeat(50));

        assertThat(budget.free()).isLessThan((1 << 20) - 49_000);
        visitor.hangUp();
        assertThat(budget.free()).isEqualTo(1 << 20);
    }

    @Test
    void holdsNothingForAnIdleConnection() {
        Budget budget = new Budget(1 << 20);
        SimHarness visitor = visit(setup(Persona.of("apache", "").manners(), 100, budget));

        visitor.say(GET).expectOpen();

        assertThat(budget.free()).isEqualTo(1 << 20);
    }
}
