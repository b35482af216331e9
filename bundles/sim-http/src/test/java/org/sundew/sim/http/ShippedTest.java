package org.sundew.sim.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sundew.testkit.ConfigOf;
import org.sundew.testkit.SimHarness;

/** What ships under etc: the cfg files tell every key, the sites hang together. */
class ShippedTest {
    private static final Path ETC = Path.of("..", "..", "etc");
    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"(/[^\"#]*)\"");

    @Test
    void theMainCfgTellsEveryKeyWithItsDefault() throws IOException {
        List<String> lines = Files.readAllLines(ETC.resolve("org.sundew.sim.http-main.cfg"));

        for (Method key : HttpSim.Config.class.getDeclaredMethods()) {
            String name = key.getName().replace('_', '.');
            Object value = key.getDefaultValue();
            String told = "#" + name + " = " + (value instanceof Object[] ? "" : value);
            boolean set = lines.stream().anyMatch(line -> line.startsWith(name + " = "));
            assertThat(set || lines.contains(told.strip())).as(told).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"main", "tls", "alt"})
    void eachCfgMakesASimServer(String alias) throws IOException {
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
                .flatMap(key -> Stream.of(key, cfg.getProperty(key).replace("${karaf.etc}", ETC.toString())));
        HttpSim sim = new HttpSim(ConfigOf.of(HttpSim.Config.class, keys.toArray()));

        SimHarness.visit(sim)
                .say("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
                .expectMatch("HTTP/1.1 200 OK\r\n.*<form.*|.*<nav>.*");
        sim.stop();
    }

    @ParameterizedTest
    @ValueSource(strings = {"company", "stock"})
    void theLinksOfASiteLeadSomewhere(String name) throws IOException {
        SiteFolder folder = new SiteFolder(ETC.resolve("http").resolve(name), Persona.of("apache", ""));
        Site site = folder.read(folder.list());

        for (Page page : site.pages().values()) {
            Matcher links = LINK.matcher(new String(bytes(page), StandardCharsets.UTF_8));
            while (links.find()) {
                assertThat(site.find(links.group(1)).page()).as(links.group(1)).isPresent();
            }
        }
        assertThat(site.find("/login-failed.html").page()).isPresent();
    }

    private static byte[] bytes(Page page) {
        byte[] bytes = new byte[page.content(false).remaining()];
        page.content(false).get(bytes);
        return bytes;
    }
}
