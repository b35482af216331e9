package org.sundew.intake.door;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sundew.event.ClosedBy;
import org.sundew.event.LimitMark;
import org.sundew.event.Note;
import org.sundew.event.RuleMatch;
import org.sundew.event.Severity;
import org.sundew.gate.Door;
import org.sundew.gate.Finding;
import org.sundew.gate.Silence;
import org.sundew.gate.Verdict;

/**
 * The sum of the verdicts on one arrival: the strictest door and the deepest silence hold, the last severity, rule and limit
 * set win. Used by one thread.
 */
final class Judgement {
    /** The note that says which gate failed, so that nobody wonders why the visitor was sent away. */
    static final String FAILED_GATE = "gate.failed";

    /** Mostly empty: a flood of refused arrivals should not make lists. */
    private List<Finding> findings = List.of();

    private List<Note> notes = List.of();
    private Door door = Door.OPEN;
    private Silence silence = Silence.NONE;
    private ClosedBy closedBy = ClosedBy.SERVER;
    private @Nullable Severity severity;
    private @Nullable RuleMatch rule;
    private @Nullable LimitMark limit;

    /** The judgement when nobody can judge: sent away. */
    static Judgement shut() {
        Judgement shut = new Judgement();
        shut.door = Door.CLOSE;
        return shut;
    }

    void add(Verdict verdict) {
        if (verdict.door().compareTo(door) > 0) {
            door = verdict.door();
            closedBy = verdict.rule() != null ? ClosedBy.RULE : ClosedBy.LIMIT;
        }
        if (verdict.silence().compareTo(silence) > 0) {
            silence = verdict.silence();
        }
        severity = verdict.severity() != null ? verdict.severity() : severity;
        rule = verdict.rule() != null ? verdict.rule() : rule;
        limit = verdict.limit() != null ? verdict.limit() : limit;
        findings = joined(findings, verdict.findings());
    }

    /** A gate threw: the visitor is sent away, by the sensor itself, and the event names the gate. */
    void addFailure(String gate) {
        if (door == Door.OPEN) {
            door = Door.CLOSE;
            closedBy = ClosedBy.SERVER;
        }
        notes = joined(notes, List.of(new Note(FAILED_GATE, gate)));
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        if (first.isEmpty() || second.isEmpty()) {
            return first.isEmpty() ? second : first;
        }
        List<T> both = new ArrayList<>(first);
        both.addAll(second);
        return both;
    }

    Door door() {
        return door;
    }

    Silence silence() {
        return silence;
    }

    ClosedBy closedBy() {
        return closedBy;
    }

    /** What the visit matters: as a gate set it, or else this. */
    Severity severity(Severity otherwise) {
        return severity == null ? otherwise : severity;
    }

    @Nullable
    RuleMatch rule() {
        return rule;
    }

    @Nullable
    LimitMark limit() {
        return limit;
    }

    /** What deserves an event of its own, unless a rule says that nobody wants to hear of this visitor. */
    List<Finding> told() {
        return silence == Silence.IGNORED ? List.of() : findings;
    }

    List<Note> notes() {
        return notes;
    }
}
