package org.sundew.sim.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sundew.event.Note;
import org.sundew.event.Observation;
import org.sundew.event.Severity;
import org.sundew.testkit.SimHarness;

/** What a site file makes of a site: answers, log-ins and what they tell. */
@SuppressWarnings("StringConcatToTextBlock") // CR LF is part of the protocol: a text block would hide it
class SiteFileTest {
    private static final List<String> PERSONAS = List.of("apache", "nginx", "iis");

    @TempDir
    Path root;

    private Folder folder;

    @BeforeEach
    void makeASite() {
        folder = new Folder(root)
                .write("index.html", "start")
                .write("_pages/wrong.html", "<p>No such user: ${user}</p>")
                .write(
                        "_site.yaml",
                        "locks:",
                        "  - path: /manager",
                        "    realm: Manager",
                        "    users: ['tom:a,b', 'any:*']",
                        "    answer: {body: '<h1>Log in, ${host}</h1>', headers: ['Cache-Control: private']}",
                        "forms:",
                        "  - path: /login",
                        "    user: who",
                        "    password: key",
                        "    accept: ['anna:right', '*:open']",
                        "    failed: {file: wrong.html}",
                        "    succeeded:",
                        "      status: 302",
                        "      headers: ['Location: ${origin}/in?u=${user}', 'Set-Cookie: sid=${visit hex 32}; Path=/']",
                        "routes:",
                        "  - path: /api/*/create",
                        "    method: POST",
                        "    status: 201",
                        "    type: application/json",
                        "    body: '{\"id\":\"${answer hex 8}\",\"asked\":\"${path}\"}'",
                        "    tells: {event: command, from: [Image, Cmd]}",
                        "  - {path: /old, query: 'v=1', status: 307, headers: ['Location: /new${query}']}",
                        "  - {path: /ids, body: '${install uuid64 22 a} ${visit base64 86} ${visit base36 9} ${visit base32hex 9}'}",
                        "  - {path: /broken, status: 503, body: 'later'}",
                        "  - {path: /gone/**, method: [GET, HEAD], status: 410, reason: Left, body: 'gone: ${path}'}");
    }

