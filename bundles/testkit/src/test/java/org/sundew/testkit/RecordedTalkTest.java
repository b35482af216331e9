package org.sundew.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sundew.sim.Lines;
import org.sundew.sim.SimServer;

class RecordedTalkTest {
    /** Echoes lines, the word late after 2 s, and leaves at bye. */
    private static final SimServer SERVER = session -> {
        session.send("hi 1\r\n");
        return Lines.to(line -> {
            if (line.equals("late")) {
                session.after(Duration.ofSeconds(2), () -> session.send("late\r\n"));
                return;
            }
            session.send(line + "\r\n");
            if (line.equals("bye")) {
                session.close();
            }
        });
    };

    private static RecordedTalk talk(String... lines) {
        return RecordedTalk.of("# ours\n\n== says [much]\n< hi {number}\n" + String.join("\n", lines) + "\n")
                .get(0);
    }

    private static void play(String... lines) {
        talk(lines).play(SimHarness.visit(SERVER));
    }

    @Test
    void findsTalksByTheirTitles() {
        List<RecordedTalk> talks = RecordedTalk.of("# ours\n== one\n> a\n\n== two [open]\n> b\n");

        assertThat(talks).extracting(RecordedTalk::toString).containsExactly("one", "two");
        assertThat(talks).extracting(RecordedTalk::server).containsExactly("", "open");
    }

    @Test
    void isPlayedToAServerThatSaysTheSame() {
        play(
                "> a",
                "< a",
                ">+ b",
                ">+. c",
                "> \\x64",
                "< b",
                "< cd",
                "> {x\\r\\n*2}x",
                "<3 x",
                "> bye",
                "< bye",
                "! closed");
        play("> late", "! after 2", "< late", "> late", "! wait 3", "< late", "> a\\\\b", "< a\\x5cb");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "> a;< b|recorded: b",
                "> a;< a;< b|but heard: a",
                "> a|but heard: a",
                "> bye;< bye|should not be the end",
                "> a;< a;! closed|should be the end",
                "> a;! after 2;< a|too early: a",
                "> late;< late|recorded: late"
            })
    void tellsWhatIsSaidOtherwise(String lines, String told) {
        assertThatThrownBy(() -> play(lines.split(";")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll("says\n", told);
    }
}
