package org.sundew.itests;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * A thousand visitors that never finish what they say, a byte at a time, on seven listens: others are served as if they were
 * not there, each one's time comes to an end, and each is told of once.
 */
@Isolated("it measures how long others wait")
class SlowVisitorsIT {
    private static final int EACH = 125;
    private static final int VISIT_SECONDS = 12;
    private static final int IDLE_SECONDS = 7;
    private static final long HEAP_A_VISITOR = 64 * 1024;
    private static final long ANSWERED_MS = 1_000L * Integer.getInteger("sundew.slow", 1);

    private static final Pattern TOTAL = Pattern.compile("Total +\\d+ +(\\d+)");

    private static RunningSensor sensor;

    /** How a slow one begins, what it goes on with, and which limit ends it. */
    private record Kind(int port, String begins, String drips, String limit) {}

    private static final Map<String, Kind> KINDS = Map.of(
            "half a request", new Kind(7380, "GET / HTTP/1.1\r\nHost: www\r\nX-A: ", "b", "visit.seconds"),
            "half a TLS hello",
                    new Kind(
                            7443,
                            "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc",
                            "\u0003",
                            "tls.handshake.seconds"),
            "half an FTP command", new Kind(7321, "USER a", "n", "visit.seconds"),
            "half an SSH banner", new Kind(7322, "SSH-2.0-Slow", "w", "visit.seconds"),
            "half an SMTP command", new Kind(7325, "EHLO slow", "w", "visit.seconds"),
            "half a telnet negotiation", new Kind(7323, "\u00ff\u00fa\u0018\u0000", "x", "visit.seconds"),
            "half a Redis command", new Kind(7379, "*1\r\n$900\r\nP", "P", "visit.seconds"),
            "not a byte", new Kind(7321, "", "", "idle.seconds"));

    @BeforeAll
    static void start() {
        SensorHome home = SensorHome.unpackWithoutListens("slow-visitors");
        for (String listen : List.of(
                "http-http 7380",
                "http-https 7443",
                "ftp-ftp 7321",
                "ssh-ssh 7322",
                "smtp-smtp 7325",
                "telnet-telnet 7323",
                "redis-redis 7379")) {
            String[] parts = listen.split(" ", -1);
            home.write(
                    "org.sundew.sim." + parts[0] + ".cfg",
                    "listen.port = " + parts[1],
                    "listen.idle.seconds = " + IDLE_SECONDS,
                    "listen.visit.seconds = " + (parts[1].equals("7443") ? 600 : VISIT_SECONDS),
                    parts[1].equals("7443") ? "listen.tls = on" : "");
        }
        sensor = home.start();
        // the first visitor of all waits for the host keys to be made
        try (Visitor visitor = sensor.visit(7322)) {
            visitor.line();
        }
    }

    @AfterAll
    static void stop() {
        sensor.close();
    }

    @Test
    void aThousandSlowOnesCostNobodyElseAnything() throws Exception {
        serveEach();
        long before = liveHeap();
        List<Slow> all = new ArrayList<>();
        ScheduledExecutorService dripping = Executors.newSingleThreadScheduledExecutor();
        try {
            for (Map.Entry<String, Kind> kind : KINDS.entrySet()) {
                for (int i = 0; i < EACH; i++) {
                    all.add(new Slow(kind.getKey(), kind.getValue(), i));
                }
            }
            var drip = dripping.scheduleWithFixedDelay(() -> all.forEach(Slow::drip), 1, 1, TimeUnit.SECONDS);

            Patience.live().until(() -> sensor.status().get("open").asInt() == all.size());
            assertThat(liveHeap() - before).isLessThan(all.size() * HEAP_A_VISITOR);
            while (all.stream().allMatch(Slow::open)) {
                serveEach();
            }
            serveEach();
            Patience.soon().until(() -> all.stream().noneMatch(Slow::open));
            drip.cancel(true);
        } finally {
            dripping.shutdownNow();
            for (Slow each : all) {
                each.channel.close();
            }
        }
        serveEach();

        assertThat(told(all)).isEqualTo(expected());
        assertThat(liveHeap() - before).isLessThan(all.size() * HEAP_A_VISITOR / 4);
    }

