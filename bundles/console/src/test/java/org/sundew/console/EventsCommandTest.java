package org.sundew.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.apache.karaf.shell.api.console.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sundew.event.Note;
import org.sundew.event.Observation;
import org.sundew.event.SensorEvent;
import org.sundew.journal.Receipt;
import org.sundew.testkit.ManualClock;
import org.sundew.testkit.Samples;

class EventsCommandTest {
    private static final SensorEvent CHANGED = Samples.changed(1);
    private static final SensorEvent LOGIN = Samples.observed(2, Observation.login("root", "to\u001b[31mor\\", false));
    private static final SensorEvent VISITED = Samples.visited(3, "USER root\r\n\u0007\u00ff", "220 hi\r\n");

    private final MemoryJournal journal = new MemoryJournal(CHANGED, LOGIN, VISITED);
    private final Shell shell = Shell.with(journal);

    @Test
    void listsTheLatestOldestFirst() throws Exception {
        assertThat(shell.run("sundew:events --no-format").lines())
                .containsExactly(
                        "2026-01-02T03:04:05Z\tlow\tlisten-opened\t-\t-\t-\tftp-main listens on tcp 21\t"
                                + CHANGED.id(),
                        "2026-01-02T03:04:05Z\tmedium\tlogin\t192.0.2.7\t21/tcp\tftp-main\t"
                                + "user=root password=to\\x1B[31mor\\\\ outcome=failure\t" + LOGIN.id(),
                        "2026-01-02T03:04:06Z\tmedium\tconnection\t192.0.2.7\t21/tcp\tftp-main\t"
                                + "13 in, 8 out: USER root\\r\\n\\x07\\xFF\t" + VISITED.id());
    }

    @Test
    void drawsATable() throws Exception {
        assertThat(shell.run("sundew:events").lines()).hasSize(5).anyMatch(line -> line.startsWith("Time "));
    }

    @Test
    void listsSoManyAtMost() throws Exception {
        assertThat(shell.run("sundew:events -n 1 --no-format").lines())
                .singleElement()
                .asString()
                .contains("connection");
        assertThat(shell.run("sundew:events -n 2 --no-format").lines()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "--visitor 192.0.2.7, 2",
        "--visitor 192.0.2.0/24, 2",
        "--visitor 192.0.2.8, 0",
        "--visitor 2001:db8::/32, 0",
        "--port 21, 2",
        "--port 22, 0",
        "--listen ftp-main, 2",
        "--listen ftp, 0",
        "--severity low, 3",
        "--severity medium, 2",
        "--severity high, 0",
        "--since 2026-01-02T03:04:06Z, 1",
        "--since 2026-01-02T03:04:07Z, 0",
        "--since 1s, 0",
        "--port 21 --severity medium --visitor 192.0.2.7, 2",
    })
    void keepsToItsConditions(String options, int events) throws Exception {
        assertThat(shell.run("sundew:events --no-format " + options).lines()).hasSize(events);
    }

