package org.sundew.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sundew.event.Transport.TCP;
import static org.sundew.rules.Arrivals.by;
import static org.sundew.rules.Arrivals.cfg;
import static org.sundew.rules.Arrivals.decides;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sundew.admin.Problem;
import org.sundew.testkit.ManualClock;

final class UpkeepTest {
    private static final RuleCfg.State OFFICE = cfg("office", "visitor", "192.0.2.7");
    private static final RuleCfg.State ANYBODY = cfg("anybody", "close", "true");
    private static final RuleCfg.State NAMED = cfg("named", "visitor", "host.example.org");
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @TempDir
    private Path folder;

    private final ManualClock clock = new ManualClock();
    private final ListedCfgs admin = new ListedCfgs();
    private final RulesGate gate = new RulesGate();
    private List<RuleCfg.State> cfgs = List.of();
    private HostNames hosts;
    private Upkeep upkeep;

    @BeforeEach
    void open() {
        hosts = new HostNames(name -> new InetAddress[] {Arrivals.address("192.0.2.7")}, clock, Duration.ofHours(1));
        upkeep = new Upkeep(() -> cfgs, new Expected(admin), new ListFiles(folder), hosts, gate, clock);
    }

    /** Config Admin has the cfgs of these rules, and all of them are there. */
    private void have(RuleCfg.State... rules) {
        cfgs = List.of(rules);
        cfgs.forEach(rule -> admin.add(rule.name()));
    }

    private String decided(String visitor) {
        return decides(gate.book(), by(visitor, TCP, 21));
    }

    @Test
    void isReadyWithAnEmptyBookWhereThereAreNoCfgs() {
        assertThat(upkeep.ready()).isFalse();

        upkeep.look();

        assertThat(upkeep.ready()).isTrue();
        assertThat(decided("192.0.2.7")).isEmpty();
    }

    @Test
    void hasNoBookUntilTheLastRuleIsThere() {
        have(OFFICE, ANYBODY);
        cfgs = List.of(OFFICE);

        upkeep.look();

        assertThat(upkeep.ready()).isFalse();
        assertThat(decided("192.0.2.7")).isEmpty();
        assertThat(upkeep.problems()).extracting(Problem::file).containsExactly(ListedCfgs.pid("anybody"));

        cfgs = List.of(OFFICE, ANYBODY); // nobody calls changed()
        upkeep.look();

        assertThat(upkeep.ready()).isTrue();
        assertThat(decided("192.0.2.7")).isEqualTo("office");
        assertThat(decided("192.0.2.8")).isEqualTo("anybody");
        assertThat(upkeep.problems()).isEmpty();
    }

    @Test
    void keepsTheWholeBookWhileRulesComeAndGo() {
        have(OFFICE, ANYBODY);
        upkeep.look();

        cfgs = List.of();
        upkeep.changed();
        upkeep.look();
        assertThat(decided("192.0.2.8")).isEqualTo("anybody");
        assertThat(upkeep.problems()).hasSize(2);
        cfgs = List.of(ANYBODY);
        upkeep.look();
        assertThat(decided("192.0.2.7")).isEqualTo("office");
        assertThat(upkeep.ready()).isTrue();

        cfgs = List.of(ANYBODY, OFFICE);
        upkeep.look();
        assertThat(upkeep.problems()).isEmpty();
    }

    @Test
    void dropsARuleWhoseCfgWasDeleted() {
        have(OFFICE, ANYBODY);
        upkeep.look();

        admin.remove("office");
        cfgs = List.of(ANYBODY);
        upkeep.changed();
        upkeep.look();

        assertThat(decided("192.0.2.7")).isEqualTo("anybody");
    }

    @Test
    void makesNoBookWithoutAReason() {
        have(OFFICE);
        upkeep.look();
        Rulebook book = gate.book();

        upkeep.look();
        assertThat(gate.book()).isSameAs(book);
        upkeep.changed();
        upkeep.look();

        assertThat(gate.book()).isNotSameAs(book);
    }

    @Test
    void aListThatChangedIsAReason() throws IOException {
        Path list = Files.writeString(folder.resolve("bots.txt"), "192.0.2.7\n");
        have(cfg("bots", "visitor", "@bots.txt"));
        upkeep.look();

        Files.writeString(list, "192.0.2.7\n192.0.2.8\n");
        upkeep.look();
        assertThat(decided("192.0.2.8")).isEmpty();
        upkeep.look(); // it holds still

        assertThat(decided("192.0.2.8")).isEqualTo("bots");
    }

    @Test
    void waitsForTheFirstAnswersOfNames() {
        have(NAMED);
        upkeep.look();
        assertThat(upkeep.ready()).isFalse();

        hosts.look();

        assertThat(upkeep.ready()).isTrue();
    }

    @Test
    void waitsForAnswersForFiveSecondsAndNoLonger() {
        have(NAMED);
        upkeep.look();

        clock.elapse(PATIENCE.minusMillis(1));
        assertThat(upkeep.ready()).isFalse();
        clock.elapse(Duration.ofMillis(1));

        assertThat(upkeep.ready()).isTrue();
    }

    @Test
    void neverIsReadyByWaitingWhileARuleIsMissing() {
        have(OFFICE);
        cfgs = List.of();
        upkeep.look();

        clock.elapse(PATIENCE.plusMillis(1));

        assertThat(upkeep.ready()).isFalse();
    }

    @Test
    void triesAgainAfterConfigAdminCouldNotBeRead() {
        have(OFFICE);
        admin.breakDown(true);
        assertThatThrownBy(() -> upkeep.look()).isInstanceOf(IllegalStateException.class);
        assertThat(upkeep.ready()).isFalse();

        admin.breakDown(false);
        upkeep.look();

        assertThat(upkeep.ready()).isTrue();
        assertThat(decided("192.0.2.7")).isEqualTo("office");
    }
}
