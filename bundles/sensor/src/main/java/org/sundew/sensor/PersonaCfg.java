package org.sundew.sensor;

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
 * One persona's cfg. Never fails to start, for its bundle guards all others and nobody guards it: with a wrong value the
 * last good configuration stays in force, and until there is one this persona is unknown.
 */
@Component(name = PersonaCfg.PID, service = PersonaCfg.class, configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = PersonaCfg.Config.class, factory = true)
public final class PersonaCfg {
    static final String PID = "org.sundew.persona";

    private final String name;
    private volatile @Nullable Draft draft;
    private volatile List<Problem> problems = List.of();

    /** The keys of a persona. */
    @ObjectClassDefinition(
            name = "Sundew persona",
            description = "A machine that sim servers pretend to be; what is left blank is made up per installation")
    public @interface Config {
        @AttributeDefinition(
                description = "What the system is like: linux (GNU tools), busybox (a device), windows",
                options = {
                    @Option(label = "Linux", value = "linux"),
                    @Option(label = "BusyBox", value = "busybox"),
                    @Option(label = "Windows", value = "windows")
                })
        String family() default "linux";

        @AttributeDefinition(
                required = false,
                description = "Its name without domain. A ? becomes a letter or digit, a # a digit, made up once. "
                        + "Blank: made up, such as app07")
        String host_name() default "";

        @AttributeDefinition(required = false, description = "Its DNS domain. Blank: the sensor's")
        String domain() default "";

        @AttributeDefinition(description = "The system's name and version, for people")
        String system() default "Debian GNU/Linux 12 (bookworm)";

        @AttributeDefinition(description = "The system's version in figures")
        String release() default "12";

        @AttributeDefinition(required = false, description = "The kernel's release (uname -r)")
        String kernel() default "6.1.0-39-amd64";

        @AttributeDefinition(required = false, description = "The kernel's build (uname -v)")
        String kernel_build() default "#1 SMP PREEMPT_DYNAMIC Debian 6.1.148-1 (2025-08-26)";

        @AttributeDefinition(description = "The processor's architecture (uname -m)")
        String machine() default "x86_64";

        @AttributeDefinition(description = "The time zone it shows: Europe/Berlin, UTC")
        String time_zone() default "UTC";

        @AttributeDefinition(
                description = "Days since it was started, counted from the sensor's first start; 0 = made up",
                min = "0",
                max = "10000")
        int uptime_days() default 0;

        @AttributeDefinition(
                required = false,
                description = "People with an account, as name:id:full name. root or Administrator exists anyway. "
                        + "Blank: on a linux one, made up")
        String[] users() default {};

        @AttributeDefinition(
                description = "The distinguished name in its certificate; $host, $domain and $fqdn are replaced")
        String certificate_subject() default "CN=$fqdn";

        @AttributeDefinition(
                description = "How its network card's address begins, three bytes in hex; the rest is made up")
        String mac_prefix() default "52:54:00";

        @AttributeDefinition(required = false, description = "The processor, as /proc/cpuinfo has it")
        String cpu_model() default "Intel Xeon Processor (Skylake, IBRS)";

        @AttributeDefinition(description = "Processors", min = "1", max = "1024")
        int cpu_count() default 2;

        @AttributeDefinition(description = "RAM in MiB", min = "8", max = "16777216")
        int memory_mb() default 3936;

        @AttributeDefinition(description = "The disk's size in GiB", min = "1", max = "1048576")
        int disk_gb() default 40;

        @AttributeDefinition(required = false, description = "What SSH announces after SSH-2.0-")
        String ssh_version() default "OpenSSH_9.2p1 Debian-2+deb12u7";

        @AttributeDefinition(
                required = false,
                description = "What telnet shows before the log-in, one line; $host and $domain are replaced")
        String telnet_banner() default "Debian GNU/Linux 12";

        @AttributeDefinition(
                required = false,
                description = "Anything else that a sim server may ask for, as key=value")
        String[] facts() default {};
    }

    /** Reads the cfg. */
    @Activate
    public PersonaCfg(Config config, Map<String, Object> properties) {
        String pid = String.valueOf(properties.get("service.pid"));
        name = pid.startsWith(PID + "~") ? pid.substring(PID.length() + 1) : alias(properties, pid);
        take(config, properties);
    }

    private static String alias(Map<String, Object> properties, String pid) {
        String file = CfgFile.of(properties);
        return file.startsWith(PID + "-") ? file.substring(PID.length() + 1).replaceAll("\\.cfg$", "") : pid;
    }

    @Modified
    void modified(Config config, Map<String, Object> properties) {
        take(config, properties);
    }

    private void take(Config config, Map<String, Object> properties) {
        if (properties.containsKey(Problem.REJECTED)) {
            return; // the guard has said what is wrong
        }
        try {
            draft = Draft.of(name, config);
            problems = List.of();
        } catch (IllegalArgumentException e) {
            String meanwhile = draft == null ? "there is no such persona" : "the persona stays as it was";
            Problem said = Problem.refused(CfgFile.of(properties), e.getMessage(), meanwhile);
            problems = List.of(new Problem(said.file(), said.key(), Shown.of(said.value()), said.what()));
        }
    }

    String name() {
        return name;
    }

    /** What its cfg says, or null if it never was right. */
    @Nullable
    Draft draft() {
        return draft;
    }

    List<Problem> problems() {
        return problems;
    }
}
