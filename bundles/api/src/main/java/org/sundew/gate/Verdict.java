package org.sundew.gate;

import org.jspecify.annotations.Nullable;
import org.sundew.event.LimitMark;
import org.sundew.event.RuleMatch;
import org.sundew.event.Severity;

/**
 * One gate's answer. Answers add up: the strictest door and the deepest silence hold, the last severity set wins, every
 * finding is told unless the sum says ignored.
 *
 * @param severity what the events of the visit matter, or null to leave it
 * @param finding  what deserves an event of its own, or null
 * @param rule     the visitor rule that decided, or null
 * @param limit    the limit that decided, or null
 */
public record Verdict(
        Door door,
        Silence silence,
        @Nullable Severity severity,
        @Nullable Finding finding,
        @Nullable RuleMatch rule,
        @Nullable LimitMark limit) {

    /** Nothing to say: come in. */
    public static final Verdict PASS = new Verdict(Door.OPEN, Silence.NONE, null, null, null, null);
}
