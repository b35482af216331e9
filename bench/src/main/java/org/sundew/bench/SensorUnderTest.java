package org.sundew.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The built distribution with two listens, everything else as shipped: intake, journal with fsync at 100 ms, CSV sink. */
final class SensorUnderTest {
    static final int BANNER_PORT = 23411;
    static final int ECHO_PORT = 23412;

    private final Path home;

    /** Copies the distribution that the build left under karaf-assembly. */
    SensorUnderTest(Path root, Path home) throws IOException {
        this.home = home;
        Path built = root.resolve("karaf-assembly/target/sundew");
        if (!Files.isDirectory(built)) {
            throw new IOException("no distribution at karaf-assembly/target/sundew: run mvn package first");
        }
        delete(home);
        copy(built, home);
        keepOnlyTwoListens();
    }

    Path home() {
        return home;
    }

    /** Starts it and waits until the banner port answers. */
    Server start() throws IOException {
        return Server.start(
                "Sundew",
                home.resolve("console.out"),
                BANNER_PORT,
                List.of(home.resolve("bin/karaf").toString(), "server"));
    }

    /** Seconds from the start of the process to the first port that answers; the first one is a cold start without data. */
    Figures measureStarts(int times) throws IOException {
        Figures seconds = new Figures();
        for (int i = 0; i < times; i++) {
            delete(home.resolve("data"));
            long begin = System.nanoTime();
            try (Server server = start()) {
                seconds.add((System.nanoTime() - begin) / 1e9);
                Console.print(
                        String.format("%s serves after %.1f s%n", server.name(), (System.nanoTime() - begin) / 1e9));
            }
        }
        return seconds;
    }

    private void keepOnlyTwoListens() throws IOException {
        Path etc = home.resolve("etc");
        try (Stream<Path> files = Files.list(etc)) {
            for (Path file : files.filter(SensorUnderTest::isListen).toList()) {
                Files.delete(file);
            }
        }
        // every limit on, and none in the way of one visitor that comes a million times
        Files.writeString(etc.resolve("org.sundew.limiter.cfg"), """
                clients.max = 1000000
                tcp.concurrent.max.per.ip = 100000
                tcp.connections.max.per.ip = 100000000000
                udp.connections.max.per.port = 100000000000
                global.tcp.max = 100000000000
                global.udp.max = 100000000000
                """);
        Files.writeString(etc.resolve("org.sundew.sim.banner-bench.cfg"), """
                listen.port = %d
                listen.bind = loopback
                listen.name = bench
                banner = 220 mail.example.com ESMTP Postfix\\r\\n
                read.after = false
                """.formatted(BANNER_PORT));
        Files.writeString(etc.resolve("org.sundew.sim.echo-bench.cfg"), """
                listen.port = %d
                listen.transport = udp
                listen.bind = loopback
                listen.name = bench-echo
                """.formatted(ECHO_PORT));
    }

    private static boolean isListen(Path file) {
        return file.getFileName().toString().startsWith("org.sundew.sim.");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> tree = Files.walk(from)) {
            for (Path source : tree.toList()) {
                Path target = to.resolve(from.relativize(source).toString());
                if (Files.isDirectory(source)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(source, target, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    private static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> all = Files.walk(tree)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.delete(path);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
