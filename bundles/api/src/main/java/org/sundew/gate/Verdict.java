package org.sundew.gate;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sundew.event.LimitMark;
import org.sundew.event.RuleMatch;
import org.sundew.event.Severity;

/**
 * One gate's answer. Answers add up: the strictest door and the deepest silence hold, the last severity set wins, every
 * finding is told unless the sum says ignored.
 *
 * @param severity what the events of the visit matter, or null to leave it
 * @param findings what deserves an event of its own, mostly nothing
 * @param rule     the visitor rule that decided, or null
 * @param limit    the limit that decided, or null
 */
public record Verdict(
        Door door,
        Silence silence,
        @Nullable Severity severity,
        List<Finding> findings,
        @Nullable RuleMatch rule,
        @Nullable LimitMark limit) {

    /** Copies the findings. */
    public Verdict {
        findings = List.copyOf(findings);
    }

    /** Nothing to say: come in. */
    public static final Verdict PASS = new Verdict(Door.OPEN, Silence.NONE, null, List.of(), null, null);
}
