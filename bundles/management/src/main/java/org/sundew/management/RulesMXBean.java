package org.sundew.management;

import java.util.List;

/** The visitor rules, and what would become of arrivals. */
public interface RulesMXBean {
    /** Every rule cfg, the one that is asked first coming first. */
    List<RuleRow> getRules();

    /** What would become of the next arrival of this visitor by this transport at this sensor port. */
    JudgeRow judge(String address, String transport, int port);

    /** The same, if it were so many-th connection of this visitor to that port. */
    JudgeRow judge(String address, String transport, int port, long connections);

    /** What the rule in this file would have done to the visits journaled since (ISO-8601; empty for all). */
    TrialRow whatIf(String ruleFile, String since);

    /** The cfg of a rule for visits like that of this event; it is not saved. */
    String ruleFrom(String event);
}
