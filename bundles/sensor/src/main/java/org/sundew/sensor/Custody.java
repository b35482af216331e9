package org.sundew.sensor;

import java.util.Collections;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.sundew.admin.Problem;

/**
 * Decides what each configuration delivers, and keeps the last good one of each for when the present one is not.
 *
 * <p>A configuration without a fault is delivered and becomes the last good one. One with a fault delivers the last good one
 * instead, unchanged. If there is none, it delivers what is right of it, so that defaults stand in for the rest; with a bad
 * value among it, it is marked {@link Problem#REJECTED} and nobody opens anything for it. An unknown key alone does not
 * reject a new configuration: a key that an upgrade dropped must not close a port. Thread-safe; calls nobody.
 */
@SuppressWarnings("JdkObsolete") // Config Admin speaks in dictionaries
final class Custody {
    private final Inspector inspector;
    private final Map<String, Given> given = new HashMap<>();
    private final Map<String, Map<String, Object>> lastGood = new HashMap<>();
    private final Map<String, Outcome> outcomes = new HashMap<>();

    enum Delivery {
        /** As it is. */
        WHOLE("it is ignored"),
        /** The last good configuration. */
        HELD("the last good configuration stays in force"),
        /** What is right of it, marked as rejected. */
        REJECTED("it is not in use until this is mended");

        private final String meanwhile;

        Delivery(String meanwhile) {
            this.meanwhile = meanwhile;
        }

        /** What holds until the fault is mended. */
        String meanwhile() {
            return meanwhile;
        }
    }

    /** What became of a configuration. */
    record Outcome(Delivery delivery, List<Fault> faults) {}

    /** What a configuration holds, variables resolved. */
    private record Given(String type, Map<String, Object> settings) {}

    Custody(Inspector inspector) {
        this.inspector = inspector;
    }

    /**
     * Judges a configuration and makes its properties what is to be delivered.
     *
     * @param pid  its own PID
     * @param type its factory PID, or its own where it has none
     */
    synchronized void judge(String pid, String type, Dictionary<String, Object> properties) {
        Given now = new Given(type, settings(properties));
        given.put(pid, now);
        Map<String, Object> delivered = judge(pid, now);
        now.settings().keySet().forEach(properties::remove);
        delivered.forEach(properties::put);
    }

    /** Judges a configuration once more, as it was given last, by what is declared now. */
    synchronized void judgeAgain(String pid) {
        Given last = given.get(pid);
        if (last != null) {
            judge(pid, last);
        }
    }

    /** Decides the outcome, and gives what is to be delivered. */
    private Map<String, Object> judge(String pid, Given now) {
        List<Fault> faults = inspector.faults(now.type(), now.settings());
        Optional<Fault> bad = bad(faults);
        Map<String, Object> right = right(now, faults);
        Optional<Map<String, Object>> before = before(pid, now.type());
        boolean differs =
                bad.isPresent() || before.filter(same -> same(same, right)).isEmpty();
        if (!faults.isEmpty() && before.isPresent() && differs) {
            outcomes.put(pid, new Outcome(Delivery.HELD, faults));
            return before.get();
        }
        if (bad.isPresent()) {
            outcomes.put(pid, new Outcome(Delivery.REJECTED, faults));
            right.put(Problem.REJECTED, bad.get().key() + ": " + bad.get().what());
            return right;
        }
        outcomes.put(pid, new Outcome(Delivery.WHOLE, faults));
        lastGood.put(pid, right);
        return right;
    }

    private static Optional<Fault> bad(List<Fault> faults) {
        return faults.stream().filter(fault -> !fault.unknown()).findFirst();
    }

    /** The last good configuration, if it still is one by what is declared now; without keys that are known no more. */
    private Optional<Map<String, Object>> before(String pid, String type) {
        Map<String, Object> settings = lastGood.get(pid);
        if (settings == null) {
            return Optional.empty();
        }
        List<Fault> faults = inspector.faults(type, settings);
        return bad(faults).isPresent() ? Optional.empty() : Optional.of(right(new Given(type, settings), faults));
    }

    private Map<String, Object> right(Given now, List<Fault> faults) {
        Map<String, Object> right = new LinkedHashMap<>();
        now.settings()
                .forEach((key, value) ->
                        right.put(key, inspector.tidy(now.type(), key).apply(value)));
        faults.forEach(fault -> right.remove(fault.key()));
        return right;
    }

    private static boolean same(Map<String, Object> a, Map<String, Object> b) {
        return a.keySet().equals(b.keySet())
                && a.keySet().stream().allMatch(key -> Objects.deepEquals(a.get(key), b.get(key)));
    }

    /** What became of this configuration when it was last judged, if it ever was. */
    synchronized Optional<Outcome> outcome(String pid) {
        return Optional.ofNullable(outcomes.get(pid));
    }

    /** The configuration is gone, and its last good state with it. */
    synchronized void forget(String pid) {
        given.remove(pid);
        lastGood.remove(pid);
        outcomes.remove(pid);
    }

    /** The keys that are a component's, sorted. */
    static Map<String, Object> settings(Dictionary<String, Object> properties) {
        Map<String, Object> settings = new TreeMap<>();
        for (String key : Collections.list(properties.keys())) {
            if (!Inspector.framework(key)) {
                settings.put(key, properties.get(key));
            }
        }
        return settings;
    }
}
