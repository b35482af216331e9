package org.sundew.journal.log;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sundew.event.Note;
import org.sundew.event.SensorEvent;
import org.sundew.journal.EventQuery;
import org.sundew.journal.Receipt;
import org.sundew.testkit.Samples;

/** A real process, killed while it writes as fast as it can. */
class KillTest {
    private static final int ROUNDS = 3;
    private static final int DURABLE = 5000;

    @TempDir
    Path directory;

    @Test
    void whatWasReportedDurableIsThereAfterAKillAndNoNumberIsMissing() throws IOException, InterruptedException {
        long last = 0;
        for (int round = 1; round <= ROUNDS; round++) {
            long durable = killed(last);

            List<SensorEvent> events = events();

            assertThat(durable).isGreaterThanOrEqualTo(last + DURABLE);
            assertThat(events.size()).isGreaterThanOrEqualTo((int) durable);
            assertThat(Rig.sequences(events))
                    .isEqualTo(LongStream.iterate(events.size(), each -> each - 1)
                            .limit(events.size())
                            .boxed()
                            .toList());
            last = events.size();
        }
    }

    private List<SensorEvent> events() {
        try (Rig rig = Rig.open(directory)) {
            return rig.journal.find(new EventQuery(Instant.EPOCH, Integer.MAX_VALUE, event -> true));
        }
    }

    /** Runs a process until it has made enough events durable, kills it, and tells the last sequence it had reported. */
    private long killed(long before) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long durable = before;
        try (BufferedReader reports = process.inputReader(US_ASCII)) {
            for (String line = reports.readLine(); line != null; line = reports.readLine()) {
                durable = before + Long.parseLong(line);
                if (durable >= before + DURABLE && process.isAlive()) {
                    process.toHandle().destroyForcibly(); // unlike the process itself, this leaves its output readable
                }
            }
        }
        process.waitFor();
        return durable;
    }

    /** Appends without end, and prints how many events are durable. */
    static final class Victim {
        private static final int AHEAD = 3000;

        private Victim() {}

        public static void main(String... arguments) {
            Rig rig = Rig.open(Path.of(arguments[0]));
            for (int i = 0; ; i++) {
                while (rig.journal.status().appended() - rig.journal.status().durable() > AHEAD) {
                    System.out.println(rig.journal.status().durable());
                }
                rig.journal.append(
                        Samples.visited(0, "hello", "", new Note("number", Integer.toString(i))), Receipt.NONE);
            }
        }
    }
}
