package org.sundew.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a sensor says of itself by its console: where its arrivals went. */
record Books(
        long arrivals,
        long journaled,
        long ignored,
        long suppressed,
        long lost,
        long open,
        long pending,
        long visitors,
        long evicted) {
    private static final String VISIT = "\"action\":\"connection\"";
    private static final int LOOKS = 60;

    /** Asks the sensor that runs from there. */
    static Books of(Path home) throws IOException {
        Process client = new ProcessBuilder(home.resolve("bin/sundew").toString(), "client", "sundew:status --json")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return parse(new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }

    /** Asks until there is an answer: the console comes after the ports. */
    static Books whenAsked(Path home) throws IOException {
        IOException refused = new IOException("never asked");
        for (int look = 0; look < LOOKS; look++) {
            try {
                return of(home);
            } catch (IOException e) {
                refused = e;
            }
        }
        throw refused;
    }

    /** Asks until no visit is open and no event on its way, a minute or two at most. */
    static Books whenQuiet(Path home) throws IOException {
        Books books = of(home);
        for (int look = 0; look < LOOKS && books.open + books.pending > 0; look++) {
            books = of(home);
        }
        if (books.open + books.pending > 0) {
            throw new IOException("it does not come to rest: " + books);
        }
        return books;
    }

    static Books parse(String status) throws IOException {
        return new Books(
                number(status, "arrivals"),
                number(status, "journaled"),
                number(status, "ignored"),
                number(status, "suppressed"),
                number(status, "lost"),
                number(status, "open"),
                number(status, "pending"),
                number(status, "visitors"),
                number(status, "evicted"));
    }

    private static long number(String status, String name) throws IOException {
        Matcher number = Pattern.compile("\"" + name + "\":(\\d+)").matcher(status);
        if (!number.find()) {
            throw new IOException("the status has no " + name + ": " + status);
        }
        return Long.parseLong(number.group(1));
    }

    /** Fails unless every arrival is in exactly one place, and none is lost. */
    void check() {
        long places = journaled + ignored + suppressed + lost;
        if (arrivals != places || lost != 0) {
            throw new IllegalStateException(
                    "%,d arrivals, but %,d accounted for: %s".formatted(arrivals, places, this));
        }
    }

    /** Counts the visits in the sensor's log, which must not be packed yet. */
    static long visitsInLog(Path home) throws IOException {
        List<Path> segments;
        try (Stream<Path> files = Files.list(home.resolve("data/events"))) {
            segments = files.filter(file -> file.toString().endsWith(".ndjson")).toList();
        }
        long visits = 0;
        for (Path segment : segments) {
            try (BufferedReader lines = new BufferedReader(
                    new InputStreamReader(Files.newInputStream(segment), StandardCharsets.ISO_8859_1))) {
                visits += lines.lines().filter(line -> line.contains(VISIT)).count();
            }
        }
        return visits;
    }
}
