package org.sundew.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SSH as its clients and the guessers of passwords meet it. */
class SshClientsIT {
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    private static RunningSensor sensor;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        sensor = SensorHome.unpack("ssh-clients")
                .write(
                        "org.sundew.sim.ssh-planted.cfg",
                        "listen.port = 2222",
                        "listen.name = planted",
                        "listen.receive.bytes = 8388608",
                        "users = planted:Summer2024",
                        "refusal.seconds = 1")
                .start();
    }

    @AfterAll
    static void stop() {
        sensor.close();
    }

    private static String at(String rest) {
        return "planted@" + sensor.home().address() + rest;
    }

    private static List<String> client(String password, String program, String... words) {
        List<String> command = new ArrayList<>(List.of("sshpass", "-p", password, program));
        for (String option : new String[] {
            "StrictHostKeyChecking=no",
            "UserKnownHostsFile=/dev/null",
            "NumberOfPasswordPrompts=1",
            "LogLevel=ERROR",
            "BatchMode=no"
        }) {
            command.add("-o");
            command.add(option);
        }
        command.addAll(List.of(words));
        return command;
    }

    private Shell.Outcome with(String password, String program, String... words) {
        Shell.assumeInstalled("sshpass", program);
        return Shell.start(Map.of(), folder, "", client(password, program, words));
    }

    private static JsonNode upload(String file) {
        return sensor.event(e -> e.path("event").path("action").asText().equals("upload")
                && e.path("file").path("name").asText().equals(file));
    }

    @Test
    void sshRunsACommandThatNeverRan() {
        Shell.Outcome shown = with("Summer2024", "ssh", "-p", "2222", at(""), "uname -s; id -un; exit 7");

        assertThat(shown.out()).isEqualTo("Linux\nplanted\n");
        assertThat(shown.exit()).isEqualTo(7);
        assertThat(sensor.home().log()).noneMatch(line -> line.contains("authenticated"));
        JsonNode visit =
                sensor.event(e -> e.path("event").path("action").asText().equals("connection")
                        && e.path("user_agent").path("original").asText().startsWith("SSH-2.0-OpenSSH"));
        assertThat(visit.path("honeypot").path("notes").toString()).contains("hassh");
    }

    @Test
    void aWrongPasswordIsRefusedAndTold() {
        Shell.Outcome refused = with("Winter1999", "ssh", "-p", "2222", at(""), "id");

        assertThat(refused.exit()).isEqualTo(255);
        assertThat(refused.out()).contains("Permission denied (publickey,password).");
        JsonNode login = sensor.event(e ->
                e.path("honeypot").path("credential").path("password").asText().equals("Winter1999"));
        assertThat(login.path("event").path("outcome").asText()).isEqualTo("failure");
    }

    @Test
    void sftpLeavesAFile() throws Exception {
        Path batch = Files.writeString(folder.resolve("batch"), "put abc /tmp/by-sftp\nget /etc/hostname name\nbye\n");
        Files.writeString(folder.resolve("abc"), "abc");

        with("Summer2024", "sftp", "-P", "2222", "-b", batch.toString(), at("")).succeeded();

        assertThat(upload("/tmp/by-sftp")
                        .path("file")
                        .path("hash")
                        .path("sha256")
                        .asText())
                .isEqualTo(ABC);
        assertThat(folder.resolve("name")).content().isNotBlank();
    }

    @Test
    void scpLeavesAFileEitherWay() throws Exception {
        Files.writeString(folder.resolve("abc"), "abc");

        with("Summer2024", "scp", "-P", "2222", "abc", at(":/tmp/by-scp")).succeeded();
        with("Summer2024", "scp", "-O", "-P", "2222", "abc", at(":/tmp/by-old-scp"))
                .succeeded();

        assertThat(upload("/tmp/by-scp")
                        .path("file")
                        .path("hash")
                        .path("sha256")
                        .asText())
                .isEqualTo(ABC);
        assertThat(upload("/tmp/by-old-scp")
                        .path("file")
                        .path("hash")
                        .path("sha256")
                        .asText())
                .isEqualTo(ABC);
    }

    @Test
    void aCommandThatAsksForAGigabyteEndsAloneAndTheSensorGoesOn() {
        Shell.Outcome greedy = with("Summer2024", "ssh", "-p", "2222", at(""), "yes \"$(seq 1 100000)\" | wc -c");

        assertThat(greedy.out()).contains("fork: Resource temporarily unavailable");
        assertThat(with("Summer2024", "ssh", "-p", "2222", at(""), "echo still here")
                        .out())
                .isEqualTo("still here\n");
    }

    @Test
    void scpTakesNoNameThatIsAFolderAlready() {
        Shell.assumeInstalled("sshpass", "ssh");
        Shell.Outcome refused = Shell.start(
                Map.of(),
                folder,
                "D0755 0 .\n".repeat(100),
                client("Summer2024", "ssh", "-p", "2222", at(""), "scp -r -t /tmp"));

        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.out()).contains("scp: error: unexpected filename: .");
    }

    @Test
    void forwardingIsRefusedAndTold() {
        Shell.Outcome refused = with("Summer2024", "ssh", "-p", "2222", "-W", "192.0.2.1:25", at(""));

        assertThat(refused.exit()).isEqualTo(255);
        sensor.event(e -> e.path("event").path("action").asText().equals("forward"));
    }

    @Test
    void keyscanFindsHostKeys() {
        Shell.assumeInstalled("ssh-keyscan");

        assertThat(Shell.run("ssh-keyscan", "-p", "2222", sensor.home().address())
                        .out())
                .contains(" ssh-rsa ", " ecdsa-sha2-nistp256 ", " ssh-ed25519 ");
    }

    @Test
    void sshPrefersEd25519AndTheHybridExchange() {
        Shell.Outcome shown = with("Summer2024", "ssh", "-v", "-o", "LogLevel=DEBUG1", "-p", "2222", at(""), "id -un");

        assertThat(shown.out())
                .contains("kex: host key algorithm: ssh-ed25519", "Server host key: ssh-ed25519 SHA256:")
                .containsPattern("kex: algorithm: sntrup761x25519-sha512")
                .contains("server-sig-algs=<ssh-ed25519,sk-ssh-ed25519@openssh.com,")
                .contains("planted");
        assertThat(shown.exit()).isZero();
    }

    /** It asks for proof of each key that it is told of and does not know, once it knows one. */
    @Test
    void sshLearnsTheOtherHostKeysOnceItIsIn() {
        Shell.assumeInstalled("sshpass", "ssh");
        Path known = folder.resolve("known");
        List<String> command = List.of(
                "sshpass",
                "-p",
                "Summer2024",
                "ssh",
                "-v",
                "-p",
                "2222",
                "-o",
                "StrictHostKeyChecking=no",
                "-o",
                "UserKnownHostsFile=" + known,
                "-o",
                "HashKnownHosts=no",
                "-o",
                "UpdateHostKeys=yes",
                at(""));
        List<String> again = new ArrayList<>(command);
        again.add("sleep 1");

        Shell.start(Map.of(), folder, "exit\n", command);
        Shell.Outcome shown = Shell.start(Map.of(), folder, "", again);

        assertThat(shown.out()).contains("Learned new hostkey: RSA").doesNotContain("failed to confirm");
        assertThat(known).content().contains("ssh-ed25519", "ssh-rsa", "ecdsa-sha2-nistp256");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "umac-64-etm@openssh.com",
                "umac-128-etm@openssh.com",
                "umac-64@openssh.com",
                "umac-128@openssh.com"
            })
    void sshIsAuthenticatedByUmac(String mac) {
        Shell.Outcome shown = with(
                "Summer2024",
                "ssh",
                "-c",
                "aes128-ctr",
                "-m",
                mac,
                "-p",
                "2222",
                at(""),
                "seq 1 2000 | wc -c; seq 1 2000");

        assertThat(shown.out()).startsWith("8893\n1\n2\n").endsWith("1999\n2000\n");
    }

    @Test
    void aClientThatChangesKeysNowAndThenIsServed() {
        Shell.Outcome shown = upload("RekeyLimit=1M", 3_500_000);

        assertThat(shown.out()).isEqualTo("3500000\n");
    }

    @Test
    void aClientThatChangesKeysWithoutEndIsSentAwayAndTold() {
        Shell.Outcome shown = upload("RekeyLimit=16K", 6_000_000);

        assertThat(shown.exit()).isEqualTo(255);
        JsonNode limit =
                sensor.event(e -> e.path("event").path("action").asText().equals("limit"));
        assertThat(limit.toString()).contains("ssh.key-exchanges", "21");
    }

    private Shell.Outcome upload(String option, int bytes) {
        Shell.assumeInstalled("sshpass", "ssh");
        return Shell.start(
                Map.of(),
                folder,
                "x".repeat(bytes),
                client("Summer2024", "ssh", "-o", option, "-p", "2222", at(""), "cat | wc -c"));
    }

    @Test
    void hydraFindsThePlantedPasswordAndNoOther() {
        List<String> words = List.of("1234", "summer2024", "Summer2024", "root");

        assertThat(Shell.hydra(sensor.home().address(), 2222, "ssh", "planted", words))
                .singleElement()
                .asString()
                .endsWith("password: Summer2024");
    }

    @Test
    void nmapTakesItForOpenSsh() {
        Shell.assumeInstalled("nmap");

        Shell.Outcome scan =
                Shell.run("nmap", "-Pn", "-sV", "-p", "2222", sensor.home().address());

        assertThat(scan.out()).contains("OpenSSH 9.2p1 Debian 2+deb12u7").doesNotContainIgnoringCase("honeypot");
    }
}
