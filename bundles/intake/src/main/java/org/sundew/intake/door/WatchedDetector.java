package org.sundew.intake.door;

import java.util.Optional;
import org.sundew.detect.Detection;
import org.sundew.detect.Detector;
import org.sundew.event.Visited;

/** A detector that is there, with the count of its failures. */
final class WatchedDetector {
    private final Detector detector;
    private final Failures failures;

    WatchedDetector(Detector detector) {
        this.detector = detector;
        this.failures = new Failures("detector " + detector.getClass().getName(), "it is passed over");
    }

    Detector service() {
        return detector;
    }

    Failures failures() {
        return failures;
    }

    /** What it recognised. Strangers write detectors, so anything may be thrown here. */
    Optional<Detection> inspect(Visited visited) {
        try {
            Optional<Detection> detection = detector.inspect(visited);
            if (detection != null) {
                return detection;
            }
            failures.add(new IllegalStateException("it gave no answer"));
        } catch (Throwable e) {
            failures.add(e);
        }
        return Optional.empty();
    }
}
