package org.sundew.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
            "/proc/filesystems",
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

    /** What commands print that is made up, and no package brings. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "dmesg | tail -n +3",
                "arp",
                "grep Swap /proc/meminfo",
                "free | tail -2",
                "grep udev /proc/mounts",
                "cat /proc/cmdline",
                "mktemp",
                "echo $RANDOM $RANDOM",
                "head -c 8 /dev/urandom | xxd"
            })
    void printWhatNoOtherPrints(String line) {
        String one = Booth.at(install("alpha"), "root").shown(line);

        assertThat(one)
                .isNotBlank()
                .isNotEqualTo(Booth.at(install("omega"), "root").shown(line));
    }

    @Test
    void showTheVisitorsOwnConnection() {
        assertThat(Booth.root("netstat -an | tail -1; ss | tail -1"))
                .containsSubsequence("198.51.100.1:23 ", "192.0.2.7:40404", "198.51.100.1:23 ", "192.0.2.7:40404");
    }

    @Test
    void changeTheirLogsByTheHour() {
        Booth booth = Booth.at(Booth.DEBIAN, "root");
        booth.elapse(Duration.ofDays(300));

        assertThat(booth.shown("stat -c %Y /var/log/auth.log; date -d @$(stat -c %Y /var/log/syslog) +%M:%S"))
                .isEqualTo(booth.now().getEpochSecond() / 3_600 * 3_600 + 17 * 60 + 1 - 3_600 + "\n17:01\n");
    }

    @Test
    void drawNewNumbersEachTime() {
        String[] drawn = Booth.root("mktemp; mktemp; head -c 8 /dev/urandom | xxd -p; head -c 8 /dev/urandom | xxd -p")
                .split("\n", -1);

        assertThat(drawn[0]).matches("/tmp/tmp\\.[A-Za-z0-9]{10}").isNotEqualTo(drawn[1]);
        assertThat(drawn[2]).isNotEqualTo(drawn[3]);
    }
}
