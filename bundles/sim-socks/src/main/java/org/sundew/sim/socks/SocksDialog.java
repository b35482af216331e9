package org.sundew.sim.socks;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.List;
import org.sundew.event.Note;
import org.sundew.event.Observation;
import org.sundew.event.Payload;
import org.sundew.event.Severity;
import org.sundew.sim.Dialog;
import org.sundew.sim.Session;

/** One client: what version it speaks, who it is, where it wants to go; and, if that is answered with yes, what it says there. */
final class SocksDialog implements Dialog {
    private static final int NO_METHOD = 0xFF;
    private static final int PASSWORD = 2;
    /** The longest user or host name of SOCKS 4, which marks their ends only. */
    private static final int NAME_MAX = 255;

    private enum State {
        VERSION,
        FOUR,
        METHODS,
        LOGIN,
        FIVE,
        WAITING,
        THROUGH,
        OVER
    }

    private final Session session;
    private final SocksSettings settings;
    private final Pieces pieces = new Pieces();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream(0);
    private State state = State.VERSION;
    private Wish wish = new Wish(Wish.Verb.CONNECT, "", 0);
    private long saidTotal;

    SocksDialog(Session session, SocksSettings settings) {
        this.session = session;
        this.settings = settings;
    }

    @Override
    public void received(ByteBuffer data) {
        while (data.hasRemaining() && state != State.OVER) {
            if (state == State.THROUGH || state == State.WAITING) {
                swallow(data);
                return;
            }
            if (!pieces.add(data.get())) {
                leave();
                return;
            }
            hear();
        }
    }

    @Override
    public boolean ended() {
        return state != State.WAITING;
    }

    @Override
    public void closed() {
        if (saidTotal > 0) {
            Payload payload = Payload.owning(said.toByteArray(), saidTotal);
            session.note("socks.data.bytes", Long.toString(saidTotal));
            session.report(
                    new Observation("proxy-data", List.of(new Note("socks.destination", wish.destination())), payload));
        }
    }

    private void swallow(ByteBuffer data) {
        while (data.hasRemaining()) {
            saidTotal++;
            byte next = data.get();
            if (said.size() < settings.data()) {
                said.write(next);
            }
        }
    }

    private void hear() {
        switch (state) {
            case VERSION -> version(pieces.at(0));
            case FOUR -> four();
            case METHODS -> methods();
            case LOGIN -> login();
            case FIVE -> five();
            default -> leave();
        }
    }

    private void version(int version) {
        if (version != 4 && version != 5) {
            leave();
            return;
        }
        session.note(Note.PROTOCOL, "socks");
        session.note("socks.version", Integer.toString(version));
        state = version == 4 ? State.FOUR : State.METHODS;
    }

    // version 4: 04 command port address user 00 [host 00]

    private void four() {
        int userEnd = pieces.zero(8);
        if (userEnd < 0) {
            leaveIf(pieces.size() > 8 + NAME_MAX);
            return;
        }
        boolean named = pieces.port(4) == 0 && pieces.at(6) == 0 && pieces.at(7) != 0;
        int hostEnd = named ? pieces.zero(userEnd + 1) : userEnd;
        if (hostEnd < 0) {
            leaveIf(pieces.size() > userEnd + 1 + NAME_MAX);
            return;
        }
        if (userEnd > 8) {
            session.note(Note.USER, pieces.text(8, userEnd - 8));
        }
        String host = named ? pieces.text(userEnd + 1, hostEnd - userEnd - 1) : numeric(pieces.part(4, 4));
        int command = pieces.at(1);
        if (command != 1 && command != 2) {
            session.send(four(Answer.COMMAND_NOT_SUPPORTED));
            leave();
            return;
        }
        ask(new Wish(command == 1 ? Wish.Verb.CONNECT : Wish.Verb.BIND, host, pieces.port(2)), true);
    }

