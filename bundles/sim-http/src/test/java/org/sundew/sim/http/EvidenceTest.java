package org.sundew.sim.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.sundew.event.Note;
import org.sundew.event.Observation;
import org.sundew.event.Payload;
import org.sundew.event.Severity;
import org.sundew.testkit.SimHarness;

/** What is told of a visit. */
@SuppressWarnings("StringConcatToTextBlock") // CR LF is part of the protocol: a text block would hide it
class EvidenceTest {
    private static final String HEAD = " HTTP/1.1\r\nHost: www.example.com\r\n";

    private static List<Map<String, String>> told(SimHarness visitor, String action) {
        return visitor.reports().stream()
                .filter(report -> report.action().equals(action))
                .map(report -> report.notes().stream()
                        .filter(note -> !note.value().isEmpty())
                        .collect(Collectors.toMap(Note::name, Note::value)))
                .toList();
    }

    private static Payload payload(SimHarness visitor, String action) {
        return visitor.reports().stream()
                .filter(report -> report.action().equals(action))
                .map(Observation::payload)
                .findFirst()
                .orElseThrow();
    }

    private static String post(String path, String type, String body) {
        return "POST " + path + HEAD + "Content-Type: " + type + "\r\nContent-Length: " + body.length() + "\r\n\r\n"
                + body;
    }

    @Test
    void tellsEachRequestAtOnce() {
        SimHarness visitor = Lab.apache();

        visitor.say("GET /a?b=c" + HEAD + "User-Agent: curl/8\r\nReferer: http://x/\r\n\r\nHEAD /d" + HEAD + "\r\n");

        assertThat(told(visitor, "request"))
                .containsExactly(
                        Map.of(
                                "method", "GET",
                                "url", "/a?b=c",
                                "agent", "curl/8",
                                "http.host", "www.example.com",
                                "http.referer", "http://x/",
                                "http.version", "HTTP/1.1"),
                        Map.of(
                                "method", "HEAD",
                                "url", "/d",
                                "http.host", "www.example.com",
                                "http.version", "HTTP/1.1"));
        visitor.noted("protocol", "http").noted("url", "/a?b=c").noted("agent", "curl/8");
    }

    @Test
    void tellsARequestBeforeItsBodyIsThere() {
        SimHarness visitor = Lab.apache();

        visitor.say("POST /a" + HEAD + "Content-Length: 3\r\n\r\n");

        visitor.reported("request").expectSilence();
    }

    @Test
    void tellsWhatIsWrongWithARequestAndKeepsItsBytes() {
        SimHarness visitor = Lab.nginx();
        String smuggled = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n";

        visitor.say(smuggled + "0\r\n\r\n");

        assertThat(told(visitor, "request").get(0)).containsEntry("http.malformed", "length-and-coding");
        assertThat(payload(visitor, "request")).isEqualTo(Payload.of(smuggled));
        visitor.noted("http.malformed", "length-and-coding")
                .expectMatch("HTTP/1.1 400 .*")
                .expectClosed();
    }

    @Test
    void findsNothingWrongWithWhatIsOnlyRare() {
        SimHarness visitor = Lab.apache();

        visitor.say("POST /a" + HEAD + "\r\nOPTIONS *" + HEAD + "\r\nCONNECT a:1" + HEAD + "\r\n");

        assertThat(told(visitor, "request")).hasSize(3).noneMatch(notes -> notes.containsKey("http.malformed"));
    }

    @Test
    void tellsWhatIsNoRequestAtAll() {
        SimHarness visitor = Lab.apache();

        visitor.say("\u0003\u0000\u0000\u0013").end();

        assertThat(told(visitor, "request")).containsExactly(Map.of("http.malformed", "ended"));
        assertThat(payload(visitor, "request")).isEqualTo(Payload.of("\u0003\u0000\u0000\u0013"));
    }

