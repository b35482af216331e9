package org.sundew.program;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sundew.admin.Problem;

/** What went wrong with programs of late, one thing for each key of a cfg; forgotten after {@code MEMORY}. Thread-safe. */
final class Troubles {
    private static final Duration MEMORY = Duration.ofMinutes(10);
    private static final int MOST = 200;

    private final Clock clock;
    private final Map<String, Trouble> troubles = new LinkedHashMap<>();

    private record Trouble(Problem problem, long times, Instant last) {
        Problem shown() {
            String what = problem.what() + " (" + times + " times, the last at " + last + ")";
            return new Problem(problem.file(), problem.key(), problem.value(), what);
        }
    }

    Troubles(Clock clock) {
        this.clock = clock;
    }

    synchronized void add(Problem problem) {
        String place = problem.file() + " " + problem.key();
        Trouble before = troubles.remove(place);
        troubles.put(place, new Trouble(problem, before == null ? 1 : before.times() + 1, clock.instant()));
        if (troubles.size() > MOST) {
            Iterator<String> oldest = troubles.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    synchronized void over(String file, String key) {
        troubles.remove(file + " " + key);
    }

    synchronized List<Problem> problems() {
        Instant now = clock.instant();
        Instant longAgo = now.minus(MEMORY);
        // what is ahead was noted before the clock was set back
        troubles.values()
                .removeIf(trouble ->
                        trouble.last().isBefore(longAgo) || trouble.last().isAfter(now));
        return troubles.values().stream().map(Trouble::shown).toList();
    }
}
