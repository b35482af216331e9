package org.sundew.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.management.DynamicMBean;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.TabularData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sundew.admin.Accounts;
import org.sundew.admin.ListenView;
import org.sundew.admin.Listens;
import org.sundew.admin.Problem;
import org.sundew.admin.SinkView;
import org.sundew.admin.Sinks;
import org.sundew.admin.VisitorView;
import org.sundew.testkit.StillSensor;

/** The beans in a real MBean server, seen as a client without our classes sees them. */
final class BeansTest {
    private static final SinkView CSV =
            new SinkView("csv-events", "csv", "running", 5, 1, 2, 0, 3, 7, "", "IOException: disk full");

    private final MBeanServer server = MBeanServerFactory.newMBeanServer();

    private ObjectName registered(DynamicMBean bean, String name) throws Exception {
        ObjectName objectName = new ObjectName(name);
        server.registerMBean(bean, objectName);
        assertThat(server.getMBeanInfo(objectName).getAttributes())
                .as("attributes need no class of ours on the client's side")
                .allMatch(attribute -> attribute.getDescriptor().getFieldValue("openType") instanceof OpenType);
        return objectName;
    }

    @Test
    void theLimiterShowsWhomItHitAndUnlocks() throws Exception {
        List<String> done = new ArrayList<>();
        ObjectName limiter = registered(new LimiterBean(new FixedLimits(done)), "org.sundew:type=Limiter");

        assertThat(server.getAttribute(limiter, "Preset")).isEqualTo("normal");
        CompositeData[] lockOuts = (CompositeData[]) server.getAttribute(limiter, "LockOuts");
        assertThat(lockOuts[0].get("address")).isEqualTo("192.0.2.7");
        assertThat(lockOuts[0].get("until")).isEqualTo("2026-01-02T13:00:00Z");
        CompositeData[] lockUps = (CompositeData[]) server.getAttribute(limiter, "LockUps");
        assertThat(lockUps[0].get("protocol")).isEqualTo("icmp");
        CompositeData[] limits = (CompositeData[]) server.getAttribute(limiter, "Limits");
        assertThat(limits[0].get("origin")).isEqualTo("preset");
        assertThat(server.getAttribute(limiter, "LockedOut")).isEqualTo(2);
        String[] text = {String.class.getName()};
        assertThat(server.invoke(limiter, "unlock", new Object[] {"192.0.2.7"}, text))
                .isEqualTo(true);
        server.invoke(limiter, "preset", new Object[] {"cautious"}, text);
        assertThat(done).containsExactly("unlock 192.0.2.7", "preset cautious");
    }

    @Test
    void theSensorShowsItsCountersAndProblems() throws Exception {
        Problem problem = new Problem("org.sundew.sim.ftp-main.cfg", "banner", "x", "too short");
        ObjectName sensor =
                registered(new SensorBean(new StillSensor(FixedStatus.of(true, 0, problem))), "org.sundew:type=Sensor");

        assertThat(server.getAttribute(sensor, "Serving")).isEqualTo(true);
        assertThat(server.getAttribute(sensor, "Arrivals")).isEqualTo(10L);
        assertThat(server.getAttribute(sensor, "UptimeSeconds")).isEqualTo(60L);
        CompositeData[] problems = (CompositeData[]) server.getAttribute(sensor, "Problems");
        assertThat(problems[0].get("file")).isEqualTo("org.sundew.sim.ftp-main.cfg");
        assertThat(problems[0].get("what")).isEqualTo("too short");
        TabularData reasons = (TabularData) server.getAttribute(sensor, "LostReasons");
        assertThat(reasons.get(new Object[] {"journal-full"}).get("value")).isEqualTo(0L);
    }

    @Test
    void everyAttributeOfTheSensorCanBeRead() throws Exception {
        ObjectName sensor =
                registered(new SensorBean(new StillSensor(FixedStatus.of(true, 0))), "org.sundew:type=Sensor");
        String[] names = Arrays.stream(server.getMBeanInfo(sensor).getAttributes())
                .map(attribute -> attribute.getName())
                .toArray(String[]::new);

        assertThat(server.getAttributes(sensor, names)).hasSameSizeAs(names);
    }

    @Test
    void theListensShowEachPortAndSwitchScenarios() throws Exception {
        FixedListens listens = new FixedListens();
        ObjectName name = registered(new ListensBean(listens), "org.sundew:type=Listens");

        CompositeData[] rows = (CompositeData[]) server.getAttribute(name, "Listens");
        assertThat(rows[0].get("name")).isEqualTo("ftp-main");
        assertThat(rows[0].get("boundPort")).isEqualTo(10021);
        assertThat(rows[0].get("visits")).isEqualTo(7L);
        assertThat((String[]) server.getAttribute(name, "Scenarios")).containsExactly("main", "night");

        server.invoke(name, "activate", new Object[] {"night"}, new String[] {"java.lang.String"});
        assertThat(server.getAttribute(name, "Scenario")).isEqualTo("night");
    }

