package org.sundew.sensor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sundew.admin.Problem;
import org.sundew.event.Note;
import org.sundew.event.Severity;

/** The present problems: each is logged and announced once when it appears, and once when it is mended. */
final class ProblemBoard {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemBoard.class);

    private final Bulletin bulletin;
    private volatile Map<Place, Problem> shown = Map.of();

    /** Where a problem is; a problem that only changes its wording stays the same one. */
    private record Place(String file, String key) {}

    ProblemBoard(Bulletin bulletin) {
        this.bulletin = bulletin;
    }

    List<Problem> problems() {
        return List.copyOf(shown.values());
    }

    /** Takes these for all the problems there are. */
    synchronized void show(List<Problem> problems) {
        Map<Place, Problem> now = new LinkedHashMap<>();
        problems.forEach(problem -> now.putIfAbsent(place(problem), problem));
        Map<Place, Problem> before = shown;
        shown = now;
        now.forEach((place, problem) -> {
            if (!problem.equals(before.get(place))) {
                appeared(problem);
            }
        });
        before.forEach((place, problem) -> {
            if (!now.containsKey(place)) {
                mended(problem);
            }
        });
    }

    private static Place place(Problem problem) {
        return new Place(problem.file(), problem.key());
    }

    private void appeared(Problem problem) {
        LOG.warn(
                "{}{}{}",
                where(problem),
                problem.what(),
                problem.value().isEmpty() ? "" : " (" + problem.value() + ")");
        bulletin.problem(Severity.MEDIUM, problem.file(), where(problem) + problem.what(), key(problem));
    }

    private void mended(Problem problem) {
        LOG.info("{}mended", where(problem));
        bulletin.problem(Severity.LOW, problem.file(), where(problem) + "mended", key(problem));
    }

    private static String where(Problem problem) {
        return problem.file() + ": " + (problem.key().isEmpty() ? "" : problem.key() + ": ");
    }

    private static Note key(Problem problem) {
        return new Note("config.key", problem.key());
    }
}
