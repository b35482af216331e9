package org.sundew.sim.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sundew.event.Listen;
import org.sundew.event.PortLimit;
import org.sundew.event.Severity;
import org.sundew.event.Transport;
import org.sundew.testkit.ConfigOf;
import org.sundew.testkit.SimHarness;

class SipSimTest {
    private static final Listen UDP =
            new Listen("sip-udp", "sip", Transport.UDP, 5060, "main", Severity.LOW, PortLimit.NONE);

    private static SipSim sim(Object... keysAndValues) {
        return new SipSim(ConfigOf.of(SipSim.Config.class, keysAndValues));
    }

    private static SimHarness udp(Object... keysAndValues) {
        return SimHarness.visit(sim(keysAndValues), UDP);
    }

    private static String request(String method, String uri, String... more) {
        return method + " " + uri + " SIP/2.0\r\n"
                + "Via: SIP/2.0/UDP 192.0.2.7:40001;branch=z9hG4bK1;rport\r\n"
                + "From: <sip:100@192.0.2.7>;tag=a1\r\nTo: <sip:100@192.0.2.7>\r\nCall-ID: c1\r\nCSeq: 1 " + method
                + "\r\n"
                + String.join(
                        "", List.of(more).stream().map(each -> each + "\r\n").toList()) + "\r\n";
    }

    private static String proof(String nonce, String password) {
        Digest digest =
                new Digest(Map.of("username", "100", "realm", "asterisk", "nonce", nonce, "uri", "sip:x"), "REGISTER");
        return "Authorization: Digest username=\"100\", realm=\"asterisk\", nonce=\"" + nonce
                + "\", uri=\"sip:x\", response=\"" + digest.response(password) + "\", algorithm=MD5";
    }

    private static String nonce(String answer) {
        Matcher nonce = Pattern.compile("nonce=\"([0-9a-f]{8})\"").matcher(answer);
        assertThat(nonce.find()).as(answer).isTrue();
        return nonce.group(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a=", "=", "a =", "\"", "a=\"", "a=\"\",", " ", ","})
    void takesNoLongForAnyDigest(String piece) {
        String digest = "Authorization: Digest " + piece.repeat(16_000 / piece.length()) + ".";
        SimHarness visitor = udp();

        assertTimeoutPreemptively(Duration.ofSeconds(3), () -> {
            for (int i = 0; i < 20; i++) {
                visitor.say(request("REGISTER", "sip:x", digest));
            }
        });
        assertThat(visitor.read().split("SIP/2.0 40[13] ", -1)).hasSize(21);
    }

    @Test
    void tellsWhichExtensionsThereAreAsAsterisk() {
        udp().say(request("OPTIONS", "sip:100@198.51.100.1", "User-Agent: friendly-scanner"))
                .expect("SIP/2.0 200 OK\r\n")
                .expect("Via: SIP/2.0/UDP 192.0.2.7:40001;branch=z9hG4bK1;received=192.0.2.7;rport=40001\r\n")
                .expect("From: <sip:100@192.0.2.7>;tag=a1\r\n")
                .expectMatch("To: <sip:100@192.0.2.7>;tag=as[0-9a-f]{8}\r\n.*Server: Asterisk PBX 16\\.30\\.0\r\n.*")
                .noted("agent", "friendly-scanner");
        udp().say(request("OPTIONS", "sip:999@198.51.100.1")).expectMatch("SIP/2.0 404 Not Found\r\n.*");
    }

    @Test
    void challengesARegistrationAndThenForbidsIt() {
        SimHarness visitor = udp().say(request("REGISTER", "sip:198.51.100.1"));
        String challenge = visitor.read();

        visitor.say(request("REGISTER", "sip:198.51.100.1", proof(nonce(challenge), "1234")))
                .expectMatch("SIP/2.0 403 Forbidden\r\n.*")
                .reported("login")
                .raised(Severity.MEDIUM);

        assertThat(challenge).startsWith("SIP/2.0 401 Unauthorized\r\n");
        assertThat(visitor.reports().get(2).notes())
                .anyMatch(note -> note.name().equals("password") && note.value().equals("1234"))
                .anyMatch(note -> note.name().equals("sip.digest")
                        && note.value().startsWith("$sip$*198.51.100.1*192.0.2.7*100*asterisk*REGISTER*sip*x**"));
    }

    @Test
    void challengesAgainWhereTheNonceIsNotItsOwn() {
        udp().say(request("REGISTER", "sip:x", proof("deadbeef", "x"))).expectMatch("SIP/2.0 401 .*stale=true.*");
        udp("refusal", "401")
                .say(request("REGISTER", "sip:x", proof("deadbeef", "x")))
                .expectMatch("SIP/2.0 401 .*");
    }

    @Test
    void notesTheNumberThatIsDialled() {
        udp().say(request("INVITE", "sip:900442071234567@198.51.100.1"))
                .expectMatch("SIP/2.0 401 .*")
                .noted("sip.dialled", "900442071234567")
                .reported("request")
                .raised(Severity.MEDIUM);
        udp("invite", "603").say(request("INVITE", "sip:1@x")).expectMatch("SIP/2.0 603 Declined\r\n.*");
    }

