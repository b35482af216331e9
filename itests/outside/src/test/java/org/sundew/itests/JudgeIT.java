package org.sundew.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.management.MBeanServerConnection;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The sensor explains itself: judge, whatif and rule-from, by console and JMX. */
@SuppressWarnings("BanJNDI") // the RMI address of every JMX client is one of JNDI, and this one is ours
class JudgeIT {
    private static final ObjectName RULES = rules();

    private static RunningSensor sensor;

    @BeforeAll
    static void start() {
        sensor = SensorHome.unpackWithoutListens("judge")
                .write("org.sundew.sim.echo-tcp.cfg", "listen.port = 7000, 7001", "listen.severity = medium")
                .write("org.sundew.sim.ftp-main.cfg", "listen.port = 21")
                .write("org.sundew.rule-net.cfg", "visitor = 127.1.0.0/16", "severity = high")
                .write("org.sundew.rule-one.cfg", "visitor = 127.1.0.50", "port = 7000", "close = true")
                .write("org.sundew.rule-fourth.cfg", "port = 7001", "connections.min = 4", "ignore = true")
                .start();
    }

    @AfterAll
    static void stop() {
        sensor.stop();
        sensor.home().assertNoErrors("Exception caught while executing command"); // the one that a test has refused
    }

    private static ObjectName rules() {
        try {
            return new ObjectName("org.sundew:type=Rules");
        } catch (MalformedObjectNameException e) {
            throw new AssertionError(e);
        }
    }

    private static void visit(String source, int port) {
        try (Visitor visitor = Visitor.from(source, sensor.home().address(), port)) {
            assertThat(visitor.say("hi\n").hangUp().rest()).isEqualTo("hi\n");
        }
    }

    /** Tries a password over FTP. */
    private static void logIn(String source) {
        try (Visitor visitor = Visitor.from(source, sensor.home().address(), 10021)) {
            visitor.line();
            assertThat(visitor.say("USER root\r\n").line()).startsWith("331");
            visitor.say("PASS toor\r\n").line();
        }
        sensor.event(event -> event.path("source").path("ip").asText().equals(source)
                && event.path("event").path("action").asText().equals("connection"));
    }

    @Test
    void saysWhichRuleDecidesAndWhyTheOthersDoNot() {
        JsonNode told = sensor.json("sundew:judge 127.1.0.50 tcp 7000");

        assertThat(told.get("door").asText()).isEqualTo("close");
        assertThat(told.get("rule").asText()).isEqualTo("one");
        assertThat(told.get("severity").asText()).isEqualTo("medium");
        assertThat(told.get("listen").asText()).isEqualTo("echo-tcp");
        JsonNode rules = StreamSupport.stream(told.get("gates").spliterator(), false)
                .filter(gate -> gate.get("gate").asText().equals("rules"))
                .findFirst()
                .orElseThrow();
        assertThat(reason(rules, "one")).contains("names a single address", "decides: close");
        assertThat(reason(rules, "net")).contains("loses to one");
        assertThat(reason(rules, "fourth")).contains("it is for port 7001, not 7000");
        assertThat(reason(rules, "example")).contains("disabled");
    }

    private static String reason(JsonNode gate, String rule) {
        return StreamSupport.stream(gate.get("weighed").spliterator(), false)
                .filter(each -> each.get("name").asText().equals(rule))
                .map(each -> each.get("reason").asText())
                .findFirst()
                .orElse("");
    }

