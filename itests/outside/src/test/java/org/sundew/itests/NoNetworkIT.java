package org.sundew.itests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A machine without any network: the sensor starts from what it brings, by its own launcher. */
class NoNetworkIT {
    @Test
    void itStartsServesAndStops() {
        Netns.assumePossible();
        SensorHome home = SensorHome.unpack("no-network");

        Shell.Outcome outcome = Netns.run(home.root(), """
                bin/sundew start
                bin/sundew status
                bin/sundew client 'sundew:status --json' >status.json
                bin/sundew stop
                """).succeeded();

        assertThat(outcome.out()).contains("serving (pid ").contains("stopped");
        assertThat(FirstRunIT.parse(home.read("status.json")).get("serving").asBoolean())
                .isTrue();
        home.assertNoErrors();
    }
}
