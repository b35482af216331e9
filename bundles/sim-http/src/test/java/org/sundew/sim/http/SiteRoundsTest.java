package org.sundew.sim.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sundew.testkit.ConfigOf;

/** One thread looks at all sites, for as long as there are any. */
class SiteRoundsTest {
    @TempDir
    Path folder;

    private final SiteRounds rounds = new SiteRounds();

    @AfterEach
    void end() {
        rounds.stop();
    }

    private HttpSim sim(int seconds) {
        return new HttpSim(
                rounds, ConfigOf.of(HttpSim.Config.class, "site", folder.toString(), "site.seconds", seconds));
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("sundew-http"))
                .count();
    }

    @Test
    void needsOneThreadForAllSites() {
        long before = threads();

        sim(3600);
        sim(3600);
        sim(3600);

        assertThat(rounds.folders()).isEqualTo(3);
        assertThat(threads() - before).isEqualTo(1);
    }

    @Test
    void forgetsASiteWhoseServerIsGoneAndNeverLooksAtOneThatShallNotBe() {
        long before = threads();
        HttpSim never = sim(0);
        assertThat(rounds.folders()).isZero();
        assertThat(threads()).isEqualTo(before);
        HttpSim gone = sim(3600);

        gone.stop();
        never.stop();

        assertThat(rounds.folders()).isZero();
    }
}
