/**
 * Posts events to a web service: as ECS JSON, as messages of Slack or Teams, or as the operator's own template has them; signed, with
 * a key by which the receiver knows a repetition. What was not accepted is tried again by the lane, not here.
 */
@NullMarked
package org.sundew.alert.webhook;

import org.jspecify.annotations.NullMarked;
