package org.sundew.sim;

import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * Where a sim server listens unless its cfg says otherwise. A cfg can set many more {@code listen.*} keys (bind address,
 * limits, TLS …): they are read by the listener and documented with it, and no sim server sees them.
 */
@ComponentPropertyType
public @interface ListensOn {
    /** What the keys start with. */
    String PREFIX_ = "listen.";

    /** Sensor ports: single ones and ranges, {@code "21, 2100-2121"}. */
    String port();

    /** {@code tcp} or {@code udp}. */
    String transport() default "tcp";

    /** What its events matter unless something raises it: {@code low}, {@code medium} or {@code high}. */
    String severity() default "low";
}
