package org.sundew.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sundew.admin.Problem;
import org.sundew.testkit.ManualClock;

final class HostNamesTest {
    private final ManualClock clock = new ManualClock();
    private final Map<String, String> zone = new HashMap<>();
    private final HostNames names = new HostNames(this::resolve, clock, Duration.ofMinutes(10));
    private int asked;

    private InetAddress[] resolve(String host) throws UnknownHostException {
        asked++;
        String address = zone.get(host);
        if (address == null) {
            throw new UnknownHostException(host);
        }
        return new InetAddress[] {Arrivals.address(address)};
    }

    @Test
    void knowsNothingUntilItLooked() {
        names.want(Set.of("h"));
        zone.put("h", "192.0.2.7");

        assertThat(names.allAsked()).isFalse();
        assertThat(names.addresses("h")).isEmpty();
        assertThat(names.look()).isTrue();
        assertThat(names.allAsked()).isTrue();
        assertThat(names.addresses("h")).containsExactly(Range.parse("192.0.2.7"));
    }

    @Test
    void looksAgainAfterTheInterval() {
        names.want(Set.of("h"));
        zone.put("h", "192.0.2.7");
        names.look();
        zone.put("h", "192.0.2.8");

        clock.elapse(Duration.ofMinutes(10).minusMillis(1));
        assertThat(names.look()).isFalse();
        assertThat(names.addresses("h")).containsExactly(Range.parse("192.0.2.7"));
        clock.elapse(Duration.ofMillis(1));
        assertThat(names.look()).isTrue();
        assertThat(names.addresses("h")).containsExactly(Range.parse("192.0.2.8"));
    }

    @Test
    void looksAgainWhenTheClockIsSetBack() {
        names.want(Set.of("h"));
        zone.put("h", "192.0.2.7");
        names.look();
        zone.put("h", "192.0.2.8");

        clock.elapse(Duration.ofMillis(-1));
        assertThat(names.look()).isTrue();

        assertThat(names.addresses("h")).containsExactly(Range.parse("192.0.2.8"));
        assertThat(names.look()).isFalse();
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void keepsTheLastAnswerWhenALookUpFailsAndSaysSo() {
        names.want(Set.of("h"));
        zone.put("h", "192.0.2.7");
        names.look();
        zone.clear();
        clock.elapse(Duration.ofMinutes(10));

        assertThat(names.look()).isTrue();

        assertThat(names.addresses("h")).containsExactly(Range.parse("192.0.2.7"));
        assertThat(names.problems("f.cfg", Set.of("h"))).singleElement().satisfies(problem -> {
            assertThat(problem.file()).isEqualTo("f.cfg");
            assertThat(problem.key()).isEqualTo("visitor");
            assertThat(problem.value()).isEqualTo("h");
            assertThat(problem.what()).contains("the last answer stays in force");
        });
    }

    @Test
    void triesAgainAMinuteAfterAFailure() {
        names.want(Set.of("h"));
        names.look();
        assertThat(names.problems("f.cfg", Set.of("h"))).hasSize(1);
        zone.put("h", "192.0.2.7");

        clock.elapse(Duration.ofSeconds(59));
        assertThat(names.look()).isFalse();
        clock.elapse(Duration.ofSeconds(1));
        assertThat(names.look()).isTrue();

        assertThat(names.problems("f.cfg", Set.of("h"))).isEmpty();
    }

    @Test
    void asksSoonerWhenTheIntervalIsShortened() {
        names.want(Set.of("h"));
        zone.put("h", "192.0.2.7");
        names.look();

        names.interval(Duration.ofMinutes(1));
        clock.elapse(Duration.ofMinutes(1));
        names.look();

        assertThat(asked).isEqualTo(2);
    }

    @Test
    void anAnswerThatIsOnlyTurnedRoundIsTheSame() {
        List<InetAddress> all = new ArrayList<>(IntStream.rangeClosed(0, HostNames.MOST_ADDRESSES)
                .mapToObj(i -> Arrivals.address("10.0." + i / 256 + "." + i % 256))
                .toList());
        HostNames many = new HostNames(host -> all.toArray(InetAddress[]::new), clock, Duration.ofMinutes(10));
        many.want(Set.of("h"));
        assertThat(many.look()).isTrue();

        Collections.rotate(all, 7);
        clock.elapse(Duration.ofMinutes(10));

        assertThat(many.look()).isFalse();
        assertThat(many.addresses("h")).hasSize(HostNames.MOST_ADDRESSES);
        assertThat(many.problems("f.cfg", Set.of("h")))
                .containsExactly(
                        new Problem("f.cfg", "visitor", "h", "it has more than 256 addresses; 1 of them do not count"));
        all.remove(0);
        clock.elapse(Duration.ofMinutes(10));
        assertThat(many.look()).isTrue();
        assertThat(many.problems("f.cfg", Set.of("h"))).isEmpty();
    }

    @Test
    void forgetsWhatNobodyWants() {
        names.want(Set.of("h"));
        zone.put("h", "192.0.2.7");
        names.look();
        names.want(Set.of());

        assertThat(names.addresses("h")).isEmpty();
        assertThat(names.problems("f.cfg", Set.of("h"))).isEmpty();
    }

    @Test
    void looksUpSoManyNamesAndCountsTheOthers() {
        names.want(hosts(HostNames.MOST_NAMES));
        assertThat(names.leftOut()).isZero();
        names.want(hosts(HostNames.MOST_NAMES + 1));
        assertThat(names.leftOut()).isEqualTo(1);
        names.look();

        assertThat(asked).isEqualTo(HostNames.MOST_NAMES);
    }

    private static Set<String> hosts(int count) {
        return IntStream.range(0, count).mapToObj(i -> "h" + i).collect(Collectors.toSet());
    }
}