    @Test
    void answersEachMethodInItsWay() {
        udp().say(request("BYE", "sip:1@x")).expectMatch("SIP/2.0 481 .*");
        udp().say(request("CANCEL", "sip:1@x")).expectMatch("SIP/2.0 481 .*");
        udp().say(request("ACK", "sip:1@x")).expectSilence();
        udp().say(request("NOTIFY", "sip:1@x")).expectMatch("SIP/2.0 489 .*");
        udp().say(request("BREW", "sip:1@x")).expectMatch("SIP/2.0 501 .*");
        udp().say(request("OPTIONS", "sip:1@x", "Max-Forwards: 0")).expectMatch("SIP/2.0 483 .*");
    }

    @Test
    void readsFoldedAndCompactHeaders() {
        udp().say(
                        "OPTIONS sip:x SIP/2.0\r\nv: SIP/2.0/UDP h\r\nf: <sip:a@b>\r\n ;tag=1\r\nt: <sip:c@d>\r\ni: 7\r\nCSeq: 3\r\n OPTIONS\r\n\r\n")
                .expectMatch("SIP/2.0 200 OK\r\nVia: SIP/2.0/UDP h;received=192.0.2.7\r\nFrom: <sip:a@b> ;tag=1\r\n.*"
                        + "CSeq: 3 OPTIONS\r\n.*");
    }

    @Test
    void tellsThePortOnlyToWhoAsksForIt() {
        stamps("SIP/2.0/UDP h", "SIP/2.0/UDP h;received=192.0.2.7");
        stamps("SIP/2.0/UDP h;rport;branch=b", "SIP/2.0/UDP h;branch=b;received=192.0.2.7;rport=40001");
        stamps("SIP/2.0/UDP h;RPort", "SIP/2.0/UDP h;received=192.0.2.7;rport=40001");
        stamps("SIP/2.0/UDP h;rport=1;received=198.51.100.9", "SIP/2.0/UDP h;received=192.0.2.7");
        stamps("SIP/2.0/UDP h;rportal", "SIP/2.0/UDP h;rportal;received=192.0.2.7");
    }

    @Test
    void stampsTheTopmostOfSeveralVias() {
        stamps(
                "SIP/2.0/UDP h;branch=b, SIP/2.0/UDP g;rport",
                "SIP/2.0/UDP h;branch=b;received=192.0.2.7, SIP/2.0/UDP g;rport");
        stamps(
                "SIP/2.0/UDP h;rport\r\nVia: SIP/2.0/UDP g;rport",
                "SIP/2.0/UDP h;received=192.0.2.7;rport=40001\r\nVia: SIP/2.0/UDP g;rport");
    }

    private static void stamps(String via, String answered) {
        udp().say(request("OPTIONS", "sip:100@x").replaceFirst("Via: .*", Matcher.quoteReplacement("Via: " + via)))
                .expect("SIP/2.0 200 OK\r\nVia: " + answered + "\r\nFrom: ");
    }

    @Test
    void answersNothingToWhatIsNoRequest() {
        udp().say("\r\n\r\n").expectSilence();
        udp().say("\0\0\0\0").expectSilence();
        udp().say("SIP/2.0 200 OK\r\nVia: x\r\n\r\n").expectSilence();
        udp().say("OPTIONS sip:x SIP/2.0\r\nVia: x\r\n\r\n").expectSilence().expectOpen();
    }

    @Test
    void framesAStreamByContentLength() {
        String both =
                "\r\n\r\n" + request("OPTIONS", "sip:100@x", "Content-Length: 4") + "BODY" + request("BREW", "sip:x");

        SimHarness.visit(sim()).say(both).expectMatch("SIP/2.0 200 .*SIP/2.0 501 .*");
        SimHarness.visit(sim()).dribble(both).expectMatch("SIP/2.0 200 .*SIP/2.0 501 .*");
    }

    @Test
    void endsAStreamThatIsPastItsBounds() {
        SimHarness.visit(sim()).say("x".repeat(Framer.HEAD_MAX)).expectOpen();
        SimHarness.visit(sim()).say("x".repeat(Framer.HEAD_MAX + 1)).expectClosed();
        SimHarness.visit(sim())
                .say(request("ACK", "sip:x", "Content-Length: 65536"))
                .expectOpen();
        SimHarness.visit(sim()).say(request("ACK", "sip:x", "l: 65537")).expectClosed();
        SimHarness.visit(sim())
                .say(request("ACK", "sip:x", "Content-Length: -1"))
                .expectClosed();
    }

    @Test
    void reportsABoundedNumberOfRequests() {
        SimHarness visitor = udp();
        for (int i = 0; i <= SipDialog.REPORTS_MAX; i++) {
            visitor.say(request("OPTIONS", "sip:100@x"));
        }

        assertThat(visitor.reports()).hasSize(SipDialog.REPORTS_MAX);
        visitor.hangUp().noted("sip.requests", Integer.toString(SipDialog.REPORTS_MAX + 1));
    }

    @Test
    void saysWhichKeyIsWrongAndWhy() {
        assertThatThrownBy(() -> sim("invite", "200")).hasMessage("invite: must match 401|404|603: 200");
        assertThatThrownBy(() -> sim("refusal", "200")).hasMessage("refusal: must match 401|403: 200");
        assertThatThrownBy(() -> sim("extensions", new String[] {"9-10"}))
                .hasMessage("extensions: must be a range of numbers of one length, upwards: 9-10");
    }
}
