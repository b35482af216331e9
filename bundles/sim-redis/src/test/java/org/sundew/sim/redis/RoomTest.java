package org.sundew.sim.redis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.sundew.testkit.ConfigOf;
import org.sundew.testkit.SimHarness;

class RoomTest {
    @Test
    void allVisitsTogetherKeepNoMoreThanTheirRoom() {
        RedisSim sim = new RedisSim(ConfigOf.of(RedisSim.Config.class), 100_000);
        String set = "*3\r\n$3\r\nSET\r\n$1\r\na\r\n$40000\r\n" + "x".repeat(40_000) + "\r\n";
        SimHarness first = SimHarness.visit(sim).say(set).expect("+OK\r\n");
        SimHarness second = SimHarness.visit(sim).say(set).expect("+OK\r\n");

        SimHarness third = SimHarness.visit(sim).say(set).expect("-" + Commands.FULL + "\r\n");
        third.say("SET b small\r\n")
                .expect("+OK\r\n")
                .say("MULTI\r\n" + set)
                .expect("+OK\r\n-" + Commands.FULL + "\r\n");
        SimHarness half = SimHarness.visit(sim).say(set.substring(0, 30_000)).expectSilence();
        first.hangUp();
        half.hangUp();
        SimHarness.visit(sim).say(set).expect("+OK\r\n").hangUp();
        second.hangUp();
        third.say("DISCARD\r\n").hangUp();

        assertThat(sim.used()).isZero();
    }

    @Test
    void aLongLineTakesNoMoreThanThereIs() {
        RedisSim sim = new RedisSim(ConfigOf.of(RedisSim.Config.class), 10_000);

        SimHarness.visit(sim).say("x".repeat(14_000)).expectSilence();
        SimHarness.visit(sim).say("PING " + "x".repeat(4_000) + "\r\n").expectMatch("\\$4000\r\nx*\r\n");
        SimHarness.visit(sim)
                .say("x".repeat(5_000))
                .expect("-ERR Protocol error: too big inline request\r\n")
                .expectClosed();
    }
}
