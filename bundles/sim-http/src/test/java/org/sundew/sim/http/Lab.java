package org.sundew.sim.http;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.sundew.event.Listen;
import org.sundew.event.PortLimit;
import org.sundew.event.Severity;
import org.sundew.event.Transport;
import org.sundew.event.Visit;
import org.sundew.sim.SimServer;
import org.sundew.testkit.Samples;
import org.sundew.testkit.SimHarness;

/** The site and the settings that the real servers had when {@code exchanges.txt} was taken down. */
final class Lab {
    static final String INDEX = "<!DOCTYPE html><html><head><title>Lab</title></head><body><h1>Lab</h1>"
            + "<p>Some text, long enough to be worth compressing. Some text, long enough to be worth compressing.</p>"
            + "</body></html>\n";
    static final String ROBOTS = "User-agent: *\nDisallow: /admin\n";
    static final Instant MODIFIED = Instant.parse("2025-03-04T05:06:07Z");

    private static final Map<String, String> FILES = Map.of(
            "/index.html", INDEX,
            "/robots.txt", ROBOTS,
            "/logo.png", "\u0089PNG....",
            "/css/site.css", "body{}\n",
            "/empty/file.bin", "x\n",
            "/admin/index.html", "<html>admin</html>\n");

    private Lab() {}

    static Site site(Persona persona) {
        Map<String, Page> pages = new HashMap<>();
        FILES.forEach((path, text) ->
                pages.put(path, Page.of(path, text.getBytes(StandardCharsets.ISO_8859_1), MODIFIED, persona)));
        Set<String> folders = Set.of("/", "/css/", "/empty/", "/admin/");
        return new Site(pages, folders, persona.indexes(), persona.dialect().windows(), SiteFile.EMPTY);
    }

    static Setup setup(Persona persona, Budget budget) {
        Sites sites = new Sites(site(persona), Map.of());
        return setup(persona, new DatedSites(() -> sites, persona), budget);
    }

    static Setup setup(Persona persona, DatedSites sites, Budget budget) {
        Guard guard = Guard.of("/admin", "Restricted", "admin:secret");
        return new Setup(
                new Front(persona, sites, guard, "/login-failed.html"),
                persona.dialect(),
                persona.manners(),
                "www.example.com",
                16_384,
                65_536,
                budget,
                new Dates());
    }

    static SimServer server(Persona persona) {
        Setup setup = setup(persona, new Budget(1 << 20));
        return session -> new HttpDialog(session, setup);
    }

    /** A visit to that port of 127.0.0.1. */
    static Visit visit(int port) {
        Listen listen = new Listen("web", "http", Transport.TCP, port, "main", Severity.MEDIUM, PortLimit.NONE);
        Visit sample = Samples.visit(Samples.endpoint("192.0.2.7", 40001), listen);
        return new Visit(
                sample.id(),
                sample.started(),
                sample.visitor(),
                Samples.endpoint("127.0.0.1", port),
                listen,
                sample.ordinal());
    }

    static SimHarness apache() {
        return SimHarness.visit(server(Persona.of("apache", "")), visit(80));
    }

    static SimHarness nginx() {
        return SimHarness.visit(server(Persona.of("nginx", "")), visit(80));
    }

    static SimHarness iis() {
        return SimHarness.visit(server(Persona.of("iis", "")), visit(80));
    }
}
