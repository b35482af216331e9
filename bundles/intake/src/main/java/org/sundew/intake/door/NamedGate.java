package org.sundew.intake.door;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sundew.gate.Arrival;
import org.sundew.gate.Explanation;
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

    /**
     * What it says to an arrival that nobody made; a pass if it does not explain itself, or fails to. Then that is a remark.
     */
    Explanation explain(Arrival arrival, List<String> remarks) {
        try {
            Optional<Explanation> explanation = gate.explain(arrival);
            if (explanation.isPresent()) {
                return explanation.get();
            }
            remarks.add("the gate " + name + " does not explain itself: it is left out");
        } catch (Throwable e) {
            remarks.add("the gate " + name + " failed to explain itself and is left out: " + e);
        }
        return new Explanation(Verdict.PASS, List.of());
    }
}
