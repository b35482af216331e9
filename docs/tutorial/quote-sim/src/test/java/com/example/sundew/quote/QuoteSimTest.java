package com.example.sundew.quote;

import org.junit.jupiter.api.Test;
import org.sundew.event.Observation;
import org.sundew.testkit.ConfigOf;
import org.sundew.testkit.SimHarness;

class QuoteSimTest {
    private final QuoteSim sim = new QuoteSim(ConfigOf.of(QuoteSim.Config.class, "quote", "Hi.", "lines.max", 1));

    @Test
    void answersAsManyLinesAsConfiguredAndHangsUp() {
        SimHarness.visit(sim)
                .expect("Hi.\r\n")
                .say("more, ple")
                .expectSilence()
                .say("ase\r\n")
                .expect("Hi.\r\n")
                .reported(Observation.command("more, please"))
                .say("and again\r\n")
                .expectSilence()
                .expectClosed();
    }
}
