package org.sundew.sim.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.sundew.testkit.ConfigOf;
import org.sundew.testkit.SimHarness;

class OthersTest {
    private static SimHarness visit() {
        return SimHarness.visit(new RedisSim(ConfigOf.of(RedisSim.Config.class)));
    }

    @Test
    void keepsWhoWaitsForAListWaitingAsLongAsItWants() {
        visit().say("BLPOP l 2\r\n")
                .expectSilence()
                .elapse(Duration.ofMillis(1_999))
                .expectSilence()
                .elapse(Duration.ofMillis(1))
                .expect("*-1\r\n")
                .say("BRPOPLPUSH l m 0\r\n")
                .elapse(Duration.ofHours(1))
                .expectSilence();
        visit().say("BRPOPLPUSH l m 1\r\n").elapse(Duration.ofSeconds(1)).expect("$-1\r\n");
    }

    @Test
    void waitsForOneListAtATime() {
        SimHarness visitor = visit().say("BLPOP l 1\r\n".repeat(5_000));

        visitor.elapse(Duration.ofSeconds(1)).expect("*-1\r\n").expectSilence().expectOpen();
    }

    @Test
    void noTrailOfStarsCostsMoreThanAVisitMaySpend() {
        Glob glob = new Glob(1_000);

        assertThat(glob.matches("a" + "*".repeat(1_000), "a")).isFalse();
        assertThat(glob.matches("a", "a")).isFalse();
        assertThat(new Glob(1_002).matches("a" + "*".repeat(1_000), "a")).isTrue();
    }

    @Test
    void longThingsCountForMoreThanShortOnes() {
        String members = "SADD s " + "x".repeat(60_000) + "\r\n";
        visit().say(members + "SINTER s nosuch\r\n".repeat(4_400))
                .expectMatch(":1\r\n(\\*0\r\n){4000,4300}(-BUSY [^\r]*\r\n)+");
    }

    @Test
    void looksForBitsInLongStringsAtLittleCost() {
        visit().say("SETBIT b 2000000 1\r\nBITPOS b 1\r\nBITPOS b 0\r\nBITCOUNT b\r\n")
                .expect(":0\r\n:2000000\r\n:0\r\n:1\r\n");
        visit().say("SETBIT b 2000000 1\r\n" + "BITPOS b 1\r\n".repeat(1_100))
                .expectMatch(":0\r\n(:2000000\r\n){900,1050}(-BUSY [^\r]*\r\n)+");
    }
}
