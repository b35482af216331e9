package org.sundew.sim.sip;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.sundew.event.Note;
import org.sundew.event.Observation;
import org.sundew.event.Payload;
import org.sundew.event.Severity;
import org.sundew.event.Transport;
import org.sundew.sim.Dialog;
import org.sundew.sim.Session;

/**
 * One visitor's requests, each answered by itself. What lacks a header that every request has is not answered, nor is what is
 * no request, which is how Asterisk does it.
 */
final class SipDialog implements Dialog {
    /** How many requests of a visit have an event of their own. */
    static final int REPORTS_MAX = 500;

    private final Session session;
    private final SipSettings settings;
    private final Answers answers;
    private final Framer framer = new Framer(this::hear);
    private final boolean datagrams;
    private String nonce = "";
    private long requests;

    SipDialog(Session session, SipSettings settings, RandomGenerator random) {
        this.session = session;
        this.settings = settings;
        this.answers = new Answers(session, settings, random);
        this.datagrams = session.visit().listen().transport() == Transport.UDP;
    }

    @Override
    public void received(ByteBuffer data) {
        if (datagrams) {
            byte[] bytes = new byte[Math.min(data.remaining(), Framer.HEAD_MAX)];
            data.get(bytes);
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            hear(text.split("\r?\n\r?\n", 2)[0]);
            return;
        }
        framer.received(data);
        if (framer.broken() || !session.writable()) {
            session.close();
        }
    }

    @Override
    public void closed() {
        if (requests > 0) {
            session.note("sip.requests", Long.toString(requests));
        }
    }

    private void hear(String head) {
        Request.of(head).filter(Request::whole).ifPresent(this::hear);
    }

    private void hear(Request request) {
        if (requests++ == 0) {
            session.note(Note.PROTOCOL, "sip");
            session.note(Note.AGENT, request.header("user-agent"));
        }
        if (!request.method().equals("ACK")) {
            tell(Observation.request(request.method(), request.uri(), request.header("user-agent")));
        }
        if (!request.version().equalsIgnoreCase("SIP/2.0")) {
            answers.send(request, "505 Version Not Supported");
        } else if (!request.header("cseq").matches("\\d{1,10}\\s+\\S+")) {
            answers.send(request, "400 Bad Request");
        } else if (request.header("max-forwards").matches("0+")) {
            answers.send(request, "483 Too Many Hops");
        } else {
            answer(request);
        }
    }

    private void answer(Request request) {
        switch (request.method()) {
            case "OPTIONS" -> options(request);
            case "REGISTER" -> prove(request);
            case "INVITE" -> invite(request);
            case "SUBSCRIBE", "MESSAGE" -> challenge(request, false);
            case "BYE", "CANCEL", "REFER", "INFO", "UPDATE" ->
                answers.send(request, "481 Call leg/transaction does not exist");
            case "NOTIFY", "PUBLISH" -> answers.send(request, "489 Bad event");
            case "PRACK" -> answers.send(request, "405 Method Not Allowed");
            case "ACK" -> {
                // has no answer
            }
            default -> answers.send(request, "501 Method Not Implemented");
        }
    }

    private void options(Request request) {
        boolean known = request.user().isEmpty() || settings.extensions().has(request.user());
        answers.send(request, known ? "200 OK" : "404 Not Found", answers.contact(), "Accept: application/sdp");
    }

    private void invite(Request request) {
        session.note("sip.dialled", request.user());
        session.raise(Severity.MEDIUM);
        switch (settings.invite()) {
            case 404 -> answers.send(request, "404 Not Found");
            case 603 -> answers.send(request, "603 Declined");
            default -> prove(request);
        }
    }

    /** Asks for a digest, and refuses it. */
    private void prove(Request request) {
        Optional<Digest> digest = Digest.in(request);
        if (digest.isEmpty()) {
            challenge(request, false);
            return;
        }
        boolean stale = nonce.isEmpty() || !digest.get().field("nonce").equals(nonce);
        login(digest.get());
        if (stale || settings.challengesAgain()) {
            challenge(request, stale);
            return;
        }
        answers.send(request, "403 Forbidden");
    }

    private void challenge(Request request, boolean stale) {
        nonce = answers.fresh();
        String header =
                "WWW-Authenticate: Digest algorithm=MD5, realm=\"" + settings.realm() + "\", nonce=\"" + nonce + "\"";
        answers.send(request, "401 Unauthorized", header + (stale ? ", stale=true" : ""));
    }

    private void login(Digest digest) {
        session.raise(Severity.MEDIUM);
        List<Note> notes = new ArrayList<>();
        notes.add(new Note(Note.USER, digest.user()));
        notes.add(new Note(
                "sip.digest",
                digest.crackable(
                        session.visit().sensor().ip(), session.visit().visitor().ip())));
        digest.password(settings.guesses()).ifPresent(each -> notes.add(new Note(Note.PASSWORD, each)));
        notes.add(new Note(Note.OUTCOME, "failure"));
        session.note(Note.USER, digest.user());
        tell(new Observation("login", notes, Payload.EMPTY));
    }

    private void tell(Observation observation) {
        if (requests <= REPORTS_MAX) {
            session.report(observation);
        }
    }
}
