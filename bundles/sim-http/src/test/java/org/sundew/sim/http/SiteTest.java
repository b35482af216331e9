package org.sundew.sim.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sundew.sim.SimServer;
import org.sundew.testkit.ConfigOf;
import org.sundew.testkit.Samples;
import org.sundew.testkit.SimHarness;

/** The site: what is read from its folder, and that nothing else ever is. */
@SuppressWarnings("StringConcatToTextBlock") // CR LF is part of the protocol: a text block would hide it
class SiteTest {
    @TempDir
    Path folder;

    private Path site;

    @BeforeEach
    void makeASite() throws IOException {
        site = Files.createDirectories(folder.resolve("site"));
        Files.writeString(folder.resolve("secret.txt"), "secret");
        Files.writeString(site.resolve("index.html"), "<h1>Hello</h1>");
        Files.writeString(Files.createDirectory(site.resolve("größe")).resolve("ä b.txt"), "umlaut");
    }

    private static SimHarness get(SimServer server, String path) {
        return SimHarness.visit(server).say("GET " + path + " HTTP/1.0\r\n\r\n");
    }

    private HttpSim sim(Object... keys) {
        Object[] all = new Object[keys.length + 4];
        all[0] = "site";
        all[1] = site.toString();
        all[2] = "site.seconds";
        all[3] = 0;
        System.arraycopy(keys, 0, all, 4, keys.length);
        return new HttpSim(new SiteRounds(), ConfigOf.of(HttpSim.Config.class, all));
    }

    @Test
    void servesFilesByTheBytesOfTheirNames() {
        HttpSim sim = sim();

        get(sim, "/").expectMatch("HTTP/1.1 200 .*<h1>Hello</h1>");
        get(sim, "/gr%C3%B6%C3%9Fe/%C3%A4%20b.txt").expectMatch("HTTP/1.1 200 .*umlaut");
        get(sim, "/größe").expectMatch("HTTP/1.1 404 .*");
    }

    @Test
    void neverLeavesTheFolder() {
        for (String persona : new String[] {"apache", "nginx", "iis"}) {
            HttpSim sim = sim("persona", persona);
            for (String path : new String[] {
                "/../secret.txt",
                "/%2e%2e/secret.txt",
                "/..%2fsecret.txt",
                "/..\\secret.txt",
                "/..%5csecret.txt",
                "/gr%C3%B6%C3%9Fe/../../secret.txt",
                "/%252e%252e/secret.txt",
                "/..%c0%afsecret.txt",
                "//secret.txt",
                folder.resolve("secret.txt").toString(),
                "/.%00./secret.txt",
                "file:///" + folder.resolve("secret.txt")
            }) {
                assertThat(get(sim, path).read())
                        .as(path)
                        .matches("(?s)HTTP/1.1 (4..) .*")
                        .doesNotContain("secret\n");
            }
        }
    }

    @Test
    void doesNotFollowLinks() throws IOException {
        Files.createSymbolicLink(site.resolve("link.txt"), folder.resolve("secret.txt"));
        Files.createSymbolicLink(site.resolve("up"), folder);

        get(sim(), "/link.txt").expectMatch("HTTP/1.1 404 .*");
        get(sim(), "/up/secret.txt").expectMatch("HTTP/1.1 404 .*");
    }

