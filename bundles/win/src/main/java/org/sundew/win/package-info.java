/**
 * Windows security-audit events as arrivals of transport {@code win}: a TLS port of its own takes JSON lines from forwarders
 * (Winlogbeat or Elastic Agent through Logstash, NXLog), and each record of a known event id goes through intake as a visit by
 * the address in the record.
 *
 * <p>The port is a management input, not one for visitors: it is off until configured, on loopback unless said otherwise, and
 * whoever shows neither a certificate nor a token that is trusted can make it do nothing but close.
 */
@NullMarked
package org.sundew.win;

import org.jspecify.annotations.NullMarked;
