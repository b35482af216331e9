package org.sundew.sim.ssh;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.server.auth.AbstractUserAuth;
import org.apache.sshd.server.auth.UserAuth;
import org.apache.sshd.server.auth.UserAuthFactory;
import org.apache.sshd.server.session.ServerSession;
import org.sundew.event.Note;
import org.sundew.event.Observation;
import org.sundew.event.Severity;

/**
 * Keys (RFC 4252 section 7): each is told at once with type and fingerprint, as OpenSSH writes them. No signature is checked,
 * for nobody is protected by it; so keys of any type are understood.
 */
record KeyEntryFactory(SshSettings settings, String name) implements UserAuthFactory {
    /** The method's name, and that which OpenSSH's clients use since 8.9, with the host key after the visitor's. */
    static final List<String> NAMES = List.of("publickey", "publickey-hostbound-v00@openssh.com");

    @Override
    public String getName() {
        return name;
    }

    @Override
    public UserAuth createUserAuth(ServerSession session) {
        return new KeyEntry(settings);
    }

    private static final class KeyEntry extends AbstractUserAuth {
        private final SshSettings settings;

        KeyEntry(SshSettings settings) {
            super(NAMES.get(0));
            this.settings = settings;
        }

        @Override
        @SuppressWarnings("NullAway") // MINA's word for "not yet" is null
        protected Boolean doAuth(Buffer buffer, boolean init) throws Exception {
            boolean signed = buffer.getBoolean();
            String algorithm = buffer.getString();
            byte[] key = buffer.getBytes();
            ServerSession session = getServerSession();
            Bridge bridge = ((Wire) session.getIoSession()).bridge();
            boolean admitted = settings.doorman().admitsKey(bridge.visitor());
            bridge.report(Observation.of(
                    "login",
                    new Note(Note.USER, getUsername()),
                    new Note("key.type", algorithm),
                    new Note("key.fingerprint", fingerprint(key)),
                    new Note(Note.OUTCOME, admitted ? "success" : "failure")));
            bridge.raise(Severity.HIGH);
            if (!admitted || signed) {
                return admitted;
            }
            Buffer answer = session.createBuffer(SshConstants.SSH_MSG_USERAUTH_PK_OK);
            answer.putString(algorithm);
            answer.putBytes(key);
            session.writePacket(answer);
            return null;
        }

        private static String fingerprint(byte... key) {
            try {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(key);
                return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(hash);
            } catch (NoSuchAlgorithmException e) {
                throw new AssertionError("every Java has SHA-256", e);
            }
        }
    }
}
