/**
 * The visitor rules: one cfg each, of which the most specific one that fits decides what becomes of an arrival. They are a gate
 * like any other: they count nothing, and what they decide depends on the arrival and on the rules alone. They never look up
 * who a visitor is by its own reverse name.
 */
@NullMarked
package org.sundew.rules;

import org.jspecify.annotations.NullMarked;