    @ParameterizedTest
    @CsvSource({"30s, -30", "10m, -600", "2h, -7200", "1d, -86400"})
    void readsSpans(String span, long seconds) {
        ManualClock clock = new ManualClock();

        assertThat(Since.parse(span, clock.instant())).isEqualTo(clock.instant().plus(Duration.ofSeconds(seconds)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "10", "10y", "-1h", "2026-01-02", "9999999999d"})
    void refusesWhatIsNoTime(String since) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shell.run("sundew:events --since " + since))
                .withMessageStartingWith("--since: neither an instant");
    }

    @Test
    void refusesWhatIsNoSeverity() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shell.run("sundew:events --severity awful"))
                .withMessageContaining("low, medium, high");
    }

    @Test
    void printsThemAsJournaledButInAscii() throws Exception {
        assertThat(shell.run("sundew:events --json -n 2")).isEqualTo("""
                        [{"event.sequence":2,"note":"\\u009b31m\\u00fc"},
                        {"event.sequence":3,"note":"\\u009b31m\\u00fc"}]
                        """);
        assertThat(shell.run("sundew:events --json --port 1")).isEqualTo("[]\n");
    }

    @Test
    void saysThatThereAreNone() throws Exception {
        assertThat(shell.run("sundew:events --port 1")).isEqualTo("No such events yet.\n");
    }

    @Test
    void followsWhatComes() {
        List<String> lines = follow(
                command -> command.port = 21, () -> {}, () -> journal.append(Samples.changed(4), Receipt.NONE), () -> {
                    journal.append(Samples.visited(5, "new", ""), Receipt.NONE);
                    journal.append(Samples.visited(6, "newer", ""), Receipt.NONE);
                });

        assertThat(lines).hasSize(4);
        assertThat(lines.get(1)).contains("13 in");
        assertThat(lines.get(2))
                .contains("3 in, 0 out: new ")
                .startsWith("2026-01-02T03:04:06Z  medium    connection  ");
        assertThat(lines.get(3)).contains("5 in, 0 out: newer ");
    }

    @Test
    void followsInJson() {
        List<String> lines = follow(
                command -> {
                    command.json = true;
                    command.number = 1;
                },
                () -> journal.append(Samples.changed(4), Receipt.NONE));

        assertThat(lines)
                .containsExactly(
                        "{\"event.sequence\":3,\"note\":\"\\u009b31m\\u00fc\"}",
                        "{\"event.sequence\":4,\"note\":\"\\u009b31m\\u00fc\"}");
    }

    @Test
    void tellsHowManyCameTooFastToShow() {
        List<String> lines = follow(command -> command.port = 1, () -> {
            for (int i = 0; i <= Follower.BATCH_MAX; i++) {
                journal.append(VISITED, Receipt.NONE);
            }
        });

        assertThat(lines).containsExactly("(1 events left out: they come faster than can be shown)");
    }

    @Test
    void stopsFollowingWhenTheTerminalIsGone() {
        List<String> lines = follow(command -> command.session = hungUp(), () -> {
            throw new AssertionError("nobody looks any more");
        });

        assertThat(lines).hasSize(3);
    }

    /** A session whose terminal takes nothing: the shell's own stream does not notice, only the console does. */
    private static Session hungUp() {
        PrintStream console = new PrintStream(
                new OutputStream() {
                    @Override
                    public void write(int each) throws IOException {
                        throw new IOException("closed");
                    }

                    @Override
                    public void flush() throws IOException {
                        throw new IOException("closed");
                    }
                },
                false,
                UTF_8);
        return (Session) Proxy.newProxyInstance(
                Session.class.getClassLoader(), new Class<?>[] {Session.class}, (self, method, arguments) -> console);
    }

    @Test
    void completesIds() {
        assertThat(shell.offers(EventIds.class, ""))
                .hasSize(3)
                .contains(VISITED.id().toString());
    }

    @FunctionalInterface
    private interface Setup {
        void on(EventsCommand command);
    }

    /** What {@code events -f} prints while these things happen, one between two looks, before Ctrl-C. */
    private List<String> follow(Setup setup, Runnable... happenings) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        Queue<Runnable> next = new ArrayDeque<>(List.of(happenings));
        EventsCommand command = new EventsCommand();
        command.journal = journal;
        command.follow = true;
        command.out = new PrintStream(printed, true, UTF_8);
        command.pause = () -> {
            if (next.isEmpty()) {
                throw new InterruptedException();
            }
            next.remove().run();
        };
        setup.on(command);
        command.run();
        return printed.toString(UTF_8).lines().toList();
    }

    @Test
    void neverGivesAVisitorTheTerminal() throws Exception {
        MemoryJournal hostile = new MemoryJournal(
                Samples.visited(1, "\u001b]0;x\u0007\u009b", "", new Note(Note.USER, "\u202e\u0085\u2028\ud800\n")));

        for (String options : List.of("", "--no-format", "--json")) {
            assertThat(Shell.with(hostile).run("sundew:events " + options).replaceAll("[\u2500\u2502\u253c\n]", ""))
                    .matches("[ -~\t]*");
        }
    }
}
