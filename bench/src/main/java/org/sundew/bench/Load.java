package org.sundew.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Drives the load generator, pinned to core 1, and reads its line of results. */
record Load(long visits, long failed, double perSecond, long p50, long p99, long max) {
    private static final Pattern NUMBER = Pattern.compile("\"(\\w+)\":([0-9.]+)");

    /** Compiles the generator into this folder. */
    static Path compile(Path root, Path work) throws IOException, InterruptedException {
        Path generator = Files.createDirectories(work).resolve("visitors");
        Path source = root.resolve("bench/load/visitors.c");
        ProcessBuilder compiler = new ProcessBuilder("cc", "-O2", "-o", generator.toString(), source.toString());
        if (compiler.inheritIO().start().waitFor() != 0) {
            throw new IOException("cc could not compile bench/load/visitors.c");
        }
        return generator;
    }

    /** One run: {@code tcp} or {@code udp}, the port, how many visits, and further options. */
    static Load run(Path generator, String transport, int port, long visits, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "taskset", "-c", "1", generator.toString(), transport, Integer.toString(port), Long.toString(visits)));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String line = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        return parse(line);
    }

    static Load parse(String line) throws IOException {
        long visits = -1;
        long failed = 0;
        double perSecond = 0;
        long p50 = 0;
        long p99 = 0;
        long max = 0;
        Matcher number = NUMBER.matcher(line);
        while (number.find()) {
            String value = number.group(2);
            switch (number.group(1)) {
                case "visits" -> visits = Long.parseLong(value);
                case "failed" -> failed = Long.parseLong(value);
                case "per_second" -> perSecond = Double.parseDouble(value);
                case "p50" -> p50 = Long.parseLong(value);
                case "p99" -> p99 = Long.parseLong(value);
                case "max" -> max = Long.parseLong(value);
                default -> {}
            }
        }
        if (visits < 0) {
            throw new IOException("the load generator said: " + line);
        }
        return new Load(visits, failed, perSecond, p50, p99, max);
    }
}
