package org.sundew.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sundew.sensor.Sandbox.eventually;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleException;
import org.sundew.admin.Accounts;
import org.sundew.admin.ListenView;
import org.sundew.admin.Listens;
import org.sundew.admin.Problem;
import org.sundew.admin.ProblemSource;
import org.sundew.admin.SensorStatus;
import org.sundew.admin.VisitorView;
import org.sundew.intake.Announcer;

/** The sensor's status and its announcements, in a framework where the other services come and go. */
final class StatusTest {
    @TempDir
    Path folder;

    private Sandbox sandbox;

    @BeforeEach
    void start() throws BundleException {
        sandbox = Sandbox.start(folder);
    }

    @AfterEach
    void stop() throws Exception {
        sandbox.stop();
    }

    private record Books(List<String> missing) implements Accounts {
        @Override
        public Totals totals() {
            return new Totals(10, 4, 3, 2, 1, Map.of("disk-full", 1L), 5, 6, 7, 8);
        }

        @Override
        public List<VisitorView> visitors(int limit) {
            return List.of();
        }

        @Override
        public boolean forget(String address) {
            return false;
        }

        @Override
        public Optional<VisitorView> visitor(String address) {
            return Optional.empty();
        }
    }

    private record Ports(String state) implements Listens {
        @Override
        public List<ListenView> listens() {
            return List.of(new ListenView("ftp", "ftp", "tcp", "all", 21, 21, "main", state, "", 0, 0));
        }

        @Override
        public String scenario() {
            return "main";
        }

        @Override
        public SortedSet<String> scenarios() {
            return new TreeSet<>(List.of("main"));
        }

        @Override
        public void activate(String scenario) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void servesWhenAPortIsOpenAndNothingIsMissing() {
        sandbox.register(Accounts.class, new Books(List.of()));
        sandbox.register(Listens.class, new Ports("open"));

        SensorStatus status = sandbox.sensor().status();

        assertThat(status.serving()).isTrue();
        assertThat(status.scenario()).isEqualTo("main");
        assertThat(status.waitingFor()).isEmpty();
        assertThat(List.of(status.arrivals(), status.journaled(), status.ignored(), status.suppressed(), status.lost()))
                .containsExactly(10L, 4L, 3L, 2L, 1L);
        assertThat(status.lostReasons()).isEqualTo(Map.of("disk-full", 1L));
        assertThat(status.open()).isEqualTo(5);
        assertThat(List.of(status.pending(), status.visitors(), status.evicted()))
                .containsExactly(6L, 7L, 8L);
    }

    @Test
    void doesNotServeWhileAGateIsMissing() {
        sandbox.register(Accounts.class, new Books(List.of("limiter")));
        sandbox.register(Listens.class, new Ports("open"));

        assertThat(sandbox.sensor().status().serving()).isFalse();
        assertThat(sandbox.sensor().status().waitingFor()).containsExactly("limiter");
    }

    @Test
    void doesNotServeWhileNoPortIsOpen() {
        sandbox.register(Accounts.class, new Books(List.of()));
        sandbox.register(Listens.class, new Ports("error"));

        assertThat(sandbox.sensor().status().serving()).isFalse();
    }

    @Test
    void gathersTheProblemsOfAllSourcesEvenIfOneThrows() {
        Problem problem = new Problem("a.cfg", "k", "v", "is wrong");
        sandbox.register(ProblemSource.class, () -> {
            throw new IllegalStateException("boom");
        });
        sandbox.register(ProblemSource.class, () -> List.of(problem));
        sandbox.register(ProblemSource.class, () -> List.of(problem));

        List<Problem> problems = sandbox.sensor().status().problems();

        assertThat(problems).hasSize(2).contains(problem);
        assertThat(problems.toString()).contains("boom");
    }

    @Test
    void keepsItsIdOverARestart() throws Exception {
        String id = sandbox.sensor().id();
        sandbox.stop();

        sandbox = Sandbox.start(folder);

        assertThat(sandbox.sensor().id()).isEqualTo(id);
    }

    @Test
    void takesANewDomainWithoutLeaving() throws Exception {
        var before = sandbox.sensor();

        sandbox.write("org.sundew.sensor", "domain", "ad.example.org");

        eventually(() -> assertThat(before.domain()).isEqualTo("ad.example.org"));
        assertThat(sandbox.sensor()).isSameAs(before);
    }

    @Test
    void announcesItsStartOnceAndItsEndBeforeAnythingGoes() throws Exception {
        Announced announcer = new Announced();

        sandbox.register(Announcer.class, announcer);
        eventually(() -> assertThat(announcer.actions()).contains("started"));
        sandbox.register(Announcer.class, announcer);
        sandbox.stop();

        assertThat(announcer.actions()).containsExactly("started", "stopped");
    }
}
