package org.sundew.sim.banner;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.sundew.event.Severity;
import org.sundew.event.Transport;
import org.sundew.testkit.ConfigOf;
import org.sundew.testkit.SimHarness;

/** The cfgs in etc/ that open ports, of whichever kind of sim server: together they make one believable machine. */
class ShippedListensTest {
    private static final Path ETC = Path.of("../../etc");
    private static final Path DOCS = Path.of("../../docs/LISTENS.md");
    private static final int OFFSET = 10_000;
    private static final Pattern LENGTH = Pattern.compile("(?is).*?\r\ncontent-length: (\\d+)(?=\r\n).*?\r\n\r\n(.*)");

    private record Shipped(Path file, String kind, String alias, Map<String, String> keys) {
        static Shipped read(Path file) {
            Matcher name = Pattern.compile("org\\.sundew\\.sim\\.([a-z0-9]+)-(.+)\\.cfg")
                    .matcher(file.getFileName().toString());
            assertThat(name.matches())
                    .as("a sim's cfg is named org.sundew.sim.<kind>-<name>.cfg: %s", file)
                    .isTrue();
            return new Shipped(file, name.group(1), name.group(2), CfgFile.read(file));
        }

        Transport transport() {
            return Transport.of(keys.getOrDefault("listen.transport", "tcp"));
        }

        String name() {
            return keys.getOrDefault("listen.name", kind + "-" + alias);
        }

        boolean open() {
            return !keys.getOrDefault("listen.enabled", "true").equals("false");
        }

        List<Integer> ports() {
            List<Integer> ports = new ArrayList<>();
            for (String part : keys.get("listen.port").split(",", -1)) {
                String[] ends = part.strip().split("-", -1);
                IntStream.rangeClosed(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]))
                        .forEach(ports::add);
            }
            return ports;
        }
    }

    @TestFactory
    Stream<DynamicTest> everyBannerIsSentAsItStands() {
        return shipped("banner")
                .map(each -> dynamicTest(each.alias(), () -> {
                    String sent = SimHarness.visit(sim(each)).say("?\r\n").read();

                    assertThat(sent).isNotEmpty();
                    assertThat(sent).as("each parameter is replaced").doesNotContain("$");
                    Matcher http = LENGTH.matcher(sent);
                    assertThat(!sent.startsWith("HTTP/1.1") || http.matches()).isTrue();
                    if (http.matches()) {
                        assertThat(http.group(2)).hasSize(Integer.parseInt(http.group(1)));
                    }
                }));
    }

    @Test
    void thereAreAsManyAsKfsensorOpens() {
        assertThat(shipped()
                        .filter(Shipped::open)
                        .mapToInt(each -> each.ports().size())
                        .sum())
                .isGreaterThanOrEqualTo(77);
    }

    @Test
    void noTwoWantOnePort() {
        assertThat(shipped()
                        .filter(Shipped::open)
                        .flatMap(each -> each.ports().stream().map(port -> bound(port) + "/" + each.transport()))
                        .toList())
                .doesNotHaveDuplicates();
    }

    @Test
    void noTwoHaveOneName() {
        assertThat(shipped().collect(groupingBy(Shipped::name)).values()).allMatch(same -> same.size() == 1);
    }

    @Test
    void eachSaysHowMuchItMatters() {
        assertThat(shipped()).allSatisfy(each -> Severity.of(each.keys().get("listen.severity")));
    }

    @Test
    void nothingAnswersOverUdpWithoutAProtocol() {
        assertThat(shipped()
                        .filter(each -> each.transport() == Transport.UDP
                                && !Set.of("null", "sip").contains(each.kind())))
                .isEmpty();
    }

    @Test
    void eachIsInTheDocumentation() throws IOException {
        List<String> lines = Files.readAllLines(DOCS, UTF_8);

        assertThat(Stream.of("banner", "null", "echo", "redis", "vnc", "sip", "socks")
                        .flatMap(ShippedListensTest::shipped))
                .allSatisfy(each -> assertThat(lines)
                        .filteredOn(line -> line.contains("`" + each.file().getFileName() + "`"))
                        .singleElement()
                        .asString()
                        .startsWith("| " + each.ports().get(0) + " | " + each.name() + " | "));
    }

    /** The port really bound on a first run. */
    private static int bound(int port) {
        return port < 1024 ? port + OFFSET : port;
    }

    private static Stream<Shipped> shipped(String kind) {
        return shipped().filter(each -> each.kind().equals(kind));
    }

    private static Stream<Shipped> shipped() {
        try (Stream<Path> files = Files.list(ETC)) {
            return files
                    .filter(file -> file.getFileName().toString().startsWith("org.sundew.sim."))
                    .sorted()
                    .map(Shipped::read)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BannerSim sim(Shipped shipped) {
        Object[] own = Arrays.stream(BannerSim.Config.class.getDeclaredMethods())
                .filter(method -> shipped.keys().containsKey(key(method)))
                .flatMap(method ->
                        Stream.of(key(method), value(method, shipped.keys().get(key(method)))))
                .toArray();
        return new BannerSim(
                ConfigOf.of(BannerSim.Config.class, own),
                Map.of(WrittenText.FILE_PROPERTY, shipped.file().toUri().toString()));
    }

    private static String key(Method attribute) {
        return attribute.getName().replace('_', '.');
    }

    private static Object value(Method attribute, String text) {
        if (attribute.getReturnType() == boolean.class) {
            return Boolean.valueOf(text);
        }
        return attribute.getReturnType() == int.class ? (Object) Integer.valueOf(text) : text;
    }
}
