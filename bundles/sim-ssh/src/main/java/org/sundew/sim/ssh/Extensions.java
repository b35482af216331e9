package org.sundew.sim.ssh;

import org.apache.sshd.common.kex.extension.DefaultServerKexExtensionHandler;
import org.apache.sshd.common.kex.extension.KexExtensions;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.util.buffer.Buffer;

/**
 * What the server says of itself after the key exchange (RFC 8308): the signatures it takes, which are more than it makes. A
 * client tries none of its keys whose kind is not named here.
 */
final class Extensions extends DefaultServerKexExtensionHandler {
    private final Release release;

    Extensions(Release release) {
        this.release = release;
    }

    /** In its offer, OpenSSH says nothing of it: {@code ext-info-s} is MINA's. */
    @Override
    public boolean isKexExtensionsAvailable(Session session, AvailabilityPhase phase) {
        return phase != AvailabilityPhase.PROPOSAL;
    }

    @Override
    public void sendKexExtensions(Session session, KexPhase phase) throws Exception {
        if (release.dropbear()) {
            super.sendKexExtensions(session, phase);
            return;
        }
        boolean wanted = Boolean.TRUE.equals(session.getAttribute(CLIENT_REQUESTED_EXT_INFO));
        boolean first = session.getAttribute(EXT_INFO_SENT_AT_NEWKEYS) == null;
        if (phase != KexPhase.NEWKEYS || !wanted || !first) {
            return;
        }
        session.setAttribute(EXT_INFO_SENT_AT_NEWKEYS, Boolean.TRUE);
        boolean bound = release.since(809);
        Buffer message = session.createBuffer(KexExtensions.SSH_MSG_EXT_INFO);
        message.putUInt(bound ? 2 : 1);
        message.putString("server-sig-algs");
        message.putString(signatures());
        if (bound) {
            message.putString("publickey-hostbound@openssh.com");
            message.putString("0");
        }
        session.writePacket(message);
    }

    private String signatures() {
        if (release.since(809)) {
            return "ssh-ed25519,sk-ssh-ed25519@openssh.com,ecdsa-sha2-nistp256,ecdsa-sha2-nistp384,ecdsa-sha2-nistp521,"
                    + "sk-ecdsa-sha2-nistp256@openssh.com,webauthn-sk-ecdsa-sha2-nistp256@openssh.com,"
                    + (release.since(1000) ? "" : "ssh-dss,") + "ssh-rsa,rsa-sha2-256,rsa-sha2-512";
        }
        boolean tokens = release.since(802);
        return "ssh-ed25519," + (tokens ? "sk-ssh-ed25519@openssh.com," : "")
                + "ssh-rsa,rsa-sha2-256,rsa-sha2-512,ssh-dss,ecdsa-sha2-nistp256,ecdsa-sha2-nistp384,ecdsa-sha2-nistp521"
                + (tokens ? ",sk-ecdsa-sha2-nistp256@openssh.com" : "");
    }
}
