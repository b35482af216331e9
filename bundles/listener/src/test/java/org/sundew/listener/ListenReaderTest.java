package org.sundew.listener;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sundew.event.PortLimit;
import org.sundew.event.Severity;
import org.sundew.event.Transport;

class ListenReaderTest {
    private static final VisitLimits TCP = new VisitLimits(60, 600, 1_000, 100);
    private static final VisitLimits UDP = new VisitLimits(5, 600, 1_000, 100);
    private static final Defaults DEFAULTS = new Defaults(BindNames.ALL, TCP, UDP);

    private static ListenReader.Reading read(Map<String, ?> properties) {
        return ListenReader.read(properties, "ftp-main", "ftp", DEFAULTS);
    }

    private static ListenReader.Reading read(String key, Object value) {
        Map<String, Object> properties = new TreeMap<>(Map.of("listen.port", "21"));
        properties.put(key, value);
        return read(properties);
    }

    @Test
    void fillsInWhatIsNotSaid() {
        ListenReader.Reading reading = read(Map.of("listen.port", "21"));

        assertThat(reading.faults()).isEmpty();
        assertThat(reading.settings())
                .isEqualTo(new ListenSettings(
                        "ftp-main",
                        "ftp",
                        Transport.TCP,
                        List.of(21),
                        BindNames.ALL,
                        Set.of("main"),
                        true,
                        Severity.LOW,
                        PortLimit.NONE,
                        TCP,
                        "",
                        false,
                        false,
                        List.of()));
    }

    @Test
    void takesUdpsOwnDefaults() {
        assertThat(read("listen.transport", "UDP").settings().limits()).isEqualTo(UDP);
    }

    @Test
    void takesTypedValues() {
        ListenSettings settings = read(Map.of(
                        "listen.port",
                        new String[] {"21", "22"},
                        "listen.enabled",
                        false,
                        "listen.scenario",
                        List.of("day", "night"),
                        "listen.idle.seconds",
                        7,
                        "listen.receive.bytes",
                        9L))
                .settings();

        assertThat(settings.ports()).containsExactly(21, 22);
        assertThat(settings.enabled()).isFalse();
        assertThat(settings.scenarios()).containsExactlyInAnyOrder("day", "night");
        assertThat(settings.limits()).isEqualTo(new VisitLimits(7, 600, 9, 100));
    }

    @ParameterizedTest
    @CsvSource({
        "listen.port, 70000",
        "listen.transport, icmp",
        "listen.bind, somewhere",
        "listen.scenario, ','",
        "listen.enabled, perhaps",
        "listen.severity, dire",
        "listen.idle.seconds, 0",
        "listen.idle.seconds, 86401",
        "listen.visit.seconds, soon",
        "listen.receive.bytes, 0",
        "listen.log.bytes, -1",
        "listen.visits.max.per.ip, -1",
        "listen.visits.max.action, close",
        "listen.tls, maybe",
        "listen.proxy.protocol, v2",
        "listen.proxy.trusted, everyone"
    })
    void tellsKeyAndValueOfAFault(String key, String value) {
        assertThat(read(key, value).faults()).singleElement().satisfies(fault -> {
            assertThat(fault.key()).isEqualTo(key);
            assertThat(fault.value()).isEqualTo(value);
            assertThat(fault.what()).isNotBlank();
        });
    }

    @Test
    void tellsAllFaultsAtOnce() {
        assertThat(read(Map.of("listen.transport", "udp", "listen.tls", "on", "listen.proxy.protocol", "on"))
                        .faults())
                .extracting(Fault::key)
                .containsExactlyInAnyOrder(
                        "listen.tls", "listen.proxy.protocol", "listen.proxy.trusted", "listen.port");
    }

    @Test
    void declaresAndDocumentsTheSameKeysThatItReads() throws Exception {
        String source = Files.readString(Path.of("src/main/java/org/sundew/listener/ListenReader.java"));
        String documented = Files.readString(Path.of("../../etc/org.sundew.listener.cfg"));
        Set<String> declared = new TreeSet<>();
        for (Method key : ListenKeys.class.getDeclaredMethods()) {
            declared.add(ListenKeys.PREFIX_ + key.getName().replace("$", "").replace('_', '.'));
        }

        assertThat(declared).allMatch(key -> documented.contains(key));
        declared.remove("listen.class"); // a label for people, which nothing reads
        assertThat(declared).allMatch(key -> source.contains('"' + key + '"'));
    }

    @Test
    void documentsEveryKeyOfItsOwnConfiguration() throws Exception {
        List<String> documented = Files.readAllLines(Path.of("../../etc/org.sundew.listener.cfg"));

        assertThat(Arrays.stream(Listener.Config.class.getDeclaredMethods())
                        .map(key -> key.getName().replace('_', '.')))
                .allSatisfy(key -> assertThat(documented).anyMatch(line -> line.startsWith("#" + key + " =")));
    }
}
