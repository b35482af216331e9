package org.sundew.detect;

import java.util.Optional;
import org.sundew.event.RuleMatch;
import org.sundew.event.Severity;

/**
 * What a detector recognised.
 *
 * @param match    the signature
 * @param severity what the event matters now, if the detector's policy says so
 */
public record Detection(RuleMatch match, Optional<Severity> severity) {}
