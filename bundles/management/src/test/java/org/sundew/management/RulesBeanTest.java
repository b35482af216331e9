package org.sundew.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sundew.event.SensorEvent;
import org.sundew.testkit.Samples;

/** The bean of the visitor rules in a real MBean server, seen as a client without our classes sees it. */
final class RulesBeanTest {
    private static final String TEXT = String.class.getName();

    private final MBeanServer server = MBeanServerFactory.newMBeanServer();
    private final FixedRules rules = new FixedRules();
    private final SensorEvent event = Samples.visited(1, "USER root", "331");
    private ObjectName name;

    @BeforeEach
    void register() throws Exception {
        name = new ObjectName("org.sundew:type=Rules");
        server.registerMBean(new RulesBean(rules, rules, new FixedJournal("", List.of(event))), name);
    }

    private Object invoke(String operation, List<String> types, Object... arguments) throws Exception {
        return server.invoke(name, operation, arguments, types.toArray(String[]::new));
    }

    @Test
    void showsEachRule() throws Exception {
        CompositeData[] rows = (CompositeData[]) server.getAttribute(name, "Rules");

        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.get("name")).isEqualTo("office");
            assertThat(row.get("state")).isEqualTo("active");
            assertThat(row.get("decided")).isEqualTo(12L);
        });
    }

    @Test
    void judgesTheNextArrivalAndTellsWhatWasWeighed() throws Exception {
        CompositeData told = (CompositeData) invoke("judge", List.of(TEXT, TEXT, "int"), "192.0.2.7", "tcp", 445);

        assertThat(rules.asked()).containsExactly("192.0.2.7 TCP 445 0");
        assertThat(told.get("door")).isEqualTo("close");
        assertThat(told.get("rule")).isEqualTo("office");
        assertThat((CompositeData[]) told.get("weighed")).singleElement().satisfies(row -> {
            assertThat(row.get("gate")).isEqualTo("rules");
            assertThat(row.get("name")).isEqualTo("office");
            assertThat(row.get("decides")).isEqualTo(true);
            assertThat(row.get("reason")).isEqualTo("names a single address");
        });
        assertThat((String[]) told.get("remarks")).containsExactly("no listen wants tcp 445");
    }

    @Test
    void judgesTheArrivalOfThatNumber() throws Exception {
        invoke("judge", List.of(TEXT, TEXT, "int", "long"), "2001:db8::7", "icmp", 8, 4L);

        assertThat(rules.asked()).containsExactly("2001:db8::7 ICMP 8 4");
    }

    @Test
    void aProtocolThatThereIsNotIsRefused() {
        assertThatThrownBy(() -> invoke("judge", List.of(TEXT, TEXT, "int"), "192.0.2.7", "sctp", 1))
                .hasRootCauseInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void triesARuleOverAllVisitsOrThoseSinceAnInstant() throws Exception {
        CompositeData trial = (CompositeData) invoke("whatIf", List.of(TEXT, TEXT), "candidate.cfg", " ");
        invoke("whatIf", List.of(TEXT, TEXT), "candidate.cfg", "2026-01-02T03:00:00Z ");

        assertThat(rules.asked())
                .containsExactly("candidate.cfg 1970-01-01T00:00:00Z", "candidate.cfg 2026-01-02T03:00:00Z");
        assertThat(trial.get("visits")).isEqualTo(100L);
        assertThat(trial.get("hidden")).isEqualTo(30L);
        assertThat(trial.get("hiddenLogins")).isEqualTo(3L);
        assertThat(trial.get("closedLogins")).isEqualTo(2L);
        assertThat(trial.get("regraded")).isEqualTo(10L);
        TabularData outranked = (TabularData) trial.get("outranked");
        assertThat(outranked.get(new Object[] {"office"}).get("value")).isEqualTo(5L);
    }

    @Test
    void draftsARuleFromAnEventOfTheJournal() throws Exception {
        assertThat(invoke("ruleFrom", List.of(TEXT), event.id().toString())).isEqualTo("visitor = 192.0.2.7\n");
        assertThat(rules.asked()).containsExactly("draft " + event.id() + " false false no-change");
    }

    @Test
    void anEventThatIsGoneIsNamed() {
        String gone = Samples.visited(2, "", "").id().toString();

        assertThatThrownBy(() -> invoke("ruleFrom", List.of(TEXT), gone))
                .hasRootCauseMessage("the journal has no event " + gone + " (any more)");
    }
}
