/**
 * Sends events to a syslog receiver: RFC 5424 or RFC 3164, by UDP, TCP or TLS, as a line of text, ECS JSON or CEF. It only sends;
 * what syslog cannot promise, that what was sent also arrived, it does not promise either.
 */
@NullMarked
package org.sundew.alert.syslog;

import org.jspecify.annotations.NullMarked;
