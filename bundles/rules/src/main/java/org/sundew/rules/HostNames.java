package org.sundew.rules;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.sundew.admin.Problem;

/**
 * The addresses of the host names that rules name, looked up forward, now and again. A failure leaves the last answer in force.
 * One thread looks up and may wait for a name server; any may ask what is known.
 */
final class HostNames {
    /** The most names of all rules together; each costs a look-up every interval. */
    static final int MOST_NAMES = 1000;

    /** The most addresses of one name: the first in their order. */
    static final int MOST_ADDRESSES = 256;

    private static final Duration AGAIN = Duration.ofMinutes(1);

    private final Resolver resolver;
    private final Clock clock;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private volatile Duration interval;
    private volatile int leftOut;

    /** Whoever knows the addresses of a name. May block. */
    @FunctionalInterface
    interface Resolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    /**
     * What is known of a name.
     *
     * @param addresses the last answer; empty if there never was one
     * @param more      how many there were beyond those that count
     * @param failure   why there was none the last time, or empty
     * @param due       when to ask again
     */
    private record Answer(List<Range> addresses, int more, String failure, Instant due) {
        static final Answer NONE = new Answer(List.of(), 0, "", Instant.MIN);

        Answer due(Instant next) {
            return new Answer(addresses, more, failure, next);
        }

        boolean says(Answer other) {
            return addresses.equals(other.addresses) && more == other.more && failure.equals(other.failure);
        }

        boolean asked() {
            return !due.equals(Instant.MIN);
        }
    }

    HostNames(Resolver resolver, Clock clock, Duration interval) {
        this.resolver = resolver;
        this.clock = clock;
        this.interval = interval;
    }

    /** Asks for each name once in this time from now on; sooner after a failure. */
    void interval(Duration next) {
        interval = next;
        Instant latest = clock.instant().plus(next);
        answers.replaceAll((name, answer) -> answer.due().isAfter(latest) ? answer.due(latest) : answer);
    }

    /** From now on these names matter and no others, up to the bound. */
    void want(Set<String> names) {
        List<String> wanted = names.stream().sorted().limit(MOST_NAMES).toList();
        leftOut = names.size() - wanted.size();
        answers.keySet().retainAll(wanted);
        wanted.forEach(name -> answers.putIfAbsent(name, Answer.NONE));
    }

    /** How many names are not looked up because of the bound. */
    int leftOut() {
        return leftOut;
    }

    /** Looks up the names that are due; whether anything is known now that was not. */
    boolean look() {
        boolean changed = false;
        for (String name : List.copyOf(answers.keySet())) {
            Answer before = answers.get(name);
            if (before != null && due(before)) {
                Answer now = ask(name, before);
                boolean differs = !before.asked() || !now.says(before);
                changed |= answers.replace(name, before, now) && differs;
            }
        }
        return changed;
    }

    /** Also if the next time is further away than any is made: the clock was set back. */
    private boolean due(Answer answer) {
        Instant now = clock.instant();
        return !answer.due().isAfter(now) || answer.due().isAfter(now.plus(interval));
    }

    private Answer ask(String name, Answer before) {
        try {
            // sorted before it is cut: an answer that a name server only turns round is the same answer
            List<Range> all = Stream.of(resolver.resolve(name))
                    .map(Range::of)
                    .distinct()
                    .sorted(Comparator.comparing(Range::toString))
                    .toList();
            List<Range> first = List.copyOf(all.subList(0, Math.min(MOST_ADDRESSES, all.size())));
            return new Answer(
                    first, all.size() - first.size(), "", clock.instant().plus(interval));
        } catch (UnknownHostException e) {
            Duration again = AGAIN.compareTo(interval) < 0 ? AGAIN : interval;
            return new Answer(
                    before.addresses(),
                    before.more(),
                    "its address cannot be found",
                    clock.instant().plus(again));
        }
    }

    /** What this name came to when it was last known. */
    List<Range> addresses(String name) {
        Answer answer = answers.get(name);
        return answer == null ? List.of() : answer.addresses();
    }

    /** Whether every name has been looked up once, with or without success. */
    boolean allAsked() {
        return answers.values().stream().allMatch(Answer::asked);
    }

    boolean asked(String name) {
        Answer answer = answers.get(name);
        return answer == null || answer.asked();
    }

    /** What is wrong with the names of a rule. */
    List<Problem> problems(String file, Set<String> names) {
        return names.stream().flatMap(name -> problem(file, name)).toList();
    }

    private Stream<Problem> problem(String file, String name) {
        Answer answer = answers.get(name);
        if (answer != null && answer.failure().isEmpty() && answer.more() > 0) {
            String what =
                    "it has more than " + MOST_ADDRESSES + " addresses; " + answer.more() + " of them do not count";
            return Stream.of(new Problem(file, "visitor", name, what));
        }
        if (answer == null || answer.failure().isEmpty()) {
            return Stream.empty();
        }
        String meanwhile =
                answer.addresses().isEmpty() ? "; it is nobody meanwhile" : "; the last answer stays in force";
        return Stream.of(new Problem(file, "visitor", name, answer.failure() + meanwhile));
    }
}