    @Test
    void tellsOfABodyThatBreaksOff() {
        SimHarness visitor = Lab.apache();

        visitor.say("POST /a" + HEAD + "Transfer-Encoding: chunked\r\n\r\n3\r\nabcX");

        visitor.noted("http.malformed", "chunk-end").reported("request-body").expectMatch("HTTP/1.1 400 .*");
    }

    @Test
    void tellsABasicLogInAndLetsNobodyIn() {
        SimHarness visitor = Lab.apache();

        visitor.say("GET /admin/" + HEAD + "Authorization: Basic cm9vdDp0b29y\r\n\r\n");

        visitor.expectMatch("HTTP/1.1 401 .*")
                .reported(Observation.login("root", "toor", false))
                .noted("user", "root")
                .noted("password", "toor")
                .raised(Severity.MEDIUM);
    }

    @Test
    void letsInWhoIsListed() {
        SimHarness visitor = Lab.apache();

        visitor.say("GET /admin/" + HEAD + "Authorization: Basic YWRtaW46c2VjcmV0\r\n\r\n");

        visitor.expectMatch("HTTP/1.1 200 .*admin.*")
                .reported(Observation.login("admin", "secret", true))
                .raised(Severity.HIGH);
    }

    @Test
    void tellsAPasswordThatWasNotAskedFor() {
        Lab.apache()
                .say("GET /" + HEAD + "Authorization: Basic YWRtaW46c2VjcmV0\r\n\r\n")
                .expectMatch("HTTP/1.1 200 .*")
                .reported(Observation.login("admin", "secret", false));
    }

    @Test
    void tellsTheSameCredentialsOnceInARow() {
        String request = "GET /admin/" + HEAD + "Authorization: Basic YWRtaW46c2VjcmV0\r\n\r\n";
        SimHarness visitor = Lab.apache();

        visitor.say(request + request);

        assertThat(told(visitor, "login")).hasSize(1);
    }

    @Test
    void tellsOtherSchemesAsTheyCame() {
        SimHarness visitor = Lab.apache();

        visitor.say("GET /admin/" + HEAD + "Authorization: Bearer abc.def\r\n\r\n");

        assertThat(told(visitor, "request").get(0)).containsEntry("http.authorization", "Bearer abc.def");
        assertThat(told(visitor, "login")).isEmpty();
    }

    @Test
    void tellsALogInByFormAndRefusesIt() {
        SimHarness visitor = Lab.apache();

        visitor.say(
                post("/login", "application/x-www-form-urlencoded", "a=1&user%5Bemail%5D=me%40x&user_password=p+w"));

        visitor.reported(Observation.login("me@x", "p w", false)).expectMatch("HTTP/1.1 403 .*");
        assertThat(told(visitor, "request-body"))
                .as("the password would be in it")
                .isEmpty();
    }

    @Test
    void tellsALogInByFormThatWasSentAsAQuery() {
        Lab.apache()
                .say("GET /?login=admin&pwd=1234" + HEAD + "\r\n")
                .reported(Observation.login("admin", "1234", false))
                .expectMatch("HTTP/1.1 200 .*");
    }

    @Test
    void tellsALogInByMultipartForm() {
        String body = "--b\r\nContent-Disposition: form-data; name=username\r\n\r\nbob\r\n--b\r\n"
                + "Content-Disposition: form-data; name=\"password\"\r\n\r\nx\r\ny\r\n--b--\r\n";

        Lab.apache()
                .say(post("/login", "multipart/form-data; boundary=b", body))
                .reported(Observation.login("bob", "x\r\ny", false));
    }

    @Test
    void capturesAFileThatIsPut() {
        SimHarness visitor = Lab.apache();

        visitor.say("PUT /dir/shell.jsp?x HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc");

        visitor.reported(Observation.upload(
                        "shell.jsp",
                        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                        Payload.of("abc")))
                .raised(Severity.HIGH)
                .expectMatch("HTTP/1.1 405 .*")
                .say("GET /dir/shell.jsp" + HEAD + "\r\n")
                .expectMatch("HTTP/1.1 404 .*");
    }

