package org.sundew.alert.process;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.sundew.event.RuleMatch;
import org.sundew.event.Transport;
import org.sundew.program.Variables;
import org.sundew.testkit.Samples;

class EventVariablesTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    @Test
    void aVisitIsToldWhole() {
        Variables variables = EventVariables.of(
                Given.visited(9, Transport.TCP, 25, new RuleMatch("1000", "Code Red Attack", "signatures")),
                "external log test",
                "hackersrus.example",
                ZONE);

        assertThat(variables.environment())
                .containsOnly(
                        entry("KFSENSOR_ADDR", "198.51.100.1"),
                        entry("KFSENSOR_PORT", "25"),
                        entry("KFSENSOR_PROTOCOL", "TCP"),
                        entry("KFSENSOR_NUMCONS", "3"),
                        entry("KFSENSOR_APPID", "external log test"),
                        entry(
                                "KFSENSOR_EVENTID",
                                Given.visited(9, Transport.TCP, 25).id().toString()),
                        entry("KFSENSOR_STARTTIME", "2026-01-02 04:04:05:123"),
                        entry("KFSENSOR_ENDTIME", "2026-01-02 04:04:06:623"),
                        entry("KFSENSOR_EVENTNAME", "Mail"),
                        entry("KFSENSOR_EVENTDESC", "Mail visited by 192.0.2.7, closed by visitor"),
                        entry("KFSENSOR_SIMNAME", "smtp"),
                        entry("KFSENSOR_ACTION", "connection"),
                        entry("KFSENSOR_RECEIVEDBYTES", "7"),
                        entry("KFSENSOR_SENTBYTES", "10"),
                        entry("KFSENSOR_SIGID", "1000"),
                        entry("KFSENSOR_SIGMESS", "Code Red Attack"),
                        entry("VISITOR_DOMAIN", "hackersrus.example"),
                        entry("VISITOR_ADDR", "192.0.2.7"),
                        entry("VISITOR_PORT", "40001"),
                        entry("HONEYD_IP_SRC", "192.0.2.7"),
                        entry("HONEYD_IP_DST", "198.51.100.1"),
                        entry("HONEYD_SRC_PORT", "40001"),
                        entry("HONEYD_DST_PORT", "25"),
                        entry("HONEYD_TEMPLATE_NAME", "Mail"),
                        entry("HONEYD_PERSONALITY", "unknown"),
                        entry("HONEYD_REMOTE_OS", "unknown"));
    }

    @Test
    void aVisitorRuleIsNoSignature() {
        Variables variables = EventVariables.of(
                Given.visited(9, Transport.TCP, 25, new RuleMatch("r", "Own scanner", "visitor-rules")), "", "", ZONE);

        assertThat(variables.environment()).containsEntry("KFSENSOR_SIGID", "").containsEntry("KFSENSOR_SIGMESS", "");
    }

    @Test
    void whatHasNoVisitHasTheSameNames() {
        Variables variables = EventVariables.of(Samples.changed(1), "log", "", ZONE);

        assertThat(variables.environment())
                .containsEntry("VISITOR_ADDR", "")
                .containsEntry("KFSENSOR_PORT", "")
                .containsEntry("KFSENSOR_ACTION", "listen-opened")
                .containsEntry("KFSENSOR_STARTTIME", "2026-01-02 04:04:05:123");
    }

    @Test
    void bothSidesOfTheConversationAreALineEach() {
        assertThat(EventVariables.lines(Given.visited(9, Transport.TCP, 25)))
                .isEqualTo("RECEIVED=Sm9rZXINCg==\nRESPONSE=MjIwIG1haWwNCg==\n".getBytes(US_ASCII));
        assertThat(EventVariables.lines(Samples.changed(1))).isEqualTo("RECEIVED=\nRESPONSE=\n".getBytes(US_ASCII));
    }
}