    private static Observation login(SimHarness visitor) {
        return visitor.reports().stream()
                .filter(report -> report.action().equals("login"))
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    /** Who knows the products looks at what their ids can and cannot be. */
    @Test
    void makesUpNoIdThatAProductCannotHave() {
        for (String persona : PERSONAS) {
            SimHarness visitor = folder.visit(persona);

            visitor.say("GET /ids HTTP/1.1\r\nHost: x\r\n\r\n");

            String sign = "[A-Za-z0-9_-]";
            String uuid = sign + "{8}[Q-T]" + sign + "[CGKOSWaeimquy26-]" + sign + "{10}[AQgw]";
            visitor.expectMatch("HTTP/1.1 200 .*\r\n\r\n" + uuid + " " + sign + "{85}[AQgw] [0-9a-z]{9} [0-9a-v]{9}");
        }
    }

    @Test
    void answersAFormThatFailedAsTheSiteHasItWithTheNameMadeHarmless() {
        for (String persona : PERSONAS) {
            SimHarness visitor = folder.visit(persona);

            visitor.say(Folder.form("/login", "who=%3Cb%3Eeve%22&key=guess"));

            visitor.expectMatch("HTTP/1.1 200 OK\r\n.*<p>No such user: &lt;b&gt;eve&quot;</p>\n.*");
            assertThat(login(visitor)).isEqualTo(Observation.login("<b>eve\"", "guess", false));
        }
    }

    @Test
    void letsThoseInByFormWhomTheSiteAccepts() {
        for (String persona : PERSONAS) {
            SimHarness visitor = folder.visit(persona);

            visitor.say(Folder.form("/login", "who=anna&key=right"));

            visitor.expectMatch("HTTP/1.1 302 (Found|Moved Temporarily)\r\n.*"
                            + "Location: http://a.example/in\\?u=anna\r\n.*Set-Cookie: sid=[0-9a-f]{32}; Path=/\r\n.*")
                    .raised(Severity.HIGH);
            assertThat(login(visitor)).isEqualTo(Observation.login("anna", "right", true));
        }
    }

    @Test
    void readsTheSameFormFromJsonAndFromParts() {
        SimHarness visitor = folder.visit("nginx");

        visitor.say(Folder.post("/login", "application/json; charset=utf-8", "{\"who\":\"anna\", \"key\":\"right\"}"))
                .expectMatch("HTTP/1.1 302 .*");
        visitor.say(Folder.post(
                        "/login",
                        "multipart/form-data; boundary=x",
                        "--x\r\nContent-Disposition: form-data; name=\"who\"\r\n\r\neve\r\n"
                                + "--x\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\nk\r\n--x--\r\n"))
                .expectMatch(".*No such user: eve.*");

        assertThat(login(visitor)).isEqualTo(Observation.login("eve", "k", false));
        assertThat(visitor.reports()).noneMatch(report -> report.action().equals("request-body"));
    }

    @Test
    void cannotBeMadeToEndALineOfItsHead() {
        SimHarness visitor = folder.visit("apache");

        visitor.say(Folder.form("/login", "who=anna%0d%0aX-Evil:%201&key=open"));
        visitor.say(Folder.get("/old?v=1&a='\"<x>"));

        assertThat(visitor.read())
                .doesNotContain("\r\nX-Evil")
                .contains("u=anna%0D%0AX-Evil:%201\r\n")
                .contains("Location: /new?v=1&a=%27%22%3Cx%3E\r\n");
    }

    @Test
    void locksAPathAndTakesCommasInPasswords() {
        SimHarness visitor = folder.visit("apache");

        visitor.say(Folder.get("/manager/html"))
                .expectMatch("HTTP/1.1 401 Unauthorized\r\n.*Cache-Control: private\r\n"
                        + "WWW-Authenticate: Basic realm=\"Manager\"\r\n.*<h1>Log in, a.example</h1>");
        visitor.say("GET /manager/x HTTP/1.1\r\nHost: a\r\nAuthorization: Basic dG9tOmEsYg==\r\n\r\n")
                .expectMatch("HTTP/1.1 404 .*");
        visitor.say(Folder.get("/managers")).expectMatch("HTTP/1.1 404 .*");
        visitor.reported(Observation.login("tom", "a,b", true));
    }

    @Test
    void answersByPathMethodAndQuery() {
        SimHarness visitor = folder.visit("nginx");

        visitor.say(Folder.get("/old?v=2")).expectMatch("HTTP/1.1 404 .*");
        visitor.say(Folder.get("/old?v=1"))
                .expectMatch("HTTP/1.1 307 Temporary Redirect\r\n.*Location: /new\\?v=1\r\n.*");
        visitor.say(Folder.get("/gone/for/good")).expectMatch("HTTP/1.1 410 Left\r\n.*gone: /gone/for/good");
        visitor.say(Folder.form("/gone/for/good", "a=b")).expectMatch("HTTP/1.1 404 .*");
        visitor.say(Folder.get("/api/v1/create")).expectMatch("HTTP/1.1 404 .*");
    }

    @Test
    void putsAStatusInTheWordsOfItsProduct() {
        folder.visit("nginx")
                .say(Folder.get("/broken"))
                .expectMatch("HTTP/1.1 503 Service Temporarily Unavailable\r\n.*later");
        folder.visit("apache").say(Folder.get("/broken")).expectMatch("HTTP/1.1 503 Service Unavailable\r\n.*later");
    }

    @Test
    void tellsWhatABodyAskedFor() {
        SimHarness visitor = folder.visit("nginx");

        visitor.say(Folder.post(
                        "/api/v1\"/create",
                        "application/json",
                        "{\"Image\":\"alpine\",\"Cmd\":[\"sh\",\"-c\",\"id\"],\"Tty\":true}"))
                .expectMatch("HTTP/1.1 201 Created\r\n.*\\{\"id\":\"[0-9a-f]{8}\",\"asked\":\"/api/v1\\\\\"/create\"}");

        assertThat(visitor.reports())
                .filteredOn(report -> report.action().equals("command"))
                .singleElement()
                .satisfies(report -> assertThat(report.notes())
                        .contains(new Note(Note.COMMAND, "alpine sh -c id"), new Note(Note.METHOD, "POST")));
        visitor.raised(Severity.HIGH).reported("request-body");
    }

    @Test
    void keepsATokenForAVisitAndChangesItForTheNextAnswerWhereItShould() {
        folder.write(
                "_site.yaml",
                "routes:",
                "  - {path: /t, body: '${install hex 16}-${visit letters 20}-${answer digits 12}-${install number 7 9}'}");
        HttpSim sim = folder.sim("apache");
        SimHarness one = SimHarness.visit(sim, Lab.visit(80));

        List<String> first = tokens(one);
        List<String> second = tokens(one);
        List<String> installed = tokens(SimHarness.visit(sim, Lab.visit(80), machine()));

        assertThat(first.subList(0, 2)).isEqualTo(second.subList(0, 2));
        assertThat(first.get(2)).isNotEqualTo(second.get(2));
        assertThat(installed.get(0)).isNotEqualTo(first.get(0));
    }

    private static org.sundew.sim.Persona machine() {
        org.sundew.sim.Persona sample = org.sundew.testkit.Samples.persona();
        return org.sundew.sim.Persona.plain("b", "example.org", "other", sample.installed(), sample.booted());
    }

    private static List<String> tokens(SimHarness visitor) {
        Matcher matcher = Pattern.compile("(?s).*\r\n\r\n([0-9a-f]{16})-([a-z]{20})-([0-9]{12})-([789])$")
                .matcher(visitor.say(Folder.get("/t")).read());
        assertThat(matcher.matches()).isTrue();
        return List.of(matcher.group(1), matcher.group(2), matcher.group(3));
    }

    @Test
    void neverServesWhatSaysHowTheSiteBehaves() {
        folder.write("_hosts/b.example/index.html", "b");
        for (String left : List.of("_site.yaml~", "._site.yaml.swp", "#_site.yaml#", "old/_site.YML")) {
            folder.write(left, "secret");
        }
        for (String persona : PERSONAS) {
            for (String path : List.of(
                    "/_site.yaml",
                    "/_site.yaml~",
                    "/._site.yaml.swp",
                    "/%23_site.yaml%23",
                    "/old/_site.YML",
                    "/_pages/wrong.html",
                    "/_hosts/b.example/index.html",
                    "/_pages",
                    "/_hosts/",
                    "/%5fsite.yaml")) {
                folder.visit(persona).say(Folder.get(path)).expectMatch("HTTP/1.1 404 .*");
            }
        }
    }

    @Test
    void putsTheWordsOfAnAnswerIntoItsPageAndLeavesLinesWithoutTheirsOut() {
        folder.write("_pages/login.html", "<h1>${host}</h1>", "<p>${with error}: ${with what}</p>", "<b>$${with x}</b>")
                .write(
                        "_site.yaml",
                        "forms:",
                        "  - {path: /w, user: u, password: p, failed: {file: login.html, with: {error: 'No <b> ü', what: '${user}'}}}",
                        "routes:",
                        "  - {path: /w, file: login.html}",
                        "  - {path: /half, file: login.html, with: {error: 'x'}}",
                        "  - {path: /json, type: application/json, file: login.html, with: {error: 'a\"b', what: '1'}}");

        for (String persona : PERSONAS) {
            SimHarness visitor = folder.visit(persona);
            visitor.say(Folder.get("/w")).expectMatch(".*\r\n<h1>a.example</h1>\n<b>\\$\\{with x}</b>\n.*");
            visitor.say(Folder.get("/half")).expectMatch(".*\r\n<h1>a.example</h1>\n<b>.*");
            visitor.say(Folder.form("/w", "u=%3Ci%3E&p=x"))
                    .expectMatch(".*</h1>\n<p>No &lt;b&gt; \u00c3\u00bc: &lt;i&gt;</p>\n<b>.*");
            visitor.say(Folder.get("/json")).expectMatch(".*<p>a\\\\\"b: 1</p>.*");
        }
    }

    /** Chunks where the visitor knows them; else the end of the connection, or a length after all where that stays open. */
    @Test
    void streamsWhatIsToBeStreamed() {
        folder.write(
                "_site.yaml",
                "routes:",
                "  - {path: /s, type: text/plain, streamed: true, body: 'abc'}",
                "product: {}");
        for (String persona : List.of("apache", "nginx", "iis", "custom")) {
            folder.visit(persona)
                    .say(Folder.get("/s"))
                    .expectMatch("HTTP/1.1 200 OK\r\n(?!.*Content-Length).*Transfer-Encoding: chunked\r\n(.*\r\n)?"
                            + "\r\n3\r\nabc\r\n0\r\n\r\n");
            folder.visit(persona)
                    .say("GET /s HTTP/1.0\r\n\r\n")
                    .expectMatch("HTTP/1.1 200 OK\r\n(?!.*(Content-Length|chunked)).*\r\n\r\nabc")
                    .expectClosed();
            folder.visit(persona)
                    .say("GET /s HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
                    .expectMatch("HTTP/1.1 200 OK\r\n(?!.*chunked).*Content-Length: 3\r\n(.*\r\n)?\r\nabc")
                    .expectOpen();
        }
    }

    @Test
    void hasTheFieldsOfAnAnswerInTheOrderOfHttpSys() {
        folder.write(
                "_site.yaml",
                "routes:",
                "  - {path: /o, type: text/plain, body: 'abc', headers: ['X-A: 1', 'Set-Cookie: a=b', 'Cache-Control: private']}");

        folder.visit("iis")
                .say(Folder.get("/o"))
                .expectMatch("HTTP/1.1 200 OK\r\nCache-Control: private\r\nContent-Type: text/plain\r\n"
                        + "Server: Microsoft-IIS/10.0\r\nSet-Cookie: a=b\r\nX-A: 1\r\nX-Powered-By: ASP.NET\r\n"
                        + "Date: [^\r]*\r\nContent-Length: 3\r\n\r\nabc");
    }

    @Test
    void answersARunOfRequestsInOrderHoweverTheyAreCut() {
        String all = Folder.form("/login", "who=a&key=b") + Folder.get("/gone/x") + Folder.get("/old?v=1");
        String whole = folder.visit("apache").say(all).read();

        String dribbled = folder.visit("apache").dribble(all).read();

        assertThat(dribbled).isEqualTo(whole);
        assertThat(whole.split("HTTP/1\\.1 ", -1)).hasSize(4);
    }
}
