package org.sundew.sim.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.sundew.testkit.ConfigOf;

/** The http sim servers as they ship. */
final class Shipped {
    static final Path ETC = Path.of("..", "..", "etc");

    private Shipped() {}

    /** The one of {@code etc/org.sundew.sim.http-<alias>.cfg}. */
    static HttpSim sim(String alias) throws IOException {
        Properties cfg = new Properties();
        try (var in = Files.newInputStream(ETC.resolve("org.sundew.sim.http-" + alias + ".cfg"))) {
            cfg.load(in);
        }
        List<String> known = Arrays.stream(HttpSim.Config.class.getDeclaredMethods())
                .map(method -> method.getName().replace('_', '.'))
                .toList();
        Stream<Object> keys = cfg.stringPropertyNames().stream()
                .filter(key -> !key.startsWith("listen."))
                .peek(key -> assertThat(known).contains(key))
                .flatMap(key -> Stream.of(key, value(cfg.getProperty(key))));
        return new HttpSim(new SiteRounds(), ConfigOf.of(HttpSim.Config.class, keys.toArray()));
    }

    private static Object value(String text) {
        return text.matches("\\d{1,9}") ? Integer.valueOf(text) : text.replace("${karaf.etc}", ETC.toString());
    }
}
