package org.sundew.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sundew.event.Transport.TCP;
import static org.sundew.rules.Arrivals.by;
import static org.sundew.rules.Arrivals.cfg;
import static org.sundew.rules.Arrivals.decides;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sundew.admin.RuleView;
import org.sundew.testkit.ManualClock;

final class WorkshopTest {
    private static final Duration LOAD = Duration.ofSeconds(2);

    @TempDir
    private Path folder;

    private HostNames hosts;
    private Workshop workshop;

    @BeforeEach
    void open() {
        hosts = new HostNames(
                name -> new InetAddress[] {Arrivals.address("192.0.2.7")}, new ManualClock(), Duration.ofHours(1));
        workshop = new Workshop(new ListFiles(folder), hosts);
    }

    private void make(RuleCfg.State... cfgs) {
        workshop.make(List.of(cfgs));
        workshop.review();
    }

    private String decided(String visitor) {
        return decides(workshop.edition().book(), by(visitor, TCP, 21));
    }

    @Test
    void aHostNameGoesBeforeTheSameAddress() {
        RuleCfg.State[] cfgs = {cfg("a", "visitor", "192.0.2.7"), cfg("b", "visitor", "host.example.org")};

        make(cfgs);
        assertThat(decided("192.0.2.7")).isEqualTo("a");
        assertThat(Views.of(workshop, "main")).extracting(RuleView::state).contains("waiting");
        hosts.look();
        make(cfgs);

        assertThat(decided("192.0.2.7")).isEqualTo("b");
        assertThat(decided("192.0.2.8")).isEmpty();
        assertThat(Views.of(workshop, "main")).extracting(RuleView::name).containsExactly("b", "a");
    }

    @Test
    void aRuleWithoutItsListIsNotInForce() throws IOException {
        RuleCfg.State cfg = cfg("listed", "visitor", "10.0.0.1, @bots.txt");
        make(cfg);

        assertThat(decided("10.0.0.1")).isEmpty();
        assertThat(workshop.edition().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.file()).isEqualTo("org.sundew.rule-listed.cfg");
            assertThat(problem.value()).isEqualTo("@bots.txt");
        });
    }

    @Test
    void anEmptyListIsNobodyAndNotAnybody() throws IOException {
        Files.writeString(folder.resolve("none.txt"), "");
        make(cfg("listed", "visitor", "@none.txt"));

        assertThat(decided("10.0.0.1")).isEmpty();
        assertThat(workshop.edition().problems()).isEmpty();
    }

    @Test
    void aHundredThousandNetworksLoadInTwoSecondsAndComeToFewSets() throws IOException {
        Random random = new Random(7);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 90_000; i++) {
            lines.add((random.nextInt(223) + 1) + "." + random.nextInt(256) + "." + random.nextInt(256) + "."
                    + random.nextInt(256) + "/" + (16 + random.nextInt(17)));
        }
        for (int i = 0; i < 10_000; i++) {
            lines.add("2001:db8:" + Integer.toHexString(random.nextInt(1 << 16)) + "::/" + (40 + random.nextInt(25)));
        }
        lines.add("198.51.100.0/24");
        Files.write(folder.resolve("feed.txt"), lines);
        RuleCfg.State[] cfgs = {cfg("feed", "visitor", "@feed.txt", "ignore", "true"), cfg("any", "port", "21")};

        long begun = System.nanoTime();
        make(cfgs);
        Duration taken = Duration.ofNanos(System.nanoTime() - begun);

        assertThat(taken).isLessThan(LOAD.multipliedBy(Integer.getInteger("sundew.slow", 1)));
        assertThat(workshop.edition().book().possible()).hasSizeLessThan(100);
        assertThat(decided("198.51.100.77")).isEqualTo("feed");
        assertThat(decided("240.0.0.1")).isEqualTo("any");
    }

    @Test
    void keepsTheCountOfARuleOverItsEdits() {
        RulesGate gate = new RulesGate();
        make(cfg("a", "port", "21"));
        gate.use(workshop.edition().book());
        gate.judge(by("::1", TCP, 21));
        make(cfg("a", "port", "20-21"));
        gate.use(workshop.edition().book());
        gate.judge(by("::1", TCP, 21));

        assertThat(workshop.decided("a")).isEqualTo(2);
        make();
        assertThat(workshop.decided("a")).isZero();
    }
}
