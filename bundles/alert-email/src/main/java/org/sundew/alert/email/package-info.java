/**
 * Tells people by mail: one plain text mail for what the lane hands over, an event whole or many of them summed up, by SMTP to a
 * server of the operator's choice. Which events, how they are grouped and when a failure is tried again is the lane's
 * business; no word of a visitor gets into a header, an address or markup.
 */
@NullMarked
package org.sundew.alert.email;

import org.jspecify.annotations.NullMarked;
