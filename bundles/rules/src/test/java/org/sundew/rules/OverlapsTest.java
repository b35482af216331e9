package org.sundew.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sundew.rules.Arrivals.book;
import static org.sundew.rules.Arrivals.bound;

import java.util.List;
import org.junit.jupiter.api.Test;

final class OverlapsTest {
    private static List<String> of(Bound... rules) {
        return Overlaps.of(book(rules)).stream()
                .map(problem -> problem.file().replace("org.sundew.rule-", "").replace(".cfg", "") + ": "
                        + problem.what().replaceAll("(can never win|by its name alone)?.*", "$1"))
                .toList();
    }

    private static List<String> files(Bound... rules) {
        return Overlaps.of(book(rules)).stream()
                .map(problem -> problem.file() + (problem.what().startsWith("can never win") ? " never" : " tie"))
                .toList();
    }

    @Test
    void findsNothingWhereEachRuleHasItsOwn() {
        assertThat(of(
                        bound("a", "port", "21"),
                        bound("b", "port", "22"),
                        bound("c", "protocol", "tcp"),
                        bound("d", "protocol", "udp"),
                        bound("e", "visitor", "192.0.2.0/24"),
                        bound("f", "visitor", "192.0.2.0/25"),
                        bound("g")))
                .isEmpty();
    }

    @Test
    void findsARuleBehindOneThatTakesTheSame() {
        assertThat(files(bound("a", "port", "21"), bound("b", "port", "21")))
                .containsExactly("org.sundew.rule-b.cfg never");
        assertThat(files(bound("a", "connections.max", "9"), bound("b", "connections.max", "4")))
                .containsExactly("org.sundew.rule-b.cfg never");
        assertThat(files(bound("a", "scenario", "main"), bound("b"))).containsExactly("org.sundew.rule-b.cfg tie");
        assertThat(files(bound("a"), bound("b", "scenario", "main"))).containsExactly("org.sundew.rule-b.cfg never");
    }

    @Test
    void findsARuleWhoseVisitorsAreSharedByOthers() {
        assertThat(files(
                        bound("low", "visitor", "192.0.2.0"),
                        bound("high", "visitor", "192.0.2.1"),
                        bound("both", "visitor", "192.0.2.0/31")))
                .containsExactly("org.sundew.rule-both.cfg never");
        assertThat(files(
                        bound("low", "visitor", "192.0.2.0"),
                        bound("high", "visitor", "192.0.2.1", "port", "21"),
                        bound("both", "visitor", "192.0.2.0/31")))
                .isEmpty();
    }

    @Test
    void findsRulesThatOnlyTheirNamesTellApart() {
        assertThat(files(
                        bound("a", "visitor", "192.0.2.0/24, 10.0.0.1"),
                        bound("b", "visitor", "198.51.100.0/24, 10.0.0.1")))
                .containsExactly("org.sundew.rule-b.cfg tie");
        assertThat(files(bound("a", "port", "21,22"), bound("b", "port", "22,23")))
                .containsExactly("org.sundew.rule-b.cfg tie");
        assertThat(files(bound("a", "connections.min", "4"), bound("b", "connections.max", "4")))
                .containsExactly("org.sundew.rule-b.cfg tie");
        assertThat(files(bound("a", "connections.min", "5"), bound("b", "connections.max", "4")))
                .isEmpty();
        assertThat(files(
                        bound("a", "visitor", "192.0.2.1 - 192.0.2.9"),
                        bound("b", "visitor", "192.0.2.9 - 192.0.2.17")))
                .containsExactly("org.sundew.rule-b.cfg tie");
    }

    @Test
    void looksOnlyAtRulesThatHold() {
        assertThat(of(bound("a", "port", "21"), bound("b", "port", "21", "enabled", "false")))
                .isEmpty();
    }
}
