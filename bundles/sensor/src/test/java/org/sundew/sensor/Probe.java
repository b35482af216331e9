package org.sundew.sensor;

import java.util.Map;
import java.util.concurrent.Callable;

/** A component that tells what it was given, and refuses a size of 9. Runs inside a bundle that a test makes. */
public final class Probe implements Callable<Map<String, Object>> {
    private final Map<String, Object> properties;

    public Probe(Map<String, Object> properties) {
        if ("9".equals(properties.get("size"))) {
            throw new IllegalArgumentException("size: is unlucky: 9");
        }
        this.properties = Map.copyOf(properties);
    }

    @Override
    public Map<String, Object> call() {
        return properties;
    }

    /** The bundle's files: the component, and what it declares. */
    static Map<String, String> bundle() {
        return Map.of(
                "OSGI-INF/probe.xml", component(), "OSGI-INF/metatype/probe.xml", declaration("org.sundew.sim.probe"));
    }

    private static String component() {
        return """
            <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.4.0" name="org.sundew.sim.probe"
                configuration-policy="require" immediate="true" init="1">
              <service><provide interface="java.util.concurrent.Callable"/></service>
              <implementation class="org.sundew.sensor.Probe"/>
            </scr:component>
            """;
    }

    static String declaration(String factoryPid) {
        return """
            <metatype:MetaData xmlns:metatype="http://www.osgi.org/xmlns/metatype/v1.4.0">
              <OCD id="probe" name="Probe">
                <AD id="size" type="Integer" min="1" max="10" default="5"/>
                <AD id="mode" type="String" default="a"><Option label="a" value="a"/><Option label="b" value="b"/></AD>
                <AD id="smtp.password" type="Password" default=""/>
              </OCD>
              <Designate factoryPid="%s"><Object ocdref="probe"/></Designate>
            </metatype:MetaData>
            """.formatted(factoryPid);
    }

    /** The keys that all sim servers share. */
    static Map<String, String> listenKeys() {
        return Map.of("OSGI-INF/metatype/listen.xml", """
                <metatype:MetaData xmlns:metatype="http://www.osgi.org/xmlns/metatype/v1.4.0">
                  <OCD id="org.sundew.listen" name="Listen">
                    <AD id="listen.port" type="String"/>
                    <AD id="listen.idle.seconds" type="Integer" min="1" max="86400" default="60"/>
                  </OCD>
                </metatype:MetaData>
                """);
    }
}
