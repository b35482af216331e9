package org.sundew.limiter;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sundew.event.LimitMark;
import org.sundew.gate.Door;
import org.sundew.gate.Finding;
import org.sundew.gate.Silence;
import org.sundew.gate.Verdict;

/** The verdicts. Those that a flood meets are constants. */
final class Verdicts {
    /** Refused without a trace: locked out, locked up, or no room. */
    static final Verdict REFUSED = new Verdict(Door.RESET, Silence.SUPPRESSED, null, List.of(), null, null);
    /** One session too many. */
    static final Verdict CLOSED = new Verdict(Door.CLOSE, Silence.SUPPRESSED, null, List.of(), null, null);
    /** Served, and not recorded. */
    static final Verdict IGNORED = new Verdict(Door.OPEN, Silence.SUPPRESSED, null, List.of(), null, null);

    private Verdicts() {}

    /** The same with something to tell, or with its limit named. */
    static Verdict with(Verdict plain, List<Finding> findings, @Nullable LimitMark limit) {
        return findings.isEmpty() && limit == null
                ? plain
                : new Verdict(plain.door(), plain.silence(), null, findings, null, limit);
    }

    /** The same, telling one thing more. */
    static Verdict and(Verdict before, Verdict plain, Finding finding) {
        List<Finding> all = new ArrayList<>(before.findings());
        all.add(finding);
        return with(plain, all, null);
    }
}
