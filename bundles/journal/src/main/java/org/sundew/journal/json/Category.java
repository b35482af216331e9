package org.sundew.journal.json;

import org.sundew.event.ClosedBy;
import org.sundew.event.LimitReached;
import org.sundew.event.Observed;
import org.sundew.event.SensorChanged;
import org.sundew.event.SensorEvent;
import org.sundew.event.Visited;

/**
 * How ECS files an event: {@code event.kind}, {@code event.category}, {@code event.type} (ECS 8.17, Categorization Fields),
 * and {@code event.dataset}, which names the kind of record and so tells how to read it back.
 */
enum Category {
    VISIT("event", "network", "'connection','end'", Category.VISIT_SET, Category.VISIT_ACTION),
    REFUSED("event", "network", "'connection','denied'", Category.VISIT_SET, Category.VISIT_ACTION),
    MATCHED(
            "alert",
            "network','intrusion_detection",
            "'connection','end','info'",
            Category.VISIT_SET,
            Category.VISIT_ACTION),

    LOGIN("event", "authentication", "'start'", Category.OBSERVATION_SET, ""),
    COMMAND("event", "process", "'start'", Category.OBSERVATION_SET, ""),
    REQUEST("event", "web", "'access'", Category.OBSERVATION_SET, ""),
    UPLOAD("event", "file", "'creation'", Category.OBSERVATION_SET, ""),
    DOWNLOAD("event", "file", "'access'", Category.OBSERVATION_SET, ""),
    MAIL("event", "email", "'info'", Category.OBSERVATION_SET, ""),
    OBSERVATION("event", "network", "'protocol'", Category.OBSERVATION_SET, ""),

    LIMIT("alert", "intrusion_detection", "'denied'", Category.LIMIT_SET, ""),
    SCAN("alert", "intrusion_detection", "'info'", Category.LIMIT_SET, ""),
    RELEASE("event", "intrusion_detection", "'info'", Category.LIMIT_SET, ""),

    CONFIGURATION("event", "configuration", "'change'", Category.SENSOR_SET, ""),
    START("event", "process", "'start'", Category.SENSOR_SET, ""),
    END("event", "process", "'end'", Category.SENSOR_SET, ""),
    SENSOR("event", "process", "'info'", Category.SENSOR_SET, "");

    private static final String VISIT_ACTION = ",'action':'" + Visited.ACTION + "'";
    static final String VISIT_SET = "sundew.visit";
    static final String OBSERVATION_SET = "sundew.observation";
    static final String LIMIT_SET = "sundew.limit";
    static final String SENSOR_SET = "sundew.sensor";

    private final byte[] json;

    Category(String kind, String categories, String types, String dataset, String action) {
        json = JsonLine.json("'kind':'" + kind + "','category':['" + categories + "'],'type':[" + types
                + "],'module':'sundew','dataset':'" + dataset + "'" + action);
    }

    /** The fields inside {@code event}, ready to be written; of visits, which have only one, with the action. */
    byte[] json() {
        return json;
    }

    /** Where this event belongs. */
    static Category of(SensorEvent event) {
        if (event instanceof Visited visited) {
            return of(visited);
        }
        if (event instanceof Observed observed) {
            return observation(observed.action());
        }
        if (event instanceof LimitReached reached) {
            return limit(reached.action());
        }
        return sensor(((SensorChanged) event).action());
    }

    private static Category of(Visited visited) {
        if (visited.rule().isPresent() && visited.rule().get().ruleset().equals("signatures")) {
            return MATCHED;
        }
        return visited.closedBy() == ClosedBy.LIMIT || visited.closedBy() == ClosedBy.RULE ? REFUSED : VISIT;
    }

    private static Category observation(String action) {
        return switch (action) {
            case "login" -> LOGIN;
            case "command" -> COMMAND;
            case "request" -> REQUEST;
            case "upload" -> UPLOAD;
            case "download" -> DOWNLOAD;
            case "mail" -> MAIL;
            default -> OBSERVATION;
        };
    }

    private static Category limit(String action) {
        return switch (action) {
            case "port-scan" -> SCAN;
            case "released", "reopened" -> RELEASE;
            default -> LIMIT;
        };
    }

    private static Category sensor(String action) {
        return switch (action) {
            case "config-changed" -> CONFIGURATION;
            case "started", "listen-opened" -> START;
            case "stopped", "listen-closed" -> END;
            default -> SENSOR;
        };
    }
}
