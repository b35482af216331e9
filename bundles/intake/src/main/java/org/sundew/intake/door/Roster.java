package org.sundew.intake.door;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sundew.admin.Problem;
import org.sundew.detect.Detection;
import org.sundew.event.Visited;

/**
 * Who is asked about arrivals and visits at this moment, and what is missing. Immutable: a change of any of it makes a new
 * one, and readers need one volatile read.
 */
final class Roster {
    static final Roster EMPTY = new Roster(List.of(), List.of(), List.of(Roster.JOURNAL));
    /** How a missing journal is called among missing gates. */
    static final String JOURNAL = "journal";

    private final NamedGate[] gates;
    private final WatchedDetector[] detectors;
    private final List<String> missing;

    Roster(List<NamedGate> gates, List<WatchedDetector> detectors, List<String> missing) {
        this.gates = gates.toArray(NamedGate[]::new);
        this.detectors = detectors.toArray(WatchedDetector[]::new);
        this.missing = List.copyOf(missing);
    }

    boolean open() {
        return missing.isEmpty();
    }

    List<String> missing() {
        return missing;
    }

    /** In the order to ask; not to be changed. */
    NamedGate[] gates() {
        return gates;
    }

    /** What the first detector that recognises anything says. */
    Optional<Detection> inspect(Visited visited) {
        for (WatchedDetector detector : detectors) {
            Optional<Detection> detection = detector.inspect(visited);
            if (detection.isPresent()) {
                return detection;
            }
        }
        return Optional.empty();
    }

    List<Problem> problems() {
        Stream<Problem> absent = missing.stream().map(Roster::absent);
        Stream<Failures> failures = Stream.concat(
                Stream.of(gates).map(NamedGate::failures), Stream.of(detectors).map(WatchedDetector::failures));
        return Stream.concat(absent, failures.flatMap(each -> each.problem().stream()))
                .toList();
    }

    private static Problem absent(String name) {
        return name.equals(JOURNAL)
                ? new Problem(JOURNAL, "", "", "is missing; nobody is let in until it is there")
                : new Problem(
                        "org.sundew.intake.cfg",
                        "gates",
                        name,
                        "no gate of this name is there, or its cfg was refused; nobody is let in until it is there");
    }
}
