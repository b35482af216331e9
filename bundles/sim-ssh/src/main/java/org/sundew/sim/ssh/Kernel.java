package org.sundew.sim.ssh;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.sshd.common.channel.RequestHandler;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.ConnectionService;
import org.apache.sshd.common.session.helpers.AbstractSession;
import org.apache.sshd.common.util.Readable;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.ServerBuilder;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.UserAuthFactory;
import org.apache.sshd.server.auth.keyboard.UserAuthKeyboardInteractiveFactory;
import org.apache.sshd.server.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.server.channel.ChannelSessionFactory;
import org.apache.sshd.server.forward.DirectTcpipFactory;
import org.apache.sshd.server.global.OpenSshHostKeysHandler;
import org.apache.sshd.server.session.SessionFactory;
import org.sundew.sim.Persona;

/**
 * MINA's server for one persona, never started: it has neither port nor thread of its own, and is told of connections by
 * {@link #begin} and {@link #received}.
 */
final class Kernel extends SshServer {
    private static final long CHANNELS_MAX = 10;
    private static final int TRIES_MAX = 6;
    private static final String USUAL = "OpenSSH_9.2p1";

    private final SessionFactory sessions;

    Kernel(Persona persona, SshSettings settings, KeyPairProvider keys) {
        Release release = Release.of(persona.fact(Persona.SSH_VERSION, USUAL));
        Algorithms algorithms = Algorithms.of(release);
        setKeyExchangeFactories(algorithms.exchanges());
        setCipherFactories(algorithms.ciphers());
        setMacFactories(algorithms.macs());
        setCompressionFactories(algorithms.compressions());
        setSignatureFactories(algorithms.signatures());
        setRandomFactory(new ServerBuilder().build(true).getRandomFactory());
        setKexExtensionHandler(new Extensions(release));
        setKeyPairProvider(keys);
        setFileSystemFactory(org.apache.sshd.common.file.nonefs.NoneFileSystemFactory.INSTANCE);
        setChannelFactories(List.of(ChannelSessionFactory.INSTANCE, DirectTcpipFactory.INSTANCE));
        List<RequestHandler<ConnectionService>> requests =
                new ArrayList<>(ServerBuilder.DEFAULT_GLOBAL_REQUEST_HANDLERS);
        requests.remove(OpenSshHostKeysHandler.INSTANCE);
        if (!release.dropbear()) {
            Announcement announcement = new Announcement(keys);
            addSessionListener(announcement);
            requests.add(0, announcement);
        }
        setGlobalRequestHandlers(requests);
        setForwardingFilter(new Forwarding());
        setForwarderFactory(ServerBuilder.DEFAULT_FORWARDER_FACTORY);
        authentication(settings);
        Channels channels = new Channels(settings);
        setShellFactory(channels::shell);
        setCommandFactory(channels::command);
        setSubsystemFactories(List.of(channels));
        addSessionListener(new Introduction());
        CoreModuleProperties.SERVER_IDENTIFICATION.set(this, persona.fact(Persona.SSH_VERSION, USUAL));
        // OpenSSH changes keys by the amount of what was sent only
        CoreModuleProperties.REKEY_TIME_LIMIT.set(this, Duration.ZERO);
        CoreModuleProperties.MAX_CONCURRENT_CHANNELS.set(this, (int) CHANNELS_MAX);
        CoreModuleProperties.MAX_AUTH_REQUESTS.set(this, TRIES_MAX);
        checkConfig();
        sessions = ReleaseSession.factory(this, release);
        setSessionFactory(sessions);
    }

    private void authentication(SshSettings settings) {
        Entry entry = new Entry(settings);
        setPasswordAuthenticator(entry);
        setKeyboardInteractiveAuthenticator(entry);
        List<UserAuthFactory> ways = new ArrayList<>();
        for (String name : KeyEntryFactory.NAMES) {
            ways.add(new KeyEntryFactory(settings, name));
        }
        ways.add(UserAuthPasswordFactory.INSTANCE);
        if (settings.interactive()) {
            ways.add(UserAuthKeyboardInteractiveFactory.INSTANCE);
        }
        setUserAuthFactories(ways);
        CoreModuleProperties.AUTH_METHODS.set(
                this, "publickey password" + (settings.interactive() ? " keyboard-interactive" : ""));
    }

    /** A visitor came: MINA greets it. */
    void begin(Wire wire) {
        guarded(wire, () -> {
            wire.setAttribute(Kernel.class, this);
            sessions.sessionCreated(wire);
        });
    }

    /** Bytes of a visitor that was greeted. */
    static void received(Wire wire, Readable bytes) {
        if (wire.getAttribute(Kernel.class) instanceof Kernel kernel && !wire.isClosing()) {
            kernel.guarded(wire, () -> kernel.sessions.messageReceived(wire, bytes));
        }
    }

    /** The visitor is gone. */
    static void closed(Wire wire) {
        if (wire.getAttribute(Kernel.class) instanceof Kernel kernel) {
            kernel.guarded(wire, () -> kernel.sessions.sessionClosed(wire));
            Conversation.endAll(wire);
        }
    }

    /** The time to log in is over. */
    static void expire(Wire wire) {
        AbstractSession session = AbstractSession.getSession(wire, true);
        if (session != null && !session.isAuthenticated()) {
            session.close(true);
            wire.bridge().close();
        }
    }

    private interface Step {
        void run() throws Exception;
    }

    /** What goes wrong in MINA is the visitor's doing: it is told in SSH's words, and the connection ends. */
    @SuppressWarnings("IllegalCatch")
    private void guarded(Wire wire, Step step) {
        try {
            step.run();
        } catch (Exception e) {
            wire.bridge().note("ssh.error", String.valueOf(e.getMessage()));
            AbstractSession session = AbstractSession.getSession(wire, true);
            if (session != null) {
                session.exceptionCaught(e);
            }
            wire.bridge().close();
        }
    }
}
