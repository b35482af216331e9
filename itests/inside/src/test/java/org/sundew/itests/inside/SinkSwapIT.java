package org.sundew.itests.inside;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.cm.ConfigurationAdmin;
import org.sundew.admin.SinkView;
import org.sundew.admin.Sinks;

/** Sinks are taken out, put back and updated while visitors come: each is told of everything, and none waits for another. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class SinkSwapIT {
    private static final int ECHO = Distribution.OFFSET + 7;
    private static final Path DATA = Path.of(System.getProperty("karaf.data", "."));

    @Inject
    private BundleContext context;

    @Inject
    private ConfigurationAdmin configurations;

    private Sinks sinks;

    /** The container. */
    @Configuration
    public Option[] distribution() {
        return Distribution.options();
    }

    /** Everything has started. */
    @Before
    public void awaitBoot() throws InterruptedException {
        Services services = new Services(context);
        services.awaitBoot();
        sinks = services.await(Sinks.class);
        Soon.until("the echo port opens", () -> Visitor.open(ECHO));
    }

    @Test
    public void aSinkThatWasUninstalledWhileVisitorsCameIsToldOfAllOfThem() throws Exception {
        Bundle csv = bundle("org.sundew.alert.csv");
        Queue<String> ports = new ConcurrentLinkedQueue<>();
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService visitor = Executors.newSingleThreadExecutor();
        Future<?> visits = visitor.submit(() -> {
            while (!over.get()) {
                ports.add(visit());
            }
            return null;
        });

        Soon.until("some came", () -> ports.size() >= 50);
        csv.uninstall();
        int before = ports.size();
        Soon.until("its lane waits", () -> view("csv-events").state().equals("gone"));
        Soon.until("more came", () -> ports.size() >= before + 100);
        Soon.until(() -> "it lags: " + sinks.sinks(), () -> view("csv-events").lag() >= 100);
        context.installBundle(csv.getLocation()).start();
        int after = ports.size();
        Soon.until("and more", () -> ports.size() >= after + 50);
        over.set(true);
        visits.get();
        visitor.shutdown();

        Path file = DATA.resolve("events.csv");
        Soon.until(
                () -> "every visitor has a row: " + sinks.sinks(),
                () -> column(lines(file), "source.port").containsAll(ports));
        List<String> ids = column(lines(file), "event.id");
        assertEquals("and no event has two", new HashSet<>(ids).size(), ids.size());
    }

    @Test
    public void aSinkThatHangsAndIsUpdatedLosesNothingAndDelaysNoOther() throws Exception {
        Path folder = Files.createDirectories(DATA.resolve("hanging"));
        Path hold = Files.createFile(folder.resolve("hold"));
        Path told = folder.resolve("told");
        var cfg = hangingProgram(folder);
        try {
            Soon.until("the sink runs", () -> view("process-hanging").state().equals("running"));
            List<String> ports = new ArrayList<>(List.of(visit(), visit(), visit()));
            Soon.until("it hangs", () -> lines(told).size() == 1);
            Soon.until(() -> "the other went on: " + sinks.sinks(), () -> caughtUp("csv-events"));
            assertTrue("it lags: " + sinks.sinks(), view("process-hanging").lag() >= 3);

            bundle("org.sundew.alert.process").update();
            Soon.until(
                    "its successor hangs at the same event", () -> lines(told).size() == 2);
            ports.add(visit());
            Soon.until(() -> "the other went on: " + sinks.sinks(), () -> caughtUp("csv-events"));
            Files.delete(hold);

            Soon.until(
                    () -> "all of " + ports + " are told: " + lines(told),
                    () -> lines(told).stream()
                            .map(line -> line.split(" ", -1)[1])
                            .toList()
                            .containsAll(ports));
            Soon.until(() -> "nothing is left: " + sinks.sinks(), () -> caughtUp("process-hanging"));
            List<String> visits = lines(told);
            assertEquals("the one at which it hung is told again", visits.get(0), visits.get(1));
            assertEquals("and no other", new HashSet<>(visits).size() + 1, visits.size());
        } finally {
            Files.deleteIfExists(hold);
            cfg.delete();
        }
    }

    /** A program that writes down the id of the event and the visitor's port, and goes on when it is no longer held. */
    private org.osgi.service.cm.Configuration hangingProgram(Path folder) throws IOException {
        Path script = folder.resolve("tell.sh");
        Files.write(script, List.of("echo $1 $VISITOR_PORT >>told", "while [ -e hold ]; do sleep 0.1; done"));
        var cfg = configurations.getFactoryConfiguration("org.sundew.alert.process", "hanging", "?");
        cfg.update(FrameworkUtil.asDictionary(Map.of(
                "application", "/bin/sh",
                "arguments", "\"" + script + "\" $eventid",
                "working.directory", folder.toString(),
                "timeout.seconds", "600",
                "parallel.max", "1",
                "alert.actions", "visits",
                "alert.exclusive", "false",
                "alert.port", "7")));
        return cfg;
    }

    /** Is served, and gives the port that the visitor came from. */
    private static String visit() throws IOException {
        try (Visitor visitor = new Visitor(ECHO)) {
            assertEquals("hello", visitor.say("hello\n").line());
            return visitor.port();
        }
    }

    private SinkView view(String name) {
        return sinks.sinks().stream()
                .filter(sink -> sink.name().equals(name))
                .findFirst()
                .orElse(new SinkView(name, "", "unknown", 0, 0, 0, 0, 0, 0, "", ""));
    }

    private boolean caughtUp(String name) {
        SinkView sink = view(name);
        return sink.state().equals("running") && sink.lag() == 0;
    }

    private Bundle bundle(String name) {
        return Stream.of(context.getBundles())
                .filter(each -> each.getSymbolicName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file, UTF_8) : List.of();
        } catch (IOException e) {
            throw new AssertionError(file.toString(), e);
        }
    }

    /** A column of a CSV file; columns before it hold neither commas nor line breaks. */
    private static List<String> column(List<String> lines, String column) {
        int place = List.of(lines.get(0).split(",")).indexOf(column);
        return lines.stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .filter(cells -> cells.length > place)
                .map(cells -> cells[place])
                .toList();
    }
}
