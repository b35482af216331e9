package org.sundew.alert.process;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Base64;
import java.util.Optional;
import org.sundew.event.Observed;
import org.sundew.event.Payload;
import org.sundew.event.RuleMatch;
import org.sundew.event.SensorEvent;
import org.sundew.event.Visited;
import org.sundew.program.Variables;

/** What a program is told of an event (KFSensor manual, External Alerts): variables, and two lines on its standard input. */
final class EventVariables {
    private static final String SIGNATURES = "signatures";

    private EventVariables() {}

    /**
     * The variables of an event.
     *
     * @param name   what the definition is called
     * @param domain the visitor's name in the DNS, or empty
     */
    static Variables of(SensorEvent event, String name, String domain, ZoneId zone) {
        Optional<RuleMatch> signature = event instanceof Visited visited
                ? visited.rule().filter(rule -> rule.ruleset().equals(SIGNATURES))
                : Optional.empty();
        return event.visit()
                .map(visit -> Variables.of(visit, zone))
                .orElseGet(() -> Variables.ofNoVisit(event.time(), zone))
                .and("appid", name, "KFSENSOR_APPID")
                .and("eventid", event.id().toString(), "KFSENSOR_EVENTID")
                .and("", domain, "VISITOR_DOMAIN")
                .and("", Variables.time(event.time(), zone), "KFSENSOR_ENDTIME")
                .and("", event.message(), "KFSENSOR_EVENTDESC")
                .and("", event.action(), "KFSENSOR_ACTION")
                .and("", Long.toString(received(event).total()), "KFSENSOR_RECEIVEDBYTES")
                .and("", Long.toString(sent(event).total()), "KFSENSOR_SENTBYTES")
                .and("", signature.map(RuleMatch::id).orElse(""), "KFSENSOR_SIGID")
                .and("", signature.map(RuleMatch::name).orElse(""), "KFSENSOR_SIGMESS");
    }

    /** What was received and what was answered, each in base 64 on a line of its own. */
    static byte[] lines(SensorEvent event) {
        Base64.Encoder encoder = Base64.getEncoder();
        String text = "RECEIVED=" + encoder.encodeToString(received(event).toByteArray()) + "\nRESPONSE="
                + encoder.encodeToString(sent(event).toByteArray()) + "\n";
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static Payload received(SensorEvent event) {
        if (event instanceof Observed observed) {
            return observed.observation().payload();
        }
        return event instanceof Visited visited ? visited.received() : Payload.EMPTY;
    }

    private static Payload sent(SensorEvent event) {
        return event instanceof Visited visited ? visited.sent() : Payload.EMPTY;
    }
}
