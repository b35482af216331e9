package org.sundew.sensor;

import java.util.Collections;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        Map<String, Object> given = settings(properties);
        List<Fault> faults = inspector.faults(type, given);
        Map<String, Object> before = lastGood.get(pid);
        if (faults.isEmpty()) {
            tidy(type, given, properties);
            lastGood.put(pid, settings(properties));
            outcomes.put(pid, new Outcome(Delivery.WHOLE, faults));
        } else if (before != null && stillGood(type, before)) {
            given.keySet().forEach(properties::remove);
            before.forEach(properties::put);
            outcomes.put(pid, new Outcome(Delivery.HELD, faults));
        } else {
            outcomes.put(pid, new Outcome(partly(pid, type, properties, faults), faults));
        }
    }

    private boolean stillGood(String type, Map<String, Object> settings) {
        return inspector.faults(type, settings).stream().allMatch(Fault::unknown);
    }

    private Delivery partly(String pid, String type, Dictionary<String, Object> properties, List<Fault> faults) {
        faults.forEach(fault -> properties.remove(fault.key()));
        tidy(type, settings(properties), properties);
        for (Fault fault : faults) {
            if (!fault.unknown()) {
                properties.put(Problem.REJECTED, fault.key() + ": " + fault.what());
                return Delivery.REJECTED;
            }
        }
        lastGood.put(pid, settings(properties));
        return Delivery.WHOLE;
    }

    private void tidy(String type, Map<String, Object> settings, Dictionary<String, Object> properties) {
        settings.forEach(
                (key, value) -> properties.put(key, inspector.tidy(type, key).apply(value)));
    }

    /** What became of this configuration when it was last judged, if it ever was. */
    synchronized Optional<Outcome> outcome(String pid) {
        return Optional.ofNullable(outcomes.get(pid));
    }

    /** The configuration is gone, and its last good state with it. */
    synchronized void forget(String pid) {
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
        return new LinkedHashMap<>(settings);
    }
}