    /** Somebody who wants something comes to each listen and gets it, soon. */
    private static void serveEach() {
        served(7380, "GET / HTTP/1.0\r\n\r\n", "HTTP/1.1 ");
        served(7321, "", "220 ");
        served(7322, "", "SSH-2.0-OpenSSH");
        served(7325, "", "220 ");
        served(7379, "PING\r\n", "+PONG");
        long begun = System.nanoTime();
        try (Visitor visitor = sensor.visit(7323)) {
            visitor.line();
        }
        assertSoon(7323, begun);
        Shell.assumeInstalled("curl");
        assertThat(Shell.run(
                                "curl",
                                "-sk",
                                "-o",
                                "/dev/null",
                                "-w",
                                "%{http_code}",
                                "https://" + sensor.home().address() + ":7443/")
                        .out())
                .isEqualTo("200");
    }

    private static void served(int port, String says, String hears) {
        long begun = System.nanoTime();
        try (Visitor visitor = sensor.visit(port)) {
            assertThat(visitor.say(says).line()).startsWith(hears);
        }
        assertSoon(port, begun);
    }

    private static void assertSoon(int port, long begun) {
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun))
                .as("ms until port %d answered", port)
                .isLessThan(ANSWERED_MS);
    }

    private static Map<String, Long> expected() {
        return new TreeMap<>(KINDS.entrySet().stream()
                .collect(Collectors.toMap(
                        kind -> kind.getKey() + ": limit " + kind.getValue().limit(), kind -> (long) EACH)));
    }

    /** How the visits of the slow ones ended, by kind; each is looked up by where it came from. */
    private static Map<String, Long> told(List<Slow> all) {
        Map<String, Slow> bySource = all.stream().collect(Collectors.toMap(slow -> slow.source, slow -> slow));
        return Patience.soon()
                .until(
                        () -> sensor.events().stream()
                                .filter(event -> event.path("event")
                                        .path("action")
                                        .asText()
                                        .equals("connection"))
                                .filter(event -> bySource.containsKey(source(event)))
                                .collect(Collectors.groupingBy(
                                        event -> bySource.get(source(event)).kind + ": " + ending(event),
                                        TreeMap::new,
                                        Collectors.counting())),
                        told -> told.values().stream()
                                        .mapToLong(Long::longValue)
                                        .sum()
                                >= all.size());
    }

    private static String source(JsonNode event) {
        JsonNode source = event.path("source");
        return source.path("ip").asText() + ":" + source.path("port").asInt();
    }

    private static String ending(JsonNode event) {
        JsonNode honeypot = event.path("honeypot");
        return honeypot.path("closed_by").asText() + " "
                + honeypot.path("limit").path("name").asText();
    }

    /** Bytes that are in use after a collection. */
    private static long liveHeap() {
        String histogram = Shell.run(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(javaPid()),
                        "GC.class_histogram")
                .out();
        Matcher total = TOTAL.matcher(histogram);
        assertThat(total.find()).as(histogram).isTrue();
        return Long.parseLong(total.group(1));
    }

    private static long javaPid() {
        return ProcessHandle.of(sensor.pid()).stream()
                .flatMap(handle ->
                        java.util.stream.Stream.concat(java.util.stream.Stream.of(handle), handle.descendants()))
                .filter(handle -> handle.info().command().orElse("").endsWith("java"))
                .findFirst()
                .orElseThrow()
                .pid();
    }

    /** A visitor that says a byte a second, from an address of its own. */
    private static final class Slow {
        private final String kind;
        private final byte[] drips;
        private final SocketChannel channel;
        private final String source;
        private final ByteBuffer heard = ByteBuffer.allocate(4096);
        private volatile boolean open = true;

        Slow(String kind, Kind how, int number) throws IOException {
            this.kind = kind;
            this.drips = how.drips().getBytes(ISO_8859_1);
            channel = SocketChannel.open();
            channel.bind(new InetSocketAddress("127.99.%d.%d".formatted(how.port() & 0xff, 1 + number), 0));
            channel.connect(new InetSocketAddress(sensor.home().address(), how.port()));
            InetSocketAddress own = (InetSocketAddress) channel.getLocalAddress();
            source = own.getAddress().getHostAddress() + ":" + own.getPort();
            channel.write(ByteBuffer.wrap(how.begins().getBytes(ISO_8859_1)));
            channel.configureBlocking(false);
        }

        boolean open() {
            return open;
        }

        void drip() {
            if (!open) {
                return;
            }
            try {
                while (channel.read(heard.clear()) > 0) {
                    heard.clear();
                }
                if (channel.read(heard.clear()) < 0) {
                    open = false;
                    return;
                }
                channel.write(ByteBuffer.wrap(drips));
            } catch (IOException reset) {
                open = false;
            }
        }
    }
}
