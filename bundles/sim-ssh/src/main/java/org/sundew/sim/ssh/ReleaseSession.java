package org.sundew.sim.ssh;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.apache.sshd.common.io.IoSession;
import org.apache.sshd.common.kex.KexProposalOption;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.server.ServerFactoryManager;
import org.apache.sshd.server.session.ServerSessionImpl;
import org.apache.sshd.server.session.SessionFactory;

/** A session that announces what the server of its age does: strict key exchanges or none, Dropbear's way of guessing. */
final class ReleaseSession extends ServerSessionImpl {
    /** A guess is right if the first key exchange is, whatever the host key (Dropbear's common-kex.c). */
    private static final String GUESS = "kexguess2@matt.ucc.asn.au";

    private final Release release;

    private ReleaseSession(ServerFactoryManager server, IoSession wire, Release release) throws Exception {
        super(server, wire);
        this.release = release;
    }

    /** Makes sessions of this release. */
    static SessionFactory factory(ServerFactoryManager server, Release release) {
        return new SessionFactory(server) {
            @Override
            protected ServerSessionImpl doCreateSession(IoSession wire) throws Exception {
                return new ReleaseSession(getServer(), wire, release);
            }
        };
    }

    @Override
    protected Map<KexProposalOption, String> doStrictKexProposal(Map<KexProposalOption, String> proposal) {
        boolean later = getKex() != null;
        Map<KexProposalOption, String> own = new EnumMap<>(proposal);
        if (release.dropbear()) {
            own.merge(KexProposalOption.ALGORITHMS, GUESS, (names, guess) -> names + "," + guess);
        }
        return release.fixed() || later ? super.doStrictKexProposal(own) : own;
    }

    @Override
    protected boolean handleFirstKexPacketFollows(int command, Buffer buffer, boolean follows) {
        if (!release.dropbear() || !offers(getClientKexProposals())) {
            return super.handleFirstKexPacketFollows(command, buffer, follows);
        }
        return !follows || comparePreferredKexProposalOption(KexProposalOption.ALGORITHMS) == null;
    }

    private static boolean offers(Map<KexProposalOption, String> proposal) {
        String names = proposal.getOrDefault(KexProposalOption.ALGORITHMS, "");
        return Arrays.asList(names.split(",", -1)).contains(GUESS);
    }
}
