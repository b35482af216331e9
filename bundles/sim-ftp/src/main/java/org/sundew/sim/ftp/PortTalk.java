package org.sundew.sim.ftp;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Optional;
import org.sundew.event.Note;
import org.sundew.event.Observation;
import org.sundew.event.Severity;
import org.sundew.sim.Session;

/** The commands that prepare a data connection. */
final class PortTalk implements Talk {
    /** Below are the ports of services; nobody's client waits for data there. */
    private static final int PRIVILEGED = 1024;

    private final FtpDialog dialog;
    private final Session session;
    private final Voice voice;
    private final FtpSettings settings;
    private final DataChannel channel;
    private boolean extendedOnly;

    PortTalk(FtpDialog dialog, Session session, Voice voice, FtpSettings settings, DataChannel channel) {
        this.dialog = dialog;
        this.session = session;
        this.voice = voice;
        this.settings = settings;
        this.channel = channel;
    }

    @Override
    public boolean hear(Command command) {
        switch (command.verb()) {
            case "PASV" -> passive(command);
            case "EPSV" -> extendedPassive(command);
            case "PORT" -> port(command);
            case "EPRT" -> extendedPort(command);
            case "ABOR" -> dialog.say(Say.ABOR, command);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void passive(Command command) {
        if (extendedOnly) {
            dialog.say(Say.ALL_IN_FORCE, command);
            return;
        }
        open(command, Say.PASV);
    }

    private void open(Command command, Say opened) {
        try {
            int port = channel.openPassive();
            Object told = opened == Say.PASV ? ownAddress() + ',' + (port >> 8) + ',' + (port & 0xFF) : port;
            dialog.say(opened, command, told);
        } catch (IllegalStateException e) {
            dialog.say(Say.PASV_NONE, command);
        }
    }

    /** Our address for PASV; over IPv6 there is none. */
    private String ownAddress() {
        InetAddress own = session.visit().sensor().address();
        return settings.passiveAddress()
                .orElse(own instanceof Inet4Address ? own.getHostAddress().replace('.', ',') : "0,0,0,0");
    }

    private void extendedPassive(Command command) {
        String protocol = command.argument().trim();
        if (protocol.equalsIgnoreCase("ALL")) {
            extendedOnly = true;
            dialog.say(Say.EPSV_ALL, command);
            return;
        }
        boolean ipv6 = !(session.visit().visitor().address() instanceof Inet4Address);
        boolean known = protocol.isEmpty()
                || protocol.equals("1")
                || (protocol.equals("2") && (ipv6 || voice.is(Trait.MAPPED)));
        if (!known) {
            dialog.say(protocol.matches("\\d+") ? Say.EPSV_OTHER : Say.EPSV_UNKNOWN, command);
            return;
        }
        open(command, Say.EPSV);
    }

    private void port(Command command) {
        if (extendedOnly) {
            dialog.say(Say.ALL_IN_FORCE, command);
            return;
        }
        Optional<Dial> dial = Dial.ofPort(command.argument());
        if (dial.isEmpty()) {
            dialog.say(Say.PORT_BAD, command);
            return;
        }
        prepare(dial.get(), command, Say.PORT_DONE, Say.PORT_REFUSED);
    }

    private void extendedPort(Command command) {
        if (extendedOnly && voice.has(Say.EPRT_ALL)) {
            dialog.say(Say.EPRT_ALL, command);
            return;
        }
        String argument = command.argument();
        if (!argument.isEmpty() && argument.charAt(0) != '|') {
            dialog.say(Say.EPRT_FORM, command);
            return;
        }
        boolean ipv4 = session.visit().visitor().address() instanceof Inet4Address && !voice.is(Trait.MAPPED);
        if (Dial.wrongProtocol(argument, ipv4)) {
            dialog.say(Say.EPRT_PROTOCOL, command);
            return;
        }
        Optional<Dial> dial = Dial.ofExtendedPort(argument);
        if (dial.isEmpty()) {
            dialog.say(Say.EPRT_BAD, command);
            return;
        }
        prepare(dial.get(), command, Say.EPRT_DONE, Say.EPRT_REFUSED);
    }

    private void prepare(Dial dial, Command command, Say done, Say refused) {
        boolean own = dial.address().equals(session.visit().visitor().address());
        if (!own || dial.port() < PRIVILEGED) {
            tellBounce(dial);
        }
        boolean natted = voice.is(Trait.PRIVATE_ACCEPTED) && dial.address().isSiteLocalAddress();
        if (dial.port() < PRIVILEGED || !(own || natted)) {
            dialog.say(refused, command);
            return;
        }
        channel.pretendActive();
        dialog.say(done, command);
    }

    /** Tells of a visitor that would have us dial somebody else, or a service's port (RFC 2577 section 3). */
    private void tellBounce(Dial dial) {
        session.raise(Severity.HIGH);
        session.report(Observation.of(
                "bounce-attempt",
                new Note("bounce.ip", dial.address().getHostAddress()),
                new Note("bounce.port", Integer.toString(dial.port()))));
    }
}
