package org.sundew.intake.door;

import org.jspecify.annotations.Nullable;
import org.sundew.gate.Arrival;
import org.sundew.gate.Gate;
import org.sundew.gate.Verdict;

/** A gate that is there, with the count of its failures. */
final class NamedGate {
    private final String name;
    private final Gate gate;
    private final Failures failures;

    NamedGate(String name, Gate gate) {
        this.name = name;
        this.gate = gate;
        this.failures = new Failures("gate " + name, "visitors it should judge are sent away");
    }

    String name() {
        return name;
    }

    Failures failures() {
        return failures;
    }

    /** The gate's verdict, or null if it failed to give one. Strangers write gates, so anything may be thrown here. */
    @Nullable
    Verdict judge(Arrival arrival) {
        Verdict verdict;
        try {
            verdict = gate.judge(arrival);
        } catch (Throwable e) {
            failures.add(e);
            return null;
        }
        if (verdict == null) {
            failures.add(new IllegalStateException("it gave no verdict"));
        }
        return verdict;
    }
}
