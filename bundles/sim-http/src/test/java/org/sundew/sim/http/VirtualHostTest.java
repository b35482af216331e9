package org.sundew.sim.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sundew.admin.Problem;
import org.sundew.testkit.ConfigOf;
import org.sundew.testkit.SimHarness;

/** Several sites at one address, told apart by the host that a visitor names. The sample's domain is example.com. */
@SuppressWarnings("StringConcatToTextBlock") // CR LF is part of the protocol: a text block would hide it
class VirtualHostTest {
    @TempDir
    Path root;

    private Folder folder;

    @BeforeEach
    void makeSites() throws Exception {
        Files.writeString(root.resolve("secret.txt"), "secret");
        folder = new Folder(root.resolve("site"))
                .write("index.html", "main")
                .write("_hosts/mail/index.html", "mail")
                .write("_hosts/mail/_site.yaml", "names: [owa, 'autodiscover.example.net']")
                .write("_hosts/shop.example.org/index.html", "shop")
                .write("_hosts/dev.example.org/_site.yaml", "names: ['*.dev.example.org']")
                .write("_hosts/dev.example.org/index.html", "dev");
    }

    private String page(String host) {
        return body(folder.visit("apache").say("GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n"));
    }

    private static String body(SimHarness visitor) {
        String answer = visitor.read();
        return answer.substring(answer.indexOf("\r\n\r\n") + 4).strip();
    }

    @Test
    void servesTheSiteOfTheHostThatIsNamed() {
        assertThat(page("shop.example.org")).isEqualTo("shop");
        assertThat(page("SHOP.example.ORG:8080")).isEqualTo("shop");
        assertThat(page("shop.example.org.")).isEqualTo("shop");
        assertThat(page("dev.example.org")).isEqualTo("dev");
        assertThat(page("a.b.dev.example.org")).isEqualTo("dev");
    }

    @Test
    void takesANameWithoutADotForOneOfTheMachinesDomain() {
        assertThat(page("mail.example.com")).isEqualTo("mail");
        assertThat(page("owa.example.com")).isEqualTo("mail");
        assertThat(page("mail")).isEqualTo("mail");
        assertThat(page("autodiscover.example.net")).isEqualTo("mail");
        assertThat(page("mail.example.net")).isEqualTo("main");
    }

    @Test
    void servesTheMainSiteUnderAnyOtherName() {
        for (String host : List.of(
                "192.0.2.1",
                "www.example.com",
                "example.org",
                "x".repeat(5000),
                "a.".repeat(1000),
                "[::1]",
                "_hosts")) {
            assertThat(page(host)).as(host).isIn("main", "");
        }
        assertThat(body(folder.visit("apache").say("GET / HTTP/1.0\r\n\r\n"))).isEqualTo("main");
        folder.visit("apache").say("GET / HTTP/1.1\r\nHost: ..\r\n\r\n").expectMatch("HTTP/1.1 400 .*");
    }

    @Test
    void servesTheHostOfAnAbsoluteTargetBeforeThatOfTheField() {
        assertThat(body(folder.visit("apache")
                        .say("GET http://shop.example.org/ HTTP/1.1\r\nHost: mail.example.com\r\n\r\n")))
                .isEqualTo("shop");
    }

    @Test
    void findsNothingOutsideTheFolderByAHostName() {
        for (String host :
                List.of("..", "../..", "..%2f..", "mail/../..", "/", "mail\\..\\..", "mail/../../secret.txt")) {
            SimHarness visitor = folder.visit("nginx").say("GET /secret.txt HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
            assertThat(visitor.read())
                    .as(host)
                    .matches("(?s)HTTP/1.1 40[04] .*")
                    .doesNotContain("secret\n");
        }
    }

    @Test
    void keepsTheLastGoodSitesAndSaysWhatIsWrong() throws Exception {
        SiteWatch watch = new SiteWatch(new SiteFolder(folder.root(), Persona.of("apache", "")));
        Sites before = watch.get();

        folder.write("_hosts/mail/_site.yaml", "routes:", "  - {path: /x, status: many}");
        watch.look();
        watch.look();

        assertThat(watch.get()).isSameAs(before);
        assertThat(watch.problems())
                .containsExactly(new Problem(
                        folder.root() + "/_hosts/mail/_site.yaml",
                        "status",
                        "many",
                        "line 2: 200 to 599 expected; the last good site stays in force"));
        folder.write("_hosts/mail/_site.yaml", "routes: []");
        watch.look();
        assertThat(watch.problems()).isEmpty();
        assertThat(watch.get()).isNotSameAs(before);
    }

    @Test
    void wantsNoNameTwice() {
        folder.write("_hosts/one/_site.yaml", "names: [shop.example, one]")
                .write("_hosts/two/_site.yaml", "names: [Shop.example]");

        assertThatThrownBy(() -> folder.sim("apache"))
                .hasMessageContaining("another virtual host is called so too: shop.example");
    }

    @Test
    void refusesACfgWhoseSiteFileIsFlawedFromTheStart() {
        folder.write("_site.yaml", "routes: [{path: x}]");

        assertThatThrownBy(() -> folder.sim("apache"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("site: _site.yaml, line 1: path: must begin with a slash: x");
    }

    @Test
    void anOpenVisitMeetsTheNextStateAtItsNextRequest() throws Exception {
        SiteWatch watch = new SiteWatch(new SiteFolder(folder.root(), Persona.of("apache", "")));
        Persona persona = Persona.of("apache", "");
        Setup setup = Lab.setup(persona, new DatedSites(watch, persona), new Budget(1 << 20));
        SimHarness visitor = SimHarness.visit(session -> new HttpDialog(session, setup), Lab.visit(80));

        visitor.say(Folder.get("/")).expectMatch(".*main\n");
        folder.write("_site.yaml", "routes: [{path: /, body: moved in}]");
        watch.look();

        visitor.say(Folder.get("/")).expectMatch(".*moved in").expectOpen();
    }

    @Test
    void wantsASiteForACustomPersona() {
        assertThatThrownBy(() -> new HttpSim(new SiteRounds(), ConfigOf.of(HttpSim.Config.class, "persona", "custom")))
                .hasMessage("site: persona = custom needs one");
        assertThatThrownBy(() -> folder.sim("custom"))
                .hasMessageContaining("persona = custom needs a product here, and there is none");
    }
}
