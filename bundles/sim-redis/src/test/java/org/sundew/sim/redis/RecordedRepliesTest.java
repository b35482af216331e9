package org.sundew.sim.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.sundew.testkit.ConfigOf;
import org.sundew.testkit.SimHarness;

/** What a real Redis (7.0.15) answered to one client, command after command, where 5.0.7 does the same; | is a line's end. */
class RecordedRepliesTest {
    @Test
    void answersAsWasRecorded() throws IOException {
        SimHarness visitor = SimHarness.visit(new RedisSim(ConfigOf.of(RedisSim.Config.class)));

        for (String line : recorded()) {
            String[] parts = line.split("\t", -1);
            assertThat(visitor.say(parts[0] + "\r\n").read().replace("\r\n", "|"))
                    .as(parts[0])
                    .isEqualTo(parts[1]);
        }
    }

    private static List<String> recorded() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(RecordedRepliesTest.class.getResourceAsStream("replies.txt"), "replies.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList();
        }
    }
}
