package org.sundew.sim.ssh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.List;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.channel.RequestHandler;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.ConnectionService;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.common.signature.Signature;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Tells whoever has logged in all the host keys, and proves that they are its own, as OpenSSH does (its PROTOCOL file, section
 * 2.5): clients learn the others so. MINA's own proof signs an RSA key with SHA-1 only, which today's clients refuse.
 */
record Announcement(KeyPairProvider keys) implements SessionListener, RequestHandler<ConnectionService> {
    private static final String PROOF = "hostkeys-prove-00@openssh.com";
    /** How many keys one visitor is given a proof of: each signature costs the sensor far more than the visitor. */
    static final int PROOFS_MAX = 12;

    @Override
    public void sessionEvent(Session session, Event event) {
        if (event == Event.Authenticated) {
            // the word that the visitor is in is not on its way yet
            ((Wire) session.getIoSession()).bridge().onStrand(() -> announce(session));
        }
    }

    private void announce(Session session) {
        try {
            Buffer message = session.createBuffer(SshConstants.SSH_MSG_GLOBAL_REQUEST);
            message.putString("hostkeys-00@openssh.com");
            message.putBoolean(false);
            for (KeyPair each : keys.loadKeys(session)) {
                message.putBytes(blob(each));
            }
            session.writePacket(message);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a host key cannot be read", e);
        }
    }

    private static byte[] blob(KeyPair pair) {
        Buffer key = new ByteArrayBuffer();
        key.putRawPublicKey(pair.getPublic());
        return key.getCompactData();
    }

    @Override
    public Result process(ConnectionService service, String request, boolean wantReply, Buffer buffer)
            throws Exception {
        if (!request.equals(PROOF)) {
            return Result.Unsupported;
        }
        Session session = service.getSession();
        Bridge bridge = ((Wire) session.getIoSession()).bridge();
        Buffer answer = session.createBuffer(SshConstants.SSH_MSG_REQUEST_SUCCESS);
        while (buffer.available() > 0) {
            KeyPair pair = pair(session, buffer.getBytes());
            if (pair == null || !bridge.proves(PROOFS_MAX)) {
                return Result.ReplyFailure;
            }
            answer.putBytes(proof(session, pair));
        }
        session.writePacket(answer);
        return Result.Replied;
    }

    private @Nullable KeyPair pair(Session session, byte... key) throws IOException, GeneralSecurityException {
        for (KeyPair each : keys.loadKeys(session)) {
            if (Arrays.equals(blob(each), key)) {
                return each;
            }
        }
        return null;
    }

    private static byte[] proof(Session session, KeyPair pair) throws Exception {
        String type = KeyUtils.getKeyType(pair);
        String algorithm = type.equals(KeyPairProvider.SSH_RSA) ? KeyUtils.RSA_SHA512_KEY_TYPE_ALIAS : type;
        Signature signature = NamedFactory.create(List.copyOf(BuiltinSignatures.VALUES), algorithm);
        Buffer signed = new ByteArrayBuffer();
        signed.putString(PROOF);
        signed.putBytes(session.getSessionId());
        signed.putBytes(blob(pair));
        signature.initSigner(session, pair.getPrivate());
        signature.update(session, signed.getCompactData());
        Buffer proof = new ByteArrayBuffer();
        proof.putString(algorithm);
        proof.putBytes(signature.sign(session));
        return proof.getCompactData();
    }
}
