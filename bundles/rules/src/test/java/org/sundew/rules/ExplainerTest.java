package org.sundew.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sundew.event.Transport.TCP;
import static org.sundew.rules.Arrivals.bound;
import static org.sundew.rules.Arrivals.by;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sundew.gate.Door;
import org.sundew.gate.Explanation;
import org.sundew.gate.Verdict;
import org.sundew.gate.Weighed;

final class ExplainerTest {
    private static Explanation explain(Bound... rules) {
        return Explainer.explain(Arrivals.book(rules), by("192.0.2.7", TCP, 445, 3));
    }

    @Test
    void saysOfEachRuleWhyItDecidesOrNot() {
        Explanation explanation = explain(
                bound("anybody"),
                bound("scanner", "visitor", "192.0.2.7", "close", "true"),
                bound("net", "visitor", "192.0.2.0/24"),
                bound("other", "visitor", "198.51.100.0/24"),
                bound("udp", "protocol", "udp"),
                bound("port", "port", "21"),
                bound("later", "connections.min", "4"),
                bound("earlier", "connections.max", "2"),
                bound("night", "scenario", "night"),
                bound("off", "enabled", "false"),
                bound("cast", "sensor.address", "255.255.255.255"));

        assertThat(explanation.verdict().door()).isEqualTo(Door.CLOSE);
        assertThat(explanation.weighed())
                .containsExactly(
                        new Weighed("scanner", true, "names a single address; decides: close"),
                        new Weighed(
                                "net",
                                false,
                                "names a range of 256 addresses; loses to scanner: a single address goes before a range of 256"
                                        + " addresses"),
                        new Weighed(
                                "anybody",
                                false,
                                "names anybody; loses to scanner: a single address goes before anybody"),
                        new Weighed("udp", false, "does not fit: it is for udp, not tcp"),
                        new Weighed("port", false, "does not fit: it is for port 21, not 445"),
                        new Weighed("later", false, "does not fit: it begins with connection 4, and this is number 3"),
                        new Weighed("earlier", false, "does not fit: it ends with connection 2, and this is number 3"),
                        new Weighed("night", false, "does not fit: it is for scenario night, not main"),
                        new Weighed("off", false, "does not fit: it is disabled"),
                        new Weighed(
                                "cast",
                                false,
                                "does not fit: it is for sensor address 255.255.255.255, not 198.51.100.1"),
                        new Weighed("other", false, "does not fit: it is for other visitors"));
    }

    @Test
    void letsPassWhereNothingFits() {
        assertThat(explain(bound("udp", "protocol", "udp")).verdict()).isSameAs(Verdict.PASS);
    }

    @Test
    void tellsOfTheClosestOnesWhenThereAreMany() {
        List<Bound> rules = new ArrayList<>();
        for (int i = 0; i < Explainer.MOST_TOLD; i++) {
            rules.add(bound("r" + i, "visitor", "10.0.0." + i));
        }
        assertThat(explain(rules.toArray(Bound[]::new)).weighed()).hasSize(Explainer.MOST_TOLD);
        rules.add(bound("it", "visitor", "192.0.2.7"));

        List<Weighed> weighed = explain(rules.toArray(Bound[]::new)).weighed();

        assertThat(weighed).hasSize(Explainer.MOST_TOLD + 1);
        assertThat(weighed.get(0).name()).isEqualTo("it");
        assertThat(weighed.get(Explainer.MOST_TOLD).name()).isEqualTo("(1 more)");
    }
}