    @Test
    void mayBeALinkItself() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("current"), site);

        get(sim("site", link.toString()), "/").expectMatch("HTTP/1.1 200 .*<h1>Hello</h1>");
    }

    @Test
    void seesThatALinkLeadsElsewhere() throws Exception {
        Path other = Files.createDirectory(folder.resolve("other"));
        Path link = Files.createSymbolicLink(folder.resolve("current"), site);
        SiteWatch watch = new SiteWatch(new SiteFolder(link, Persona.of("apache", "")));

        Files.delete(link);
        Files.createSymbolicLink(link, other);
        watch.look();

        assertThat(watch.get().main().pages()).isEmpty();
    }

    @Test
    void doesNotFollowALinkThatWasAFileWhenItWasListed() throws IOException {
        Path page = Files.writeString(site.resolve("page.html"), "page");
        SiteFolder read = new SiteFolder(site, Persona.of("apache", ""));
        SiteFolder.Listing before = read.list();

        Files.delete(page);
        Files.createSymbolicLink(page, folder.resolve("secret.txt"));

        assertThatThrownBy(() -> read.read(before)).isInstanceOf(IOException.class);
    }

    @Test
    void countsFoldersLikeFiles() throws IOException {
        SiteFolder read = new SiteFolder(site, Persona.of("apache", ""));
        for (int i = read.list().entries().size(); i < 10_000; i++) {
            Files.createDirectory(site.resolve("f" + i));
        }
        assertThat(read.list().entries()).hasSize(10_000);
        assertThatCode(() -> read.read(read.list())).doesNotThrowAnyException();

        Files.createDirectory(site.resolve("more"));

        assertThatThrownBy(() -> read.read(read.list())).hasMessageStartingWith("more than 10000 files and folders");
    }

    @Test
    void seesChangesAndKeepsTheLastGoodSite() throws Exception {
        SiteWatch watch = new SiteWatch(new SiteFolder(site, Persona.of("apache", "")));
        Sites before = watch.get();

        watch.look();
        assertThat(watch.get()).isSameAs(before);
        Files.writeString(site.resolve("new.html"), "new");
        watch.look();
        Sites after = watch.get();
        assertThat(after.main().find("/new.html").page()).isPresent();
        Files.move(site, folder.resolve("gone"));
        watch.look();
        assertThat(watch.get()).isSameAs(after);
    }

    @Test
    void answersAFailedFormWithThePageForIt() throws IOException {
        Files.writeString(site.resolve("login-failed.html"), "Wrong password.");
        String login = "POST /login HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                + "Content-Length: 11\r\n\r\nuser=a&pw=b";

        SimHarness.visit(sim())
                .say(login)
                .expectMatch("HTTP/1.1 200 OK\r\n.*\r\nVary: Accept-Encoding\r\nContent-Length: 15\r\n"
                        + "Content-Type: text/html; charset=UTF-8\r\n\r\nWrong password\\.");
        SimHarness.visit(sim("persona", "nginx"))
                .say(login)
                .expectMatch(
                        "HTTP/1.1 200 OK\r\n.*\r\nTransfer-Encoding: chunked\r\n.*\r\nf\r\nWrong password\\.\r\n0\r\n\r\n");
    }

    @Test
    void servesTheStartPageForWantOfASite() {
        for (String persona : new String[] {"apache", "nginx", "iis"}) {
            HttpSim sim = new HttpSim(new SiteRounds(), ConfigOf.of(HttpSim.Config.class, "persona", persona));
            get(sim, "/").expectMatch("HTTP/1.1 200 .*(It works!|Welcome to nginx!|IIS Windows Server).*");
        }
    }

    /** A constant date, and with it a constant entity tag, would be the same at every sensor. */
    @Test
    void datesAPageThatHasNoDateOfItsOwnByTheInstallation() throws IOException {
        FileTime archived = FileTime.from(Instant.parse("2026-11-01T00:00:00Z"));
        Files.setLastModifiedTime(site.resolve("index.html"), archived);
        Files.setLastModifiedTime(Files.writeString(site.resolve("own.html"), "own"), FileTime.from(Lab.MODIFIED));
        HttpSim start = new HttpSim(new SiteRounds(), ConfigOf.of(HttpSim.Config.class));

        for (SimServer each : List.of(sim(), start)) {
            String here = modified(each, "/", machine("here"));
            assertThat(here).isNotEmpty().isEqualTo(modified(each, "/", machine("here")));
            assertThat(modified(each, "/", machine("there"))).isNotEmpty().isNotEqualTo(here);
            Instant date = Dates.read(here).orElseThrow();
            assertThat(date)
                    .isBetween(machine("here").installed(), machine("here").booted());
        }
        assertThat(modified(sim(), "/own.html", machine("here"))).isEqualTo("Tue, 04 Mar 2025 05:06:07 GMT");
    }

    private static org.sundew.sim.Persona machine(String secret) {
        org.sundew.sim.Persona sample = Samples.persona();
        return org.sundew.sim.Persona.plain("srv", "example.com", secret, sample.installed(), sample.booted());
    }

    private static String modified(SimServer server, String path, org.sundew.sim.Persona machine) {
        String head = SimHarness.visit(server, Lab.visit(80), machine)
                .say("HEAD " + path + " HTTP/1.0\r\n\r\n")
                .read();
        Matcher line = Pattern.compile("Last-Modified: (.*)\r\n").matcher(head);
        return line.find() ? line.group(1) : "";
    }

    @Test
    void sendsLargePagesWhole() throws IOException {
        String large = "0123456789".repeat(100_000);
        Files.writeString(site.resolve("large.bin"), large, StandardCharsets.ISO_8859_1);

        assertThat(get(sim(), "/large.bin").read()).endsWith("\r\n\r\n" + large);
    }

    @Test
    void saysWhichKeyIsWrong() {
        assertThatThrownBy(() -> sim("persona", "lighttpd"))
                .hasMessage("persona: not apache, nginx, iis or custom: lighttpd");
        assertThatThrownBy(() -> sim("users", new String[] {"admin"})).hasMessage("users: not user:password: admin");
        assertThatThrownBy(() -> sim("auth.path", "admin")).hasMessage("auth.path: does not begin with a slash: admin");
        assertThatThrownBy(() -> sim("auth.realm", "a\"b")).hasMessageStartingWith("auth.realm: ");
        assertThatThrownBy(() -> sim("form.failed", "no")).hasMessageStartingWith("form.failed: ");
        assertThatThrownBy(() -> sim("site", folder.resolve("none").toString()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("site: cannot be read");
        assertThatThrownBy(() -> sim("site", site.resolve("index.html").toString()))
                .hasMessageStartingWith("site: cannot be read (java.nio.file.NotDirectoryException");
    }

    @Test
    void letsInUsersByWildcard() {
        HttpSim sim = sim("users", new String[] {"a:b, root:*"}, "auth.path", "/gr");

        SimHarness.visit(sim)
                .say("GET /gr/x HTTP/1.0\r\nAuthorization: Basic cm9vdDp0b29y\r\n\r\n")
                .expectMatch("HTTP/1.1 404.*");
        SimHarness.visit(sim)
                .say("GET /gr HTTP/1.0\r\nAuthorization: Basic YTpi\r\n\r\n")
                .expectMatch("HTTP/1.1 404.*");
        SimHarness.visit(sim)
                .say("GET /gr HTTP/1.0\r\nAuthorization: Basic YTpj\r\n\r\n")
                .expectMatch("HTTP/1.1 401.*");
        HttpSim odd = sim("users", new String[] {"a:b\\,c, x:y"}, "auth.path", "/gr");
        SimHarness.visit(odd)
                .say("GET /gr HTTP/1.0\r\nAuthorization: Basic YTpiLGM=\r\n\r\n")
                .expectMatch("HTTP/1.1 404.*");
        get(sim, "/great").expectMatch("HTTP/1.1 404.*");
        get(sim("auth.path", "/"), "/").expectMatch("HTTP/1.1 401.*");
        get(sim("auth.path", ""), "/").expectMatch("HTTP/1.1 200.*");
        get(sim("auth.path", "/größe"), "/gr%C3%B6%C3%9Fe/").expectMatch("HTTP/1.1 401.*");
        get(sim("persona", "iis", "auth.path", "/Admin"), "/admin/x").expectMatch("HTTP/1.1 401.*");
    }
}