    private static String four(Answer answer) {
        return "\0" + (char) (answer == Answer.SUCCESS ? 90 : 91) + "\0\0\0\0\0\0";
    }

    // version 5: 05 methods; then perhaps 01 user password; then 05 command 00 address port

    private void methods() {
        int count = pieces.at(1);
        if (pieces.size() < 2 || pieces.size() < 2 + count) {
            return;
        }
        String offered = pieces.text(2, count);
        boolean asks = settings.asks() && offered.indexOf(PASSWORD) >= 0;
        boolean free = settings.free() && offered.indexOf(0) >= 0;
        // a password is taken wherever there is one to be had
        int method = asks ? PASSWORD : free ? 0 : NO_METHOD;
        session.send("\5" + (char) method);
        pieces.clear();
        state = asks ? State.LOGIN : State.FIVE;
        leaveIf(method == NO_METHOD);
    }

    private void login() {
        int user = pieces.at(1);
        int password = pieces.at(2 + user);
        if (pieces.size() < 3 + user || pieces.size() < 3 + user + password) {
            return;
        }
        String name = pieces.text(2, user);
        String word = pieces.text(3 + user, password);
        boolean in = pieces.at(0) == 1
                && (settings.admits(name, word)
                        || (settings.free() && settings.users().isEmpty()));
        pieces.clear();
        session.note(Note.USER, name);
        session.note(Note.PASSWORD, word);
        session.report(Observation.login(name, word, in));
        session.send(in ? "\1\0" : "\1\1");
        state = State.FIVE;
        leaveIf(!in);
    }

    private void five() {
        int type = pieces.at(3);
        int length = switch (type) {
            case 1 -> 4;
            case 3 -> 1 + pieces.at(4);
            case 4 -> 16;
            default -> 0;
        };
        if (pieces.size() < 4
                || (pieces.at(0) == 5 && length > 0 && (pieces.size() < 5 || pieces.size() < 6 + length))) {
            return;
        }
        int command = pieces.at(1);
        if (pieces.at(0) != 5 || length == 0 || command < 1 || command > 3) {
            refuse(pieces.at(0) != 5, length == 0);
            return;
        }
        String host = type == 3 ? pieces.text(5, length - 1) : numeric(pieces.part(4, length));
        ask(new Wish(Wish.Verb.of(command), host, pieces.port(4 + length)), false);
    }

    private void refuse(boolean noSocks, boolean noAddress) {
        Answer answer = noAddress ? Answer.ADDRESS_NOT_SUPPORTED : Answer.COMMAND_NOT_SUPPORTED;
        session.send(five(noSocks ? Answer.FAILURE : answer));
        leave();
    }

    private static String five(Answer answer) {
        return "\5" + (char) answer.code() + "\0\1\0\0\0\0\0\0";
    }

    private static String numeric(byte[] address) {
        try {
            return InetAddress.getByAddress(address).getHostAddress();
        } catch (UnknownHostException e) {
            throw new AssertionError("4 and 16 bytes are an address", e);
        }
    }

    private void ask(Wish wanted, boolean four) {
        wish = wanted;
        state = State.WAITING;
        pieces.clear();
        session.raise(Severity.MEDIUM);
        session.note("socks.destination", wanted.destination());
        session.report(Observation.of(
                "proxy",
                new Note(Note.METHOD, wanted.verb().word()),
                new Note(Note.URL, wanted.destination()),
                new Note(Note.OUTCOME, settings.answer() == Answer.SUCCESS ? "success" : "failure"),
                new Note("socks.answer", settings.answer().word())));
        session.after(settings.delay(), () -> answer(four));
    }

    private void answer(boolean four) {
        session.send(four ? four(settings.answer()) : five(settings.answer()));
        state = State.THROUGH;
        leaveIf(settings.answer() != Answer.SUCCESS);
    }

    private void leaveIf(boolean reason) {
        if (reason) {
            leave();
        }
    }

    private void leave() {
        state = State.OVER;
        session.close();
    }
}
