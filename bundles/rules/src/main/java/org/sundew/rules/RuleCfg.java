package org.sundew.rules;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;
import org.sundew.admin.Problem;

/**
 * One cfg of a visitor rule. A change that is wrong leaves the last good rule in force; it never fails, so that the gate can
 * count on one of these for every cfg. Thread-safe.
 */
@Component(name = RuleCfg.PID, service = RuleCfg.class, configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = RuleCfg.Config.class, factory = true)
public final class RuleCfg {
    /** The factory PID. */
    static final String PID = "org.sundew.rule";

    private static final String FILE = "felix.fileinstall.filename";
    private static final String SUFFIX = ".cfg";

    private volatile State state;

    /**
     * A rule as its cfg stands.
     *
     * @param rule     what is in force, or null if it never was good
     * @param problems what is wrong with the cfg, beside what the check of every cfg finds
     */
    record State(
            String pid, String name, String file, @Nullable Rule rule, List<Problem> problems) {}

    /** What a rule can be told. */
    @ObjectClassDefinition(name = "Sundew visitor rule")
    public @interface Config {
        @AttributeDefinition(description = "Whether the rule holds")
        boolean enabled() default true;

        @AttributeDefinition(description = "The scenarios in which it holds, by commas; * = every one")
        String[] scenario() default "*";

        @AttributeDefinition(
                description =
                        "Whom it is for, by commas: an address, a range a - b, a network a/n, a host name, @file with a list"
                                + " of those (relative to etc); blank = anybody")
        String[] visitor() default {};

        @AttributeDefinition(
                description = "The protocol it is for",
                options = {@Option("any"), @Option("tcp"), @Option("udp"), @Option("icmp"), @Option("win")})
        String protocol() default "any";

        @AttributeDefinition(
                description =
                        "The addresses of the sensor it is for, ranges and networks too, e.g. 255.255.255.255; blank = any")
        String[] sensor_address() default {};

        @AttributeDefinition(description = "The sensor ports it is for, e.g. 445 or 21, 2100-2121; blank = any")
        String[] port() default {};

        @AttributeDefinition(
                description =
                        "The first of the visitor's connections to that port it is for, counted from 1; blank = from the first")
        String connections_min() default "";

        @AttributeDefinition(description = "The last of them it is for; blank = without end")
        String connections_max() default "";

        @AttributeDefinition(description = "Close the connection at once, without an answer")
        boolean close() default false;

        @AttributeDefinition(description = "Tell nobody: no event, no alert")
        boolean ignore() default false;

        @AttributeDefinition(
                description = "What its events matter, whatever the listen says",
                options = {@Option("no-change"), @Option("low"), @Option("medium"), @Option("high")})
        String severity() default "no-change";
    }

    /** The rule of this cfg. */
    @Activate
    public RuleCfg(Config config, Map<String, Object> properties) {
        this.state = read(config, properties, null);
    }

    /** The cfg changed. */
    @Modified
    void modified(Config config, Map<String, Object> properties) {
        state = read(config, properties, state.rule());
    }

    State state() {
        return state;
    }

    private static State read(Config config, Map<String, Object> properties, @Nullable Rule before) {
        String pid = String.valueOf(properties.get("service.pid"));
        String file = properties.get(FILE) instanceof String uri ? file(uri) : "";
        String name = file.isEmpty() ? name(pid) : name(file.substring(0, file.length() - SUFFIX.length()));
        String shown = file.isEmpty() ? pid : file;
        if (properties.containsKey(Problem.REJECTED)) {
            return new State(pid, name, shown, before, List.of());
        }
        RuleReader.Reading reading = RuleReader.read(texts(config), name, shown);
        if (reading.rule() != null) {
            return new State(pid, name, shown, reading.rule(), List.of());
        }
        String meanwhile =
                before == null ? "; it is not in use until this is mended" : "; the last good rule stays in force";
        List<Problem> problems = reading.faults().stream()
                .map(each -> new Problem(each.file(), each.key(), each.value(), each.what() + meanwhile))
                .toList();
        return new State(pid, name, shown, before, problems);
    }

    private static String file(String uri) {
        return Path.of(URI.create(uri)).getFileName().toString();
    }

    /** What stands behind the factory's name and a dash, tilde or dot. */
    static String name(String pid) {
        return pid.length() > PID.length() + 1 && pid.startsWith(PID) ? pid.substring(PID.length() + 1) : pid;
    }

    private static Map<String, String> texts(Config config) {
        Map<String, String> texts = new HashMap<>();
        texts.put("enabled", Boolean.toString(config.enabled()));
        texts.put("scenario", String.join(",", config.scenario()));
        texts.put("visitor", String.join(",", config.visitor()));
        texts.put("protocol", config.protocol());
        texts.put("sensor.address", String.join(",", config.sensor_address()));
        texts.put("port", String.join(",", config.port()));
        texts.put("connections.min", config.connections_min());
        texts.put("connections.max", config.connections_max());
        texts.put("close", Boolean.toString(config.close()));
        texts.put("ignore", Boolean.toString(config.ignore()));
        texts.put("severity", config.severity());
        return texts;
    }
}
