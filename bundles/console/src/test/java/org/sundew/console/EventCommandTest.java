package org.sundew.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.sundew.event.Note;
import org.sundew.event.Observation;
import org.sundew.event.Observed;
import org.sundew.event.Payload;
import org.sundew.event.Visited;
import org.sundew.testkit.Samples;

class EventCommandTest {
    private static final Visited VISITED = Samples.visited(
            1,
            "USER root\r\nPASS \u001b[31m\\\n\u00ff",
            "",
            new Note(Note.USER, "ro\u001bot"),
            new Note("client.odd", "a\\b"));
    private static final Observed UPLOAD =
            Samples.observed(2, Observation.upload("x.bin", "ab", Payload.owning(new byte[] {0, 'A', 1}, 99)));

    private final Shell shell = Shell.with(new MemoryJournal(VISITED, UPLOAD));

    @Test
    void showsFieldsAndWhatWasSaidAsText() throws Exception {
        assertThat(shell.run("sundew:event --no-format " + VISITED.id()))
                .contains("event.id\t" + VISITED.id() + "\n")
                .contains("source.ip\t192.0.2.7\n")
                .contains("user.name\tro\\x1Bot\n")
                .contains("note client.odd\ta\\\\b\n")
                .doesNotContain("honeypot.payload")
                .endsWith("\nReceived, 24 bytes:\nUSER root\\r\\n\nPASS \\x1B[31m\\\\\\n\n\\xFF\n");
    }

    @Test
    void dumpsHex() throws Exception {
        assertThat(shell.run("sundew:event " + VISITED.id() + " --hex")).endsWith("""
                        Received, 24 bytes:
                        00000000  55 53 45 52 20 72 6f 6f  74 0d 0a 50 41 53 53 20  |USER root..PASS |
                        00000010  1b 5b 33 31 6d 5c 0a ff                           |.[31m\\..|
                        """);
    }

    @Test
    void saysWhatWasNotKept() throws Exception {
        assertThat(shell.run("sundew:event " + UPLOAD.id()))
                .endsWith("Payload, 99 bytes, of which the first 3 were kept:\n\\x00A\\x01\n");
    }

    @Test
    void printsItAsJournaled() throws Exception {
        assertThat(shell.run("sundew:event " + UPLOAD.id() + " --json"))
                .isEqualTo("{\"event.sequence\":2,\"note\":\"\\u009b31m\\u00fc\"}\n");
    }

    @Test
    void takesAnIdInLowerCase() throws Exception {
        assertThat(shell.run("sundew:event " + UPLOAD.id().toString().toLowerCase(Locale.ROOT)))
                .contains("Payload, 99 bytes");
    }

    @Test
    void saysThatThereIsNoSuchEvent() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shell.run("sundew:event 00000000000000000000000000"))
                .withMessageStartingWith("the journal has no event 00000000000000000000000000");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shell.run("sundew:event 12"))
                .withMessageStartingWith("not an event id");
    }
}
