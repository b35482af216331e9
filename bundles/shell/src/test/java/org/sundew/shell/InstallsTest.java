package org.sundew.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.sundew.sim.Persona;
import org.sundew.sim.Persona.Family;
import org.sundew.testkit.Samples;

/** What two installations of the sensor have in common, file by file. */
class InstallsTest {
    /** As Debian's packages bring them, or as every kernel says. */
    private static final Set<String> DEBIAN = Set.of(
            "/etc/crontab",
            "/etc/debian_version",
            "/etc/host.conf",
            "/etc/issue",
            "/etc/issue.net",
            "/etc/motd",
            "/etc/os-release",
            "/etc/profile",
            "/etc/shells",
            "/etc/ssh/sshd_config",
            "/etc/sudoers",
            "/etc/timezone",
            "/proc/1/cmdline",
            "/proc/1/status",
            "/proc/cmdline",
            "/proc/filesystems",
            "/proc/mounts",
            "/proc/net/route",
            "/proc/net/tcp",
            "/proc/self/cmdline",
            "/proc/self/status",
            "/proc/sys/kernel/osrelease",
            "/proc/sys/kernel/ostype",
            "/proc/version",
            "/root/.bashrc",
            "/root/.profile",
            "/var/log/faillog");

    private static final Scene NOW = new Scene(Samples.STARTED, 0, Machine.NONE);

    /** Set up by the same person in the same week. */
    private static Machine install(String secret) {
        Persona like = Samples.persona();
        Persona.User user = new Persona.User(secret, 1000, secret);
        Instant booted = like.booted().minusSeconds(secret.hashCode() % 86_400);
        return Machine.of(new Persona(
                like.name(),
                Family.LINUX,
                secret,
                secret + ".example",
                like.system(),
                like.release(),
                like.kernel(),
                like.build(),
                like.machine(),
                like.zone(),
                booted.minus(Duration.ofDays(300)),
                booted,
                java.util.List.of(user),
                like.subject(),
                secret,
                Map.of(Persona.MACHINE_ID, secret)));
    }

    private static Map<String, String> files(Machine machine) {
        Map<String, String> files = new TreeMap<>();
        add("", machine.root(), new Scene(NOW.now(), 0, machine), files);
        return files;
    }

    private static void add(String path, Node node, Scene scene, Map<String, String> files) {
        if (node.kind() == Node.Kind.FILE) {
            files.put(path, node.content().text(scene));
        }
        node.children().forEach((name, child) -> add(path + "/" + name, child, scene, files));
    }

    @Test
    void shareOnlyWhatEveryDebianHas() {
        Map<String, String> one = files(install("alpha"));
        Map<String, String> other = files(install("omega"));
        Set<String> equal = new TreeSet<>();
        one.forEach((path, text) -> {
            if (text.equals(other.get(path))) {
                equal.add(path);
            }
        });

        assertThat(DEBIAN).containsAll(equal);
    }

    @Test
    void showTheSameTwice() {
        assertThat(files(install("alpha"))).isEqualTo(files(install("alpha")));
    }
}
