package org.sundew.sim.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sundew.testkit.ConfigOf;
import org.sundew.testkit.SimHarness;

/** A site folder in the making, and visitors of the server that has it. */
record Folder(Path root) {

    Folder write(String name, String... lines) {
        try {
            Path file = root.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, String.join("\n", lines) + "\n");
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HttpSim sim(String persona) {
        return new HttpSim(
                new SiteRounds(),
                ConfigOf.of(
                        HttpSim.Config.class,
                        "persona",
                        persona,
                        "site",
                        root.toString(),
                        "site.seconds",
                        0,
                        "auth.path",
                        ""));
    }

    /** Somebody at the server of that persona with this site. */
    SimHarness visit(String persona) {
        return SimHarness.visit(sim(persona), Lab.visit(80));
    }

    static String get(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: a.example\r\n\r\n";
    }

    static String post(String path, String type, String body) {
        return "POST " + path + " HTTP/1.1\r\nHost: a.example\r\nContent-Type: " + type + "\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body;
    }

    static String form(String path, String body) {
        return post(path, "application/x-www-form-urlencoded", body);
    }
}
