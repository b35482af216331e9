package org.sundew.admin;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** A service that knows of problems. The sensor gathers them all for status, log, health check and JMX. */
@ConsumerType
@FunctionalInterface
public interface ProblemSource {
    /** The problems at this moment. Called often by any thread: must not block. */
    List<Problem> problems();
}
