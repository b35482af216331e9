package org.sundew.gate;

import org.sundew.event.Severity;

/**
 * Something a gate noticed that deserves an event of its own, once.
 *
 * @param action      as in {@link org.sundew.event.LimitReached}
 * @param limit       the limit's configuration key
 * @param allowed     what it allows, in the key's own unit
 * @param severity    how much it matters
 * @param description one line for people, without visitor bytes
 */
public record Finding(String action, String limit, long allowed, Severity severity, String description) {}
