package org.sundew.management;

import java.util.List;
import org.sundew.admin.RuleView;

/** A {@link RuleView} with the getters that JMX makes open types of. */
public final class RuleRow {
    private final RuleView rule;

    RuleRow(RuleView rule) {
        this.rule = rule;
    }

    /** The name of its cfg. */
    public String getName() {
        return rule.name();
    }

    /** Its cfg. */
    public String getFile() {
        return rule.file();
    }

    /** Active, inactive, disabled, waiting or refused. */
    public String getState() {
        return rule.state();
    }

    /** Where it holds. */
    public String getScenario() {
        return rule.scenario();
    }

    /** Whom it is for; empty is anybody. */
    public String getVisitor() {
        return rule.visitor();
    }

    /** How many addresses and ranges that comes to. */
    public int getNetworks() {
        return rule.networks();
    }

    /** The protocol, or any. */
    public String getProtocol() {
        return rule.protocol();
    }

    /** Our addresses it is for; empty is any. */
    public String getSensorAddress() {
        return rule.sensorAddress();
    }

    /** The sensor ports; empty is any. */
    public String getPort() {
        return rule.port();
    }

    /** The first connection it is for, or 0. */
    public long getConnectionsMin() {
        return rule.connectionsMin();
    }

    /** The last one, or 0. */
    public long getConnectionsMax() {
        return rule.connectionsMax();
    }

    /** Whether it closes. */
    public boolean isClose() {
        return rule.close();
    }

    /** Whether it hides. */
    public boolean isIgnore() {
        return rule.ignore();
    }

    /** What it makes of the severity. */
    public String getSeverity() {
        return rule.severity();
    }

    /** Arrivals it decided. */
    public long getDecided() {
        return rule.decided();
    }

    /** What is wrong with it. */
    public List<ProblemRow> getProblems() {
        return rule.problems().stream().map(ProblemRow::new).toList();
    }
}
