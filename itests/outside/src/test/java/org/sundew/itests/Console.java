package org.sundew.itests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.EnumSet;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;

/** The sensor's console over SSH. */
final class Console {
    private static final int PORT = 8101;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final SshClient CLIENT = client();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String address;
    private final String user;
    private final Credential credential;

    private Console(String address, String user, Credential credential) {
        this.address = address;
        this.user = user;
        this.credential = credential;
    }

    /** What a session logs in with. */
    private interface Credential {
        void add(ClientSession session) throws IOException, GeneralSecurityException;
    }

    private static SshClient client() {
        SshClient client = SshClient.setUpDefaultClient();
        client.setServerKeyVerifier((session, address, key) -> true);
        client.start();
        return client;
    }

    /** The local owner's. */
    static Console withKey(String address, Path key) {
        return new Console(
                address,
                "local",
                session -> new FileKeyPairProvider(key).loadKeys(null).forEach(session::addPublicKeyIdentity));
    }

    static Console withPassword(String address, String user, String password) {
        return new Console(address, user, session -> session.addPasswordIdentity(password));
    }

    /** A session for one command: Karaf ends it with the command. */
    private ClientSession logIn() throws IOException {
        ClientSession session =
                CLIENT.connect(user, address, PORT).verify(PATIENCE).getSession();
        try {
            credential.add(session);
            session.auth().verify(PATIENCE);
            return session;
        } catch (IOException e) {
            session.close(true);
            throw e;
        } catch (GeneralSecurityException e) {
            session.close(true);
            throw new AssertionError(e);
        }
    }

    /** Runs a command; its result carries what it printed, to either stream. */
    Shell.Outcome tryToRun(String command) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ClientSession session = logIn();
                ChannelExec channel = session.createExecChannel(command)) {
            channel.setOut(out);
            channel.setErr(out);
            channel.open().verify(PATIENCE);
            assertThat(channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), PATIENCE))
                    .as(command)
                    .contains(ClientChannelEvent.CLOSED);
            Integer exit = channel.getExitStatus();
            return new Shell.Outcome(exit == null ? -1 : exit, out.toString(UTF_8));
        }
    }

    String run(String command) throws IOException {
        return tryToRun(command).succeeded().out();
    }

    JsonNode json(String command) throws IOException {
        String out = run(command + " --json");
        try {
            return JSON.readTree(out);
        } catch (JsonProcessingException e) {
            throw new AssertionError(command + " --json printed: " + out, e);
        }
    }
}
