package org.sundew.sim.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.sundew.event.Note;
import org.sundew.event.Observation;
import org.sundew.testkit.Samples;
import org.sundew.testkit.SimHarness;

/** The products that ship as data: what programs that look for them ask, and what they must find. */
@SuppressWarnings("StringConcatToTextBlock") // CR LF is part of the protocol: a text block would hide it
class ProductsTest {
    private static SimHarness at(String alias, int port) throws IOException {
        return SimHarness.visit(Shipped.sim(alias), Lab.visit(port));
    }

    private static String command(SimHarness visitor) {
        return visitor.reports().stream()
                .filter(report -> report.action().equals("command"))
                .flatMap(report -> report.notes().stream())
                .filter(note -> note.name().equals(Note.COMMAND))
                .map(Note::value)
                .reduce((first, last) -> last)
                .orElse("");
    }

    @Test
    void tomcatShowsItsStartPageAndItsVersionWhereSomethingIsMissing() throws IOException {
        at("tomcat", 8080)
                .say("GET / HTTP/1.0\r\n\r\n")
                .expectMatch("HTTP/1.1 200 \r\nContent-Type: text/html;charset=UTF-8\r\nDate: [^\r]*\r\n"
                        + "Connection: close\r\n\r\n\n\n\n\n<!DOCTYPE html>.*<title>Apache Tomcat/9.0.31</title>.*");
        at("tomcat", 8080)
                .say(Folder.get("/nothing"))
                .expectMatch(
                        "HTTP/1.1 404 \r\nContent-Type: text/html;charset=utf-8\r\nContent-Language: en\r\n"
                                + "Content-Length: \\d+\r\nDate: [^\r]*\r\n\r\n<!doctype html>.*<h3>Apache Tomcat/9.0.31</h3></body></html>");
    }

    @Test
    void tomcatsManagerLetsThePlantedLogInAndCapturesWhatIsDeployed() throws IOException {
        SimHarness visitor = at("tomcat", 8080);
        String basic = "Authorization: Basic dG9tY2F0OnRvbWNhdA==\r\n";

        visitor.say(Folder.get("/manager/html"))
                .expectMatch("HTTP/1.1 401 \r\n.*WWW-Authenticate: Basic realm=\"Tomcat Manager Application\"\r\n.*");
        visitor.say("PUT /manager/text/deploy?path=/app HTTP/1.1\r\nHost: a\r\n" + basic
                        + "Content-Length: 3\r\n\r\nPK!")
                .expectMatch("HTTP/1.1 200 \r\n.*OK - Deployed.*");

        visitor.reported(Observation.login("tomcat", "tomcat", true)).reported("upload");
    }

    @Test
    void elasticsearchTellsItsVersionInTheVisitorsHttp() throws IOException {
        SimHarness visitor = at("elasticsearch", 9200);

        visitor.say("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
                .expectMatch(
                        "HTTP/1.0 200 OK\r\ncontent-type: application/json; charset=UTF-8\r\ncontent-length: \\d+\r\n\r\n"
                                + "\\{\n  \"name\" : \"srv01\",\n  \"cluster_name\" : \"elasticsearch\",\n"
                                + "  \"cluster_uuid\" : \"[A-Za-z0-9_-]{22}\",\n  \"version\" : \\{\n    \"number\" : \"7.10.2\",.*"
                                + "\"tagline\" : \"You Know, for Search\"\n}\n");
        visitor.say(Folder.get("/none")).expectMatch("HTTP/1.1 404 Not Found\r\n.*no such index \\[none].*");
        visitor.say(Folder.post("/_search", "application/json", "{\"script\":\"Runtime\"}"))
                .expectMatch("HTTP/1.1 200 OK\r\n.*\"hits\".*");
        assertThat(command(visitor)).isEqualTo("{\"script\":\"Runtime\"}");
    }

    @Test
    void dockerMakesContainersThatNeverRun() throws IOException {
        SimHarness visitor = at("docker", 2375);

        visitor.say("OPTIONS / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
                .expectMatch("HTTP/1.0 200 OK\r\nApi-Version: 1.41\r\nDocker-Experimental: false\r\nOstype: linux\r\n"
                        + "Server: Docker/20.10.24 \\(linux\\)\r\nDate: [^\r]*\r\nContent-Length: 0\r\n\r\n");
        visitor.say(Folder.get("/"))
                .expectMatch("HTTP/1.1 404 Not Found\r\nContent-Type: application/json\r\nDate: [^\r]*\r\n"
                        + "Content-Length: 29\r\n\r\n\\{\"message\":\"page not found\"}\n");
        visitor.say(Folder.get("/v1.41/version")).expectMatch("HTTP/1.1 200 OK\r\n.*\"ApiVersion\":\"1.41\".*");
        visitor.say(
                        Folder.post(
                                "/v1.24/containers/create?name=x",
                                "application/json",
                                "{\"Image\":\"alpine\",\"Cmd\":[\"chroot\",\"/mnt\",\"sh\"],\"HostConfig\":{\"Binds\":[\"/:/mnt\"]}}"))
                .expectMatch("HTTP/1.1 201 Created\r\n.*\\{\"Id\":\"[0-9a-f]{64}\",\"Warnings\":\\[]}\n");
        assertThat(command(visitor)).isEqualTo("alpine chroot /mnt sh /:/mnt");
        visitor.say(Folder.post("/containers/abc/start", "application/json", ""))
                .expectMatch("HTTP/1.1 204 No Content\r\n.*");
    }

    @Test
    void squidTakesNobodyAnywhere() throws IOException {
        SimHarness visitor = at("squid", 3128);

        visitor.say("GET http://elsewhere.example/ HTTP/1.1\r\nHost: elsewhere.example\r\n\r\n")
                .expectMatch(
                        "HTTP/1.1 403 Forbidden\r\nServer: squid/4.13\r\n.*X-Squid-Error: ERR_ACCESS_DENIED 0\r\n.*");
        visitor.say(Folder.get("/"))
                .expectMatch(
                        "HTTP/1.1 400 Bad Request\r\nServer: squid/4.13\r\n.*X-Squid-Error: ERR_INVALID_URL 0\r\n.*");

        visitor.reported("proxy");
    }

    /** Two installations may share what the product shares, and nothing that it makes up. */
    @Test
    void noTwoInstallationsShareAnId() throws IOException {
        Pattern madeUp = Pattern.compile("(?<=[\":])([A-Z2-7:]{59}|[A-Za-z0-9_-]{22}|[0-9a-f]{64})(?=\")");
        for (String[] asked : List.of(
                new String[] {"elasticsearch", "/"},
                new String[] {"elasticsearch", "/_nodes"},
                new String[] {"docker", "/info"},
                new String[] {"docker", "/containers/json"})) {
            List<String> here = ids(madeUp, asked, "here");

            assertThat(here).as(asked[1]).isEqualTo(ids(madeUp, asked, "here"));
            assertThat(here).as(asked[1]).doesNotContainAnyElementsOf(ids(madeUp, asked, "there"));
        }
    }

    private static List<String> ids(Pattern madeUp, String[] asked, String secret) throws IOException {
        org.sundew.sim.Persona sample = Samples.persona();
        org.sundew.sim.Persona machine =
                org.sundew.sim.Persona.plain("srv", "example.com", secret, sample.installed(), sample.booted());
        String told = SimHarness.visit(Shipped.sim(asked[0]), Lab.visit(80), machine)
                .say(Folder.get(asked[1]))
                .read();
        return madeUp.matcher(told).results().map(match -> match.group(1)).toList();
    }
}
