package org.sundew.alert.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sundew.admin.Problem;
import org.sundew.event.SensorEvent;
import org.sundew.event.Transport;
import org.sundew.program.Programs;
import org.sundew.testkit.ConfigOf;

/** Real programs, told of events. */
class ProcessSinkTest {
    @TempDir
    private Path folder;

    private final Programs programs = new Programs();
    private final Definitions definitions = new Definitions(Duration.ZERO, System::nanoTime);
    private final List<ProcessSink> sinks = new ArrayList<>();

    @AfterEach
    void close() {
        sinks.forEach(ProcessSink::close);
        programs.stop();
    }

    private ProcessSink sink(String script, Object... keysAndValues) throws IOException {
        Path file = Files.writeString(folder.resolve("script.sh"), script);
        return sink("log", Map.of(), file, keysAndValues);
    }

    private ProcessSink sink(String name, Map<String, Object> alert, Path script, Object... keysAndValues) {
        Map<String, Object> properties = Given.definition(name);
        properties.putAll(alert);
        definitions.add(properties);
        List<Object> keys = new ArrayList<>(List.of(
                "application",
                "/bin/sh",
                "arguments",
                "\"" + script + "\" $eventid",
                "working.directory",
                "" + folder));
        keys.addAll(List.of(keysAndValues));
        ProcessSink sink = new ProcessSink(
                ConfigOf.of(ProcessSink.Config.class, keys.toArray()),
                properties,
                programs,
                definitions,
                new VisitorNames(address -> "host.example.org", Duration.ofSeconds(20), System::nanoTime));
        sinks.add(sink);
        return sink;
    }

    private static List<SensorEvent> events(int many) {
        return IntStream.rangeClosed(1, many)
                .mapToObj(i -> (SensorEvent) Given.visited(i, Transport.TCP, 25))
                .toList();
    }

    private List<String> lines(String file) throws IOException {
        Path path = folder.resolve(file);
        return Files.exists(path) ? Files.readAllLines(path) : List.of();
    }

    private String problem() {
        return programs.problems().stream().map(Problem::what).findFirst().orElse("");
    }

    @Test
    void aProgramRunsForEachEvent() throws Exception {
        sink("{ echo $1; env | grep -E '^(KFSENSOR_APPID|VISITOR_DOMAIN)'; cat; } >$1.txt")
                .deliver(events(3));

        for (SensorEvent event : events(3)) {
            assertThat(lines(event.id() + ".txt"))
                    .containsExactlyInAnyOrder(
                            event.id().toString(),
                            "KFSENSOR_APPID=process-log",
                            "VISITOR_DOMAIN=host.example.org",
                            "RECEIVED=Sm9rZXINCg==",
                            "RESPONSE=MjIwIG1haWwNCg==");
        }
        assertThat(problem()).isEmpty();
    }

    @Test
    void withoutStdinItReadsNothing() throws Exception {
        sink("wc -c >read", "stdin", false).deliver(events(1));

        assertThat(lines("read")).containsExactly("0");
    }

    @Test
    void withoutVisitorDomainNobodyIsAsked() throws Exception {
        sink("echo \"[$VISITOR_DOMAIN]\" >domain", "visitor.domain", false).deliver(events(1));

        assertThat(lines("domain")).containsExactly("[]");
    }

    @Test
    void onlyTheMostSpecificOneRuns() throws Exception {
        Path script = Files.writeString(folder.resolve("script.sh"), "echo $KFSENSOR_APPID >>ran");
        ProcessSink every = sink("every", Map.of("alert.name", "Every"), script);
        ProcessSink smtp = sink("smtp", Map.of("alert.port", "25"), script);

        every.deliver(events(2));
        smtp.deliver(events(2));

        assertThat(lines("ran")).containsExactly("process-smtp", "process-smtp");
    }

    @Test
    void aTestRunsWhateverItIsFor() throws Exception {
        Path script = Files.writeString(folder.resolve("script.sh"), "echo $1 >>ran");
        ProcessSink smtp = sink("smtp", Map.of("alert.port", "110"), script);

        smtp.deliver(List.of(Given.visited(0, Transport.TCP, 25)));

        assertThat(lines("ran")).hasSize(1);
    }

