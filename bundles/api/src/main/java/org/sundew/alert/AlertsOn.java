package org.sundew.alert;

import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * What kind of sink this is, for the lane that feeds it. A cfg can set many more {@code alert.*} keys (filters, batching,
 * retry): they are read by dispatch and documented with it, and no sink sees them.
 *
 * <p>A sink for which other defaults make sense sets them as properties of its component, which a cfg overrides:
 * {@code @Component(property = "alert.group.seconds:Integer=300")}.
 */
@ComponentPropertyType
public @interface AlertsOn {
    /** What the keys start with. */
    String PREFIX_ = "alert.";

    /**
     * Whether this sink is a log that gets every kind of event (visits, limits, sensor changes, observations), or tells
     * people, who get visits and limits.
     */
    boolean log() default false;
}