    @Test
    void countsAsTheNextConnectionWouldAndChangesNothing() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(sensor.json("sundew:judge 127.2.0.1 tcp 7001")
                            .get("silence")
                            .asText())
                    .isEqualTo("none");
            visit("127.2.0.1", 7001);
        }

        JsonNode fourth = sensor.json("sundew:judge 127.2.0.1 tcp 7001");
        assertThat(fourth.get("connections").asInt()).isEqualTo(4);
        assertThat(fourth.get("silence").asText()).isEqualTo("ignored");
        assertThat(sensor.json("sundew:judge 127.2.0.2 tcp 7001 --connections 4")
                        .get("rule")
                        .asText())
                .isEqualTo("fourth");
        assertThat(sensor.json("sundew:judge --connections 3 127.2.0.2 tcp 7001")
                        .get("rule")
                        .asText())
                .isEmpty();
        assertThat(sensor.console().run("sundew:judge 127.2.0.1 tcp 9999")).contains("no listen wants tcp 9999");
    }

    @Test
    void aRuleOfAnEventIsPrintedSavedTriedAndInForce() throws Exception {
        logIn("127.3.0.1");
        logIn("127.3.0.1");
        String event = sensor.event(
                        each -> each.path("source").path("ip").asText().equals("127.3.0.1")
                                && each.path("event").path("action").asText().equals("connection"))
                .path("event")
                .path("id")
                .asText();
        assertThat(sensor.console().run("sundew:rule-from " + event))
                .contains("visitor = 127.3.0.1", "protocol = tcp", "port = 21");

        JsonNode written = sensor.json("sundew:rule-from --ignore --write " + event);
        assertThat(written.get("file").asText()).isEqualTo("org.sundew.rule-127-3-0-1-tcp-21.cfg");
        Patience.live()
                .until(() -> sensor.json("sundew:judge 127.3.0.1 tcp 21")
                        .get("silence")
                        .asText()
                        .equals("ignored"));

        JsonNode trial = sensor.json("sundew:whatif org.sundew.rule-127-3-0-1-tcp-21.cfg --since 1h");
        assertThat(trial.get("hidden").get("visits").asInt()).isEqualTo(2);
        assertThat(trial.get("hidden").get("logins").asInt()).isEqualTo(2);
        assertThat(sensor.console().run("sundew:whatif org.sundew.rule-127-3-0-1-tcp-21.cfg"))
                .contains("would have been hidden");
        sensor.home().remove("org.sundew.rule-127-3-0-1-tcp-21.cfg");
    }

    @Test
    void aCandidateOutsideEtcIsTriedAndARefusedOneSaysWhy() throws Exception {
        visit("127.4.0.1", 7000);
        sensor.event(each -> each.path("source").path("ip").asText().equals("127.4.0.1"));
        Files.writeString(sensor.home().data("candidate.cfg"), "visitor = 127.4.0.0/16\nclose = true\n");

        JsonNode trial = sensor.json("sundew:whatif " + sensor.home().data("candidate.cfg"));

        assertThat(trial.get("closed").get("visits").asInt()).isEqualTo(1);
        Files.writeString(sensor.home().data("candidate.cfg"), "visitor = 127.4.0.300\n");
        assertThat(sensor.console()
                        .tryToRun("sundew:whatif " + sensor.home().data("candidate.cfg"))
                        .out())
                .contains("visitor", "127.4.0.300");
    }

    /** By the open types of JMX alone, without a class of ours. */
    @Test
    void theSameOverJmx() throws Exception {
        logIn("127.5.0.1");
        String event = sensor.event(
                        each -> each.path("source").path("ip").asText().equals("127.5.0.1")
                                && each.path("event").path("action").asText().equals("connection"))
                .path("event")
                .path("id")
                .asText();
        Path candidate = Files.writeString(sensor.home().data("jmx.cfg"), "visitor = 127.5.0.0/16\nignore = true\n");
        try (JMXConnector connector = asAdmin()) {
            MBeanServerConnection beans = connector.getMBeanServerConnection();

            CompositeData judged = (CompositeData) ask(beans, "judge", "127.1.0.50", "tcp", 7000);
            assertThat(judged.get("rule")).isEqualTo("one");
            assertThat((CompositeData[]) judged.get("weighed")).hasSizeGreaterThanOrEqualTo(4);
            assertThat((CompositeData[]) beans.getAttribute(RULES, "Rules")).hasSizeGreaterThanOrEqualTo(4);

            CompositeData trial = (CompositeData) ask(beans, "whatIf", candidate.toString(), "");
            assertThat(trial.get("hidden")).isEqualTo(1L);
            assertThat(trial.get("hiddenLogins")).isEqualTo(1L);
            assertThat((String) ask(beans, "ruleFrom", event))
                    .contains("visitor = 127.5.0.1", "protocol = tcp", "port = 21");
        }
    }

    private static JMXConnector asAdmin() throws IOException {
        Matcher told = Pattern.compile("password (\\S+)").matcher(sensor.home().read("data/first-login.txt"));
        assertThat(told.find()).isTrue();
        JMXServiceURL url = new JMXServiceURL(
                "service:jmx:rmi:///jndi/rmi://" + sensor.home().address() + ":1099/karaf-sundew");
        return JMXConnectorFactory.connect(
                url, Map.of(JMXConnector.CREDENTIALS, new String[] {"admin", told.group(1)}));
    }

    private static Object ask(MBeanServerConnection beans, String operation, Object... arguments) throws Exception {
        String[] types = Stream.of(arguments)
                .map(argument -> argument instanceof Integer ? "int" : "java.lang.String")
                .toArray(String[]::new);
        return beans.invoke(RULES, operation, arguments, types);
    }
}
