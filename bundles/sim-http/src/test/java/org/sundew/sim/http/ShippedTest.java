package org.sundew.sim.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sundew.testkit.SimHarness;

/** What ships under etc: the cfg files tell every key, the sites hang together. */
class ShippedTest {
    private static final Path ETC = Shipped.ETC;
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

    static Stream<String> shipped() throws IOException {
        try (Stream<Path> files = Files.list(ETC)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("org\\.sundew\\.sim\\.http-.*\\.cfg"))
                    .map(name -> name.substring("org.sundew.sim.http-".length(), name.length() - ".cfg".length()))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void eachCfgMakesASimServer(String alias) throws IOException {
        HttpSim sim = Shipped.sim(alias);

        SimHarness.visit(sim).say("GET / HTTP/1.1\r\nHost: a\r\n\r\n").expectMatch("HTTP/1.1 [2-4].*");
        sim.stop();
    }

    @ParameterizedTest
    @ValueSource(strings = {"company", "stock"})
    void theLinksOfASiteLeadSomewhere(String name) throws Exception {
        SiteFolder folder = new SiteFolder(ETC.resolve("http").resolve(name), Persona.of("apache", ""));
        Site site = folder.read(folder.list()).main();

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
