package org.sundew.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Sites, virtual hosts and products that are data, on the real distribution, asked by the programs that people use. */
class SitesIT {
    private static final String DOMAIN = "sites.example";

    private static RunningSensor sensor;

    @BeforeAll
    static void start() {
        SensorHome home = SensorHome.unpack("sites");
        home.set("org.sundew.sensor.cfg", "domain", DOMAIN);
        save(home, "http/lab/index.html", "main");
        save(home, "http/lab/_hosts/shop/index.html", "shop");
        save(home, "http/lab/_site.yaml", "routes: [{path: /live, body: \"before\\n\"}]");
        home.write(
                "org.sundew.sim.http-lab.cfg",
                "site = ${karaf.etc}/http/lab",
                "site.seconds = 1",
                "listen.port = 7600",
                "listen.name = lab");
        sensor = home.start();
        Shell.assumeInstalled("curl");
    }

    @AfterAll
    static void stop() {
        sensor.close();
    }

    private static void save(SensorHome home, String name, String text) {
        try {
            Path file = home.etc(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text + "\n");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String curl(String... arguments) {
        List<String> command = new ArrayList<>(List.of("curl", "-sS", "-k", "--max-time", "20"));
        command.addAll(List.of(arguments));
        return Shell.run(command.toArray(String[]::new)).out();
    }

    private static String at(int port, String path) {
        return "http://" + sensor.home().address() + ":" + port + path;
    }

    private static boolean told(JsonNode event, String user) {
        return event.path("event").path("action").asText().equals("login")
                && event.path("user").path("name").asText().equals(user);
    }

    @Test
    void aVirtualHostIsShownToWhoNamesIt() {
        assertThat(curl("-H", "Host: shop." + DOMAIN, at(7600, "/"))).isEqualTo("shop\n");
        assertThat(curl(at(7600, "/"))).isEqualTo("main\n");
        assertThat(curl(
                        "--path-as-is",
                        "-H",
                        "Host: ../shop",
                        "-w",
                        "%{http_code}",
                        at(7600, "/_hosts/shop/index.html")))
                .doesNotContain("shop\n")
                .containsPattern("40[04]$");
    }

    @Test
    void aLogInByFormIsToldAndRefusedInTheProductsWords() {
        String page = curl("-d", "log=it-wp&pwd=guess", at(10_080, "/wp-login.php"));

        assertThat(page).contains("for the username <strong>it-wp</strong> is incorrect");
        JsonNode event = sensor.event(each -> told(each, "it-wp"));
        assertThat(event.path("honeypot").path("credential").path("password").asText())
                .isEqualTo("guess");
        assertThat(event.path("event").path("outcome").asText()).isEqualTo("failure");
        assertThat(curl("-i", "-d", "j_username=it-jenkins&j_password=x", at(8081, "/j_spring_security_check")))
                .contains("302 Found", "/loginError");
        sensor.event(each -> told(each, "it-jenkins"));
        String owa = "https://" + sensor.home().address() + ":8443/owa/auth.owa";
        assertThat(curl("-i", "-d", "username=it-owa&password=x", owa)).contains("reason=2", "Microsoft-IIS/10.0");
        sensor.event(each -> told(each, "it-owa"));
    }

    @Test
    void anEditedSiteFileTakesEffectWithinAnOpenVisit() {
        try (Visitor visitor = sensor.visit(7600)) {
            assertThat(answer(visitor)).isEqualTo("before");
            save(sensor.home(), "http/lab/_site.yaml", "routes: [{path: /live, body: \"after\\n\"}]");

            Patience.live().until(() -> answer(visitor).equals("after"));
        }
    }

    private static String answer(Visitor visitor) {
        visitor.say("GET /live HTTP/1.1\r\nHost: lab\r\n\r\n");
        while (!visitor.line().isEmpty()) {}
        return visitor.line();
    }

    @Test
    void aFlawInASiteFileIsAProblemAndTheLastGoodOneStays() {
        String file = "http/lab/_hosts/shop/_site.yaml";
        save(sensor.home(), file, "routes:\n  - {path: /x, status: many}");

        Patience.live().until(() -> problems().contains("200 to 599 expected"));
        assertThat(problems()).contains("_hosts/shop/_site.yaml", "line 2", "many");
        assertThat(curl("-H", "Host: shop." + DOMAIN, at(7600, "/"))).isEqualTo("shop\n");
        save(sensor.home(), file, "routes: []");
        Patience.live().until(() -> !problems().contains("200 to 599 expected"));
    }

    private static String problems() {
        return sensor.status().path("problems").toString();
    }

    @Test
    void aContainerIsMadeAndNeverRuns() {
        String made = curl(
                "-H",
                "Content-Type: application/json",
                "-d",
                "{\"Image\":\"it-image\",\"Cmd\":[\"sh\",\"-c\",\"id\"]}",
                at(2375, "/v1.41/containers/create"));

        assertThat(made).containsPattern("\"Id\":\"[0-9a-f]{64}\"");
        sensor.event(each -> each.path("process").path("command_line").asText().equals("it-image sh -c id"));
    }

    @Test
    void nmapNamesTheProducts() {
        Shell.assumeInstalled("nmap");

        String found = Shell.tryToRun(
                        Map.of(),
                        "nmap",
                        "-sV",
                        "-Pn",
                        "-n",
                        "-p",
                        "2375,3128,8080,9200",
                        sensor.home().address())
                .out();

        assertThat(found)
                .containsPattern("2375/tcp +open +docker +Docker 20\\.10")
                .containsPattern("3128/tcp +open +http-proxy +Squid http proxy 4\\.13")
                .containsPattern("8080/tcp +open +http +Apache Tomcat 9\\.0\\.31")
                .containsPattern("9200/tcp +open +http +Elasticsearch REST API 7\\.10\\.2");
    }

    @Test
    void cadaverPutsAFileThatItThenSees() throws IOException {
        Shell.assumeInstalled("cadaver");
        Path file = Files.writeString(sensor.home().data("it-dav.jsp"), "<% evil %>");

        String said = Shell.feed("put " + file + "\nmkcol it-folder\nls\nquit\n", "cadaver", at(10_080, "/webdav/"))
                .out();

        assertThat(said).contains("it-dav.jsp", "it-folder", "succeeded");
        sensor.event(each -> each.path("file").path("name").asText().equals("it-dav.jsp"));
    }
}