    @Test
    void noMoreThanSoManyRunAtOnce() throws Exception {
        // each notes how many of its kind it found
        String script = "mkdir run.$$; ls -d run.* | wc -l >>seen; sleep 0.2; rmdir run.$$";
        sink(script, "parallel.max", 2).deliver(events(6));

        assertThat(lines("seen")).hasSize(6).allMatch(seen -> Integer.parseInt(seen.strip()) <= 2);
    }

    @Test
    void aProgramThatHangsIsEndedAndNotRunAgain() throws Exception {
        long begun = System.nanoTime();

        sink("echo $$ >>ran; echo begun; sleep 600 & wait", "timeout.seconds", 1)
                .deliver(events(1));

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
        assertThat(lines("ran")).hasSize(1);
        assertThat(problem()).startsWith("the program was ended after 1 s; 1 of 1 runs did not end well");
        assertThat(programs.running()).isZero();
    }

    @Test
    void aProgramThatFailsIsShownUntilItGoesWell() throws Exception {
        ProcessSink sink = sink("echo $1 >>ran; test -e good || exit 7");

        sink.deliver(events(1));
        assertThat(programs.problems()).singleElement().satisfies(shown -> {
            assertThat(shown.file()).isEqualTo("org.sundew.alert.process-log.cfg");
            assertThat(shown.key()).isEqualTo("application");
            assertThat(shown.what()).startsWith("the program ended with status 7; 1 of 1 runs did not end well");
        });

        Files.createFile(folder.resolve("good"));
        sink.deliver(events(1));
        assertThat(programs.problems()).isEmpty();
        assertThat(lines("ran")).hasSize(2);
    }

    @Test
    void aProgramThatIsGoneIsTriedAgainForThoseThatDidNotRun() throws Exception {
        Path copy = Files.copy(Path.of("/bin/sh"), folder.resolve("shell"));
        ProcessSink sink = sink("echo $1 >>ran; rm -f shell", "application", copy.toString(), "parallel.max", 1);

        assertThatThrownBy(() -> sink.deliver(events(3)))
                .isInstanceOf(IOException.class)
                .hasMessage("application: there is no such program: " + copy);
        assertThat(lines("ran")).hasSize(1);
        assertThat(problem()).startsWith("cannot be started: application: there is no such program");

        Files.writeString(folder.resolve("script.sh"), "echo $1 >>ran");
        Files.copy(Path.of("/bin/sh"), copy);
        sink.deliver(events(3));
        assertThat(lines("ran"))
                .containsExactlyElementsOf(
                        events(3).stream().map(event -> event.id().toString()).toList());
    }

    @Test
    void aProgramThatIsNotThereIsRefusedAtOnce() throws Exception {
        assertThatThrownBy(() -> sink("", "application", "/no/such"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("application: there is no such program: /no/such");
    }

    @Test
    void interruptedItEndsWhatRuns() throws Exception {
        ProcessSink sink = sink("echo $$ >ran; sleep 600");
        Thread lane = new Thread(() -> {
            try {
                sink.deliver(events(1));
            } catch (IOException e) {
                throw new AssertionError(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        lane.start();
        while (programs.running() == 0) {
            Thread.onSpinWait();
        }

        lane.interrupt();
        lane.join();

        while (programs.running() > 0) {
            Thread.onSpinWait();
        }
    }

    @Test
    void outputWithoutEndAndInputUnreadDoNotHoldItUp() throws Exception {
        sink("yes", "timeout.seconds", 1).deliver(events(1));

        assertThat(problem()).startsWith("the program was ended after 1 s");
    }

    @Test
    void noThreadIsLeft() throws Exception {
        sink("cat >/dev/null; echo done").deliver(events(3));

        close();

        while (threads().findAny().isPresent()) {
            Thread.onSpinWait();
        }
    }

    private static Stream<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("sundew-program"));
    }
}
