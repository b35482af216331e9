/**
 * The sim server that plays a remote desktop by RFB (RFC 6143), the protocol of VNC. It keeps challenge and response of each
 * log-in in a form that password crackers read, tries a few usual passwords itself, and refuses every one. There is no
 * desktop behind it: with security type None a visitor gets in to a screen that never changes, and what it types is noted.
 */
@NullMarked
package org.sundew.sim.vnc;

import org.jspecify.annotations.NullMarked;
