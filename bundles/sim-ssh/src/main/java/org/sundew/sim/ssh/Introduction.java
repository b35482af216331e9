package org.sundew.sim.ssh;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.sshd.common.kex.KexProposalOption;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.sundew.event.Note;
import org.sundew.event.Observation;
import org.sundew.event.Severity;

/**
 * Notes how a client introduces itself: its version, and HASSH, the hash of what it offers. That of its first offer: later
 * key exchanges are counted, and too many end the session.
 */
final class Introduction implements SessionListener {
    private static final int TEXT_MAX = 1_000;

    @Override
    public void sessionPeerIdentificationReceived(Session session, String version, List<String> extraLines) {
        Bridge bridge = ((Wire) session.getIoSession()).bridge();
        bridge.note(Note.AGENT, version.length() > TEXT_MAX ? version.substring(0, TEXT_MAX) : version);
    }

    @Override
    public void sessionNegotiationStart(
            Session session, Map<KexProposalOption, String> client, Map<KexProposalOption, String> server) {
        Bridge bridge = ((Wire) session.getIoSession()).bridge();
        Exchanges exchanges = bridge.exchanges();
        if (!exchanges.take(bridge.now())) {
            bridge.report(Observation.of("limit", new Note("ssh.key-exchanges", Integer.toString(exchanges.count()))));
            bridge.raise(Severity.MEDIUM);
            throw new IllegalStateException("too many key exchanges");
        }
        if (exchanges.count() > 1) {
            return;
        }
        String offer = String.join(
                ";",
                client.getOrDefault(KexProposalOption.ALGORITHMS, ""),
                client.getOrDefault(KexProposalOption.C2SENC, ""),
                client.getOrDefault(KexProposalOption.C2SMAC, ""),
                client.getOrDefault(KexProposalOption.C2SCOMP, ""));
        bridge.note("ssh.hassh", md5(offer));
        bridge.note("ssh.algorithms", offer.length() > TEXT_MAX ? offer.substring(0, TEXT_MAX) : offer);
    }

    private static String md5(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has MD5", e);
        }
    }
}