    @Test
    void capturesFilesOfAForm() {
        String body = "preamble\r\n--b--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"..\\x.php\"\r\n"
                + "Content-Type: a/b\r\n\r\nabc\r\n--b--b\r\nContent-Disposition: form-data; name=\"g\"; filename=\"\"\r\n\r\n\r\n"
                + "--b--b--\r\nepilogue";
        SimHarness visitor = Lab.apache();

        visitor.say(post("/up", "multipart/form-data; boundary=\"b--b\"", body));

        assertThat(told(visitor, "upload"))
                .containsExactly(Map.of(
                        "file", "..\\x.php",
                        "file.size", "3",
                        "file.sha256", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        assertThat(payload(visitor, "upload")).isEqualTo(Payload.of("abc"));
    }

    @Test
    void hashesAllOfAFileAndKeepsTheBeginning() {
        String file = "x".repeat(70_000);
        SimHarness visitor = Lab.apache();

        visitor.say("PUT /big HTTP/1.1\r\nHost: a\r\nContent-Length: 70000\r\n\r\n" + file);

        Payload kept = payload(visitor, "upload");
        assertThat(kept.size()).isEqualTo(65_536);
        assertThat(kept.total()).isEqualTo(70_000);
        assertThat(told(visitor, "upload").get(0)).containsEntry("file.size", "70000");
    }

    @Test
    void tellsABodyThatIsNeitherFileNorForm() {
        SimHarness visitor = Lab.apache();

        visitor.say(post("/api", "application/json", "{\"a\":1}"));

        assertThat(told(visitor, "request-body").get(0))
                .containsEntry("url", "/api")
                .containsEntry("http.body.type", "application/json")
                .containsEntry("http.body.bytes", "7")
                .containsKey("http.body.sha256");
        assertThat(payload(visitor, "request-body")).isEqualTo(Payload.of("{\"a\":1}"));
    }

    @Test
    void tellsWhatCameOfABodyWhenTheVisitorStops() {
        SimHarness visitor = Lab.nginx();

        visitor.say("PUT /x HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc")
                .end();

        assertThat(told(visitor, "upload").get(0)).containsEntry("file.size", "3");
        visitor.noted("http.malformed", "ended").expectClosed();
    }

    @Test
    void tellsAttemptsToUseItAsAProxy() {
        SimHarness visitor = Lab.apache();

        visitor.say("CONNECT mail.example.org:25 HTTP/1.1\r\nHost: mail.example.org:25\r\n\r\n");

        assertThat(told(visitor, "proxy"))
                .containsExactly(Map.of(
                        "method", "CONNECT",
                        "url", "mail.example.org:25",
                        "http.proxy.to", "mail.example.org:25"));
        visitor.raised(Severity.MEDIUM).expectMatch("HTTP/1.1 405 .*");
    }

    @Test
    void answersAnotherServersPageFromItsOwnSite() {
        Lab.apache()
                .say("GET http://example.org/robots.txt HTTP/1.1\r\nHost: example.org\r\n\r\n")
                .reported("proxy")
                .expectMatch(".*Disallow: /admin\n");
    }

    @Test
    void takesItsOwnNamesForNoProxyAttempt() {
        SimHarness visitor = Lab.apache();

        for (String host : List.of("www.example.com", "127.0.0.1", "example.com:80", "mail.example.com")) {
            visitor.say("GET http://" + host + "/ HTTP/1.1\r\nHost: a\r\n\r\n");
        }

        assertThat(told(visitor, "proxy")).isEmpty();
        assertThat(told(visitor, "request")).hasSize(4);
    }

    @Test
    void recordsEveryMalformedRequest() {
        for (Exchanges.Exchanged exchange : Exchanges.all()) {
            for (SimHarness visitor : List.of(Lab.apache(), Lab.nginx(), Lab.iis())) {
                visitor.say(exchange.request()).end();
                assertThat(told(visitor, "request").isEmpty()
                                && !exchange.request().isBlank())
                        .as(exchange.name())
                        .isFalse();
            }
        }
    }
}
