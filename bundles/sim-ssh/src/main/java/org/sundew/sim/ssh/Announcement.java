package org.sundew.sim.ssh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;

/**
 * Tells whoever has logged in all the host keys, as OpenSSH does (its PROTOCOL file, section 2.5): clients learn the others
 * so, and a server that is silent about them is none.
 */
record Announcement(KeyPairProvider keys) implements SessionListener {
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
                Buffer key = new ByteArrayBuffer();
                key.putRawPublicKey(each.getPublic());
                message.putBytes(key.getCompactData());
            }
            session.writePacket(message);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a host key cannot be read", e);
        }
    }
}
