package org.sundew.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Remote JMX with the JDK's client: who may see and who may do what. */
@SuppressWarnings("BanJNDI") // the RMI address of every JMX client is one of JNDI, and this one is ours
class JmxIT {
    private static RunningSensor sensor;
    private static String adminPassword;

    @BeforeAll
    static void start() throws IOException {
        sensor = SensorHome.unpackWithoutListens("jmx")
                .write("org.sundew.sim.echo-always.cfg", "listen.port = 7000")
                .start();
        adminPassword = firstPassword(sensor.home());
        sensor.console()
                .run(
                        "jaas:realm-manage --realm karaf --module org.apache.karaf.jaas.modules.properties.PropertiesLoginModule"
                                + "; jaas:user-add eve look-only; jaas:group-add eve viewergroup; jaas:update");
    }

    @AfterAll
    static void stop() {
        sensor.close();
    }

    private static String firstPassword(SensorHome home) throws IOException {
        Matcher told = Pattern.compile("password (\\S+)").matcher(Files.readString(home.data("first-login.txt")));
        assertThat(told.find()).isTrue();
        return told.group(1);
    }

    @Test
    void anAdminReadsTheBooks() throws Exception {
        try (Visitor visitor = sensor.visit(7000)) {
            assertThat(visitor.say("hello\n").line()).isEqualTo("hello");
        }

        try (JMXConnector connector = connect("admin", adminPassword)) {
            MBeanServerConnection beans = connector.getMBeanServerConnection();

            assertThat(beans.getAttribute(name("type=Sensor"), "Serving")).isEqualTo(true);
            assertThat((Long) beans.getAttribute(name("type=Sensor"), "Arrivals"))
                    .isPositive();
            assertThat((Long) beans.getAttribute(name("type=Journal"), "Appended"))
                    .isPositive();
            for (String bean : List.of("type=Listens", "type=Visitors", "type=Icmp", "type=Win")) {
                assertThat(beans.isRegistered(name(bean))).as(bean).isTrue();
            }
            assertThat(beans.queryNames(name("type=Sink,name=*"), null)).isNotEmpty();
        }
    }

    @Test
    void aViewerReadsAndDoesNothing() throws Exception {
        try (JMXConnector connector = connect("eve", "look-only")) {
            MBeanServerConnection beans = connector.getMBeanServerConnection();
            ObjectName sink =
                    beans.queryNames(name("type=Sink,name=*"), null).iterator().next();

            assertThat(beans.getAttribute(name("type=Sensor"), "Serving")).isEqualTo(true);
            assertThatThrownBy(() -> beans.invoke(sink, "test", new Object[0], new String[0]))
                    .isInstanceOf(SecurityException.class);
        }
    }

    @Test
    void nobodyElseGetsIn() {
        assertThatThrownBy(() -> connect("admin", "karaf")).isInstanceOf(SecurityException.class);
        assertThatThrownBy(() -> connect("karaf", "karaf")).isInstanceOf(SecurityException.class);
        assertThatThrownBy(() -> JMXConnectorFactory.connect(url())).hasMessageContaining("null");
    }

    private static JMXConnector connect(String user, String password) throws IOException {
        return JMXConnectorFactory.connect(url(), Map.of(JMXConnector.CREDENTIALS, new String[] {user, password}));
    }

    private static JMXServiceURL url() throws IOException {
        return new JMXServiceURL(
                "service:jmx:rmi:///jndi/rmi://" + sensor.home().address() + ":1099/karaf-sundew");
    }

    private static ObjectName name(String keys) throws Exception {
        return new ObjectName("org.sundew:" + keys);
    }
}
