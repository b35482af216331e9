package org.sundew.sim.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sundew.testkit.ConfigOf;
import org.sundew.testkit.SimHarness;

/**
 * What a real Redis answered to one client, command after command; | is a line's end. The first file is what a 7.0.15 answered
 * where 5.0.7 does the same. Where nothing stands, it answered something else each time.
 */
class RecordedRepliesTest {
    @ParameterizedTest
    @CsvSource({"replies.txt, 5.0.7", "replies-6.2.txt, 6.2.7", "replies-7.0.txt, 7.0.15"})
    void answersAsWasRecorded(String file, String version) throws IOException {
        SimHarness visitor = SimHarness.visit(new RedisSim(ConfigOf.of(RedisSim.Config.class, "version", version)));
        List<String> wrong = new ArrayList<>();

        for (String line : recorded(file)) {
            String[] parts = line.split("\t", -1);
            String answer = visitor.say(parts[0] + "\r\n").read().replace("\r\n", "|");
            if (!parts[1].isEmpty() && !answer.equals(parts[1])) {
                wrong.add(parts[0] + " -> " + answer + " instead of " + parts[1]);
            }
        }

        assertThat(wrong).isEmpty();
    }

    private static List<String> recorded(String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(RecordedRepliesTest.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList();
        }
    }
}
