/**
 * Brings the journal to the sinks: one lane and one thread each, which filters, groups, batches, retries and counts, at the
 * sink's own pace and from its own durable cursor. What a sink does with an event is the sink's business; what an event says
 * is decided before it gets here; and nothing here decides who may come in.
 */
@NullMarked
package org.sundew.dispatch;

import org.jspecify.annotations.NullMarked;
