package org.sundew.admin;

import java.time.Instant;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.sundew.event.SensorEvent;

/** The visitor rules: what there is, what is wrong with it, and what another one would do. Thread-safe. */
@ProviderType
public interface Rules {
    /** Every rule cfg, the one that is asked first coming first; those that are not in force come last. */
    List<RuleView> rules();

    /**
     * A rule for visits like the one this event belongs to: its visitor, protocol and port.
     *
     * @param severity {@code no-change}, {@code low}, {@code medium} or {@code high}
     * @throws IllegalArgumentException if the event belongs to no visit, or the severity is none
     */
    RuleDraft draft(SensorEvent event, boolean close, boolean ignore, String severity);

    /**
     * Saves a draft as a new file in etc, where it takes effect like any other.
     *
     * @return the file
     * @throws IllegalArgumentException if there is a file of that name already
     * @throws IllegalStateException if it cannot be written
     */
    String save(RuleDraft draft);

    /**
     * What the rules and this one beside them, or in place of the one of its name, would have done to the journaled visits.
     * Changes nothing. Reads the journal: may take a while.
     *
     * @param file  a rule cfg, in force or not: a path, or relative to etc
     * @param since nothing that arrived earlier; it is counted all the same
     * @throws IllegalArgumentException if the file is no rule; the message says why
     * @throws IllegalStateException if there is no journal
     */
    RuleTrial whatIf(String file, Instant since);
}
