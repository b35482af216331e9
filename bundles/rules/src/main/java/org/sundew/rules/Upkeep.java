package org.sundew.rules;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sundew.admin.Problem;

/**
 * Keeps the gate's book up to date with cfgs, files and names, and says when it may be asked. One thread works here.
 *
 * <p><b>Never half a rulebook.</b> Rules come and go one by one, when their bundle starts, stops or is updated, and a book of
 * the first of them would let in whom the last one closes. So while Config Admin has a cfg for which there is no rule, the
 * book stays as it is; a gate without its first book is not to be asked at all, and visitors wait.
 */
final class Upkeep {
    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    private static final int NAMES_SECONDS = 5;

    private final Supplier<List<RuleCfg.State>> cfgs;
    private final Expected expected;
    private final ListFiles files;
    private final HostNames hosts;
    private final Workshop workshop;
    private final RulesGate gate;
    private final Clock clock;
    private final Instant patience;
    private final AtomicBoolean changed = new AtomicBoolean(true);
    private volatile List<Problem> absent = List.of();
    private volatile boolean made;

    Upkeep(
            Supplier<List<RuleCfg.State>> cfgs,
            Expected expected,
            ListFiles files,
            HostNames hosts,
            RulesGate gate,
            Clock clock) {
        this.cfgs = cfgs;
        this.expected = expected;
        this.files = files;
        this.hosts = hosts;
        this.workshop = new Workshop(files, hosts);
        this.gate = gate;
        this.clock = clock;
        this.patience = clock.instant().plusSeconds(NAMES_SECONDS);
    }

    Workshop workshop() {
        return workshop;
    }

    /** Something changed that is not seen by looking at files. Any thread. */
    void changed() {
        changed.set(true);
    }

    /** Whether the gate has a whole book. Host names get a while for their first answer, and no more. */
    boolean ready() {
        return made && (hosts.allAsked() || !clock.instant().isBefore(patience));
    }

    /** Looks at everything, and makes a new book if one is due; one that cannot be made now stays due. */
    void look() {
        boolean filesChanged = files.look();
        if (!changed.getAndSet(false) && !filesChanged) {
            return;
        }
        boolean done = false;
        try {
            done = make();
        } finally {
            if (!done) {
                changed.set(true);
            }
        }
    }

    /** Whether every rule was there. */
    private boolean make() {
        List<RuleCfg.State> present = cfgs.get();
        Set<String> missing = expected.missing(present);
        absent = missing.stream().map(Upkeep::absent).toList();
        if (!missing.isEmpty()) {
            return false;
        }
        workshop.make(present);
        gate.use(workshop.edition().book());
        made = true;
        LOG.debug("a book of {} rules is in force", present.size());
        workshop.review();
        return true;
    }

    private static Problem absent(String pid) {
        return new Problem(pid, "", "", "this rule is not there (yet); until it is, the rules stay as they were");
    }

    List<Problem> problems() {
        List<Problem> missing = absent;
        return missing.isEmpty() ? workshop.edition().problems() : missing;
    }
}
