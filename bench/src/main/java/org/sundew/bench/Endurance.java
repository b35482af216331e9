package org.sundew.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A million visits from 250,000 addresses: does memory stay flat? */
final class Endurance {
    private static final long VISITS = 1_000_000;
    private static final int PARTS = 4;
    private static final Pattern USED = Pattern.compile("(?:def new|tenured|eden)[^\\n]*?used (\\d+)K|used (\\d+)K");

    private final SensorUnderTest sensor;
    private final Path generator;

    Endurance(SensorUnderTest sensor, Path generator) {
        this.sensor = sensor;
        this.generator = generator;
    }

    /** One line a quarter: visits so far, live heap after a collection, resident memory. */
    String run() throws IOException {
        List<String> lines = new ArrayList<>();
        try (Server server = sensor.start()) {
            for (int part = 1; part <= PARTS; part++) {
                Load load = Load.run(
                        generator, "tcp", SensorUnderTest.BANNER_PORT, VISITS / PARTS, "sources=250000", "seconds=120");
                String line = String.format(
                        "| %,d | %d | %d | %d |",
                        part * VISITS / PARTS, load.failed(), liveHeapMegabytes(server), server.residentMegabytes());
                Console.print(line + "\n");
                lines.add(line);
            }
        }
        return String.join("\n", lines);
    }

    /** What is left after a collection. */
    static long liveHeapMegabytes(Server server) throws IOException {
        jcmd(server, "GC.run");
        String info = jcmd(server, "GC.heap_info");
        long kilobytes = 0;
        for (String line : info.split("\n", -1)) {
            Matcher used = USED.matcher(line);
            if ((line.contains("def new generation") || line.contains("tenured generation")) && used.find()) {
                kilobytes += Long.parseLong(used.group(1) != null ? used.group(1) : used.group(2));
            }
        }
        return kilobytes / 1024;
    }

    private static String jcmd(Server server, String command) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(server.javaPid()),
                        command)
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