    private static final class FixedListens implements Listens {
        private String scenario = "main";

        @Override
        public List<ListenView> listens() {
            return List.of(new ListenView("ftp-main", "ftp", "tcp", "all", 21, 10021, "main", "open", "", 1, 7));
        }

        @Override
        public String scenario() {
            return scenario;
        }

        @Override
        public SortedSet<String> scenarios() {
            return new TreeSet<>(List.of("night", "main"));
        }

        @Override
        public void activate(String wanted) {
            scenario = wanted;
        }
    }

    @Test
    void theVisitorsShowTheLatestAndOneByAddress() throws Exception {
        ObjectName name = registered(new VisitorsBean(new FixedAccounts()), "org.sundew:type=Visitors");

        CompositeData[] latest = (CompositeData[]) server.getAttribute(name, "Latest");
        assertThat(latest[0].get("firstSeen")).isEqualTo("1970-01-01T00:00:00Z");
        assertThat((String[]) latest[0].get("ports")).containsExactly("21/tcp");
        assertThat(server.getAttribute(name, "Remembered")).isEqualTo(9L);
        Object[] known = {"192.0.2.7"};
        Object[] unknown = {"192.0.2.8"};
        String[] signature = {"java.lang.String"};
        assertThat(server.invoke(name, "visitor", known, signature)).isInstanceOf(CompositeData.class);
        assertThat(server.invoke(name, "visitor", unknown, signature)).isNull();
    }

    private static final class FixedAccounts implements Accounts {
        private static final VisitorView VISITOR =
                new VisitorView("192.0.2.7", Instant.EPOCH, Instant.EPOCH, 3, 1, List.of("21/tcp"));

        @Override
        public Totals totals() {
            return new Totals(3, 3, 0, 0, 0, Map.of(), 1, 0, 9, 0);
        }

        @Override
        public List<VisitorView> visitors(int limit) {
            return List.of(VISITOR);
        }

        @Override
        public Optional<VisitorView> visitor(String address) {
            return address.equals(VISITOR.address()) ? Optional.of(VISITOR) : Optional.empty();
        }

        @Override
        public boolean forget(String address) {
            return false;
        }

        @Override
        public List<String> missing() {
            return List.of();
        }
    }

    @Test
    void theJournalShowsItsCounters() throws Exception {
        ObjectName name = registered(new JournalBean(new FixedJournal("disk full")), "org.sundew:type=Journal");

        assertThat(server.getAttribute(name, "Appended")).isEqualTo(4L);
        assertThat(server.getAttribute(name, "Failing")).isEqualTo("disk full");
    }

    @Test
    void aSinkShowsItsCountersAndCanBeTested() throws Exception {
        ObjectName name = registered(new SinkBean(new FixedSinks(), "csv-events"), SinkBean.objectName("csv-events"));

        assertThat(name).hasToString("org.sundew:type=Sink,name=csv-events");
        assertThat(server.getAttribute(name, "Delivered")).isEqualTo(5L);
        assertThat(server.getAttribute(name, "Lag")).isEqualTo(3L);
        assertThat(server.getAttribute(name, "LagSeconds")).isEqualTo(7L);
        assertThat(server.getAttribute(name, "LastError")).isEqualTo("IOException: disk full");
        assertThat(server.invoke(name, "test", new Object[0], new String[0])).isEqualTo("delivered to csv-events");
    }

    @Test
    void aSinkThatIsGoneSaysSo() throws Exception {
        ObjectName name = registered(new SinkBean(new FixedSinks(), "gone"), SinkBean.objectName("gone"));

        assertThatThrownBy(() -> server.getAttribute(name, "Lag")).hasRootCauseMessage("sink gone is gone");
    }

    private static final class FixedSinks implements Sinks {
        @Override
        public List<SinkView> sinks() {
            return List.of(CSV);
        }

        @Override
        public String test(String name) {
            return "delivered to " + name;
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "csv-events | csv-events",
                "my desk | my desk",
                "a=b | \"a=b\"",
                "a,b | \"a,b\"",
                "what? | \"what\\?\""
            })
    void namesOfSinksAreQuotedWhereJmxWantsIt(String sink, String expected) throws Exception {
        assertThat(new ObjectName(SinkBean.objectName(sink)).getKeyProperty("name"))
                .isEqualTo(expected);
    }
}
