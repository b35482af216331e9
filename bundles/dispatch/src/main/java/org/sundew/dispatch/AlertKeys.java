package org.sundew.dispatch;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/**
 * The {@code alert.*} keys of every sink's cfg: what the sink is told, and how. Declared here once, for all kinds of sinks,
 * and read here only. Conditions add up; one on the visit lets pass only events that belong to a visit.
 */
@ObjectClassDefinition(
        id = "org.sundew.alert",
        name = "Sundew: what a sink is told",
        description = "The alert.* keys that every sink's cfg may have")
@interface AlertKeys {
    /** What the keys start with. */
    String PREFIX_ = "alert.";

    @AttributeDefinition(
            description =
                    "Whether the sink is told anything. One that is switched on again is told what happens from then"
                            + " on, not what happened meanwhile")
    boolean enabled() default true;

    @AttributeDefinition(description = "The sink's name in the console and in JMX; blank = <kind>-<name of the cfg>")
    String name() default "";

    @AttributeDefinition(
            description = "Events that matter at least this much",
            options = {@Option("low"), @Option("medium"), @Option("high")})
    String severity() default "low";

    @AttributeDefinition(
            description =
                    "Kinds of events: visits, limits, observations, changes (of the sensor itself), or words as in"
                            + " event.action. Blank = all kinds for a log, visits and limits for a sink that tells people. The"
                            + " group changes never tells people of start-up")
    String[] actions() default {};

    @AttributeDefinition(description = "Events of visits by these: tcp, udp, icmp, win; blank = any")
    String[] protocol() default {};

    @AttributeDefinition(description = "Events of visits to these sensor ports, e.g. 21, 2100-2121; blank = any")
    String[] port() default {};

    @AttributeDefinition(description = "Events of visits to these listens, by name; blank = any")
    String[] listen() default {};

    @AttributeDefinition(description = "Events of visits by these visitors: addresses and CIDRs; blank = any")
    String[] visitor() default {};

    @AttributeDefinition(description = "Visits that these visitor rules decided, by name; blank = all visits")
    String[] rule() default {};

    @AttributeDefinition(description = "Visits that these signatures recognised, by id, or any; blank = all visits")
    String[] signature() default {};

    @AttributeDefinition(description = "Only events of a visitor's first visit")
    boolean first_only() default false;

    @AttributeDefinition(
            description =
                    "Seconds in which what group.by says counts as one incident: its first event is told at once, the"
                            + " others together when the time is over; 0 = each event at once",
            min = "0",
            max = "86400")
    int group_seconds() default 0;

    @AttributeDefinition(
            description = "What one incident is: one visitor at one listen, or one visitor wherever it knocks",
            options = {@Option("listen"), @Option("visitor")})
    String group_by() default "listen";

    @AttributeDefinition(
            description =
                    "The most events, and incidents, kept in memory for group.seconds; more end the oldest incident"
                            + " early",
            min = "1",
            max = "1000000")
    int queue() default 10000;

    @AttributeDefinition(description = "The most events delivered at once", min = "1", max = "10000")
    int batch() default 500;

    @AttributeDefinition(
            description = "Seconds before the first new attempt after a failure; each further pause is twice as long",
            min = "1",
            max = "86400")
    int retry_seconds() default 5;

    @AttributeDefinition(description = "The longest pause between two attempts, in seconds", min = "1", max = "86400")
    int retry_max_seconds() default 60;

    @AttributeDefinition(
            description =
                    "The pauses between attempts one by one, in seconds, 1 to 86400 each, by commas: after the first"
                            + " failure, after the second ...; the last one repeats. Blank = retry.seconds and"
                            + " retry.max.seconds say it")
    String[] retry_plan_seconds() default {};

    @AttributeDefinition(
            description =
                    "Hours of failing after which a second event sink-failed, of severity high, says so; 0 = never",
            min = "0",
            max = "8760")
    int escalate_hours() default 6;
}
