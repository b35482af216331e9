package org.sundew.sim.http;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.sundew.sim.Dialog;
import org.sundew.sim.Session;

/**
 * One connection: reads requests one after the other and answers each before it looks at the next (RFC 9112 section 9.3.2).
 *
 * <p>While the visitor does not read its answers, nothing more is read from it: what has arrived already waits, at most one
 * piece of the stream.
 */
final class HttpDialog implements Dialog {
    private enum Stage {
        HEAD,
        BODY,
        /** Answered and refused; what still comes is heard and dropped, so that the answer gets through. */
        LINGER,
        OVER
    }

    private static final String CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n";

    private final Session session;
    private final Setup setup;
    private final String serverName;
    private final Evidence evidence;
    private final Deadline deadline;
    private final Scratch scratch = new Scratch();
    private Stage stage = Stage.HEAD;
    private HeadReader reader;
    private Optional<Request> request = Optional.empty();
    private Optional<BodyReader> bodyReader = Optional.empty();
    private Optional<ByteBuffer> waiting = Optional.empty();
    private int served;

    HttpDialog(Session session, Setup setup) {
        this.session = session;
        this.setup = setup;
        this.serverName = setup.serverName().isEmpty() ? "www." + session.domain() : setup.serverName();
        this.evidence = new Evidence(session, setup.bodyBytes());
        this.deadline = new Deadline(session, this::tooLate);
        this.reader = new HeadReader(setup.dialect(), setup.budget(), false);
        deadline.in(setup.manners().firstSeconds());
    }

    @Override
    public void received(ByteBuffer data) {
        HeadReader before = reader;
        boolean begun = before.started();
        consume(data);
        if (stage == Stage.HEAD && reader.started() && (reader != before || !begun)) {
            deadline.in(setup.manners().headSeconds());
        } else if (stage == Stage.BODY) {
            deadline.in(setup.manners().bodySeconds());
        } else if (stage == Stage.LINGER) {
            deadline.in(setup.manners().lingerSeconds());
        }
    }

    private void consume(ByteBuffer data) {
        while (data.hasRemaining() && stage != Stage.OVER) {
            if (stage == Stage.HEAD && !reader.started() && !session.writable()) {
                waitFor(data);
                return;
            }
            switch (stage) {
                case HEAD -> head(data);
                case BODY -> body(data);
                default -> data.position(data.limit());
            }
        }
    }

    private void waitFor(ByteBuffer data) {
        waiting = Optional.of(ByteBuffer.allocate(data.remaining()).put(data).flip());
        deadline.off();
        session.pause();
    }

    @Override
    public void drained() {
        Optional<ByteBuffer> held = waiting;
        waiting = Optional.empty();
        held.ifPresent(data -> {
            deadline.in(setup.manners().keepAliveSeconds());
            received(data);
            if (waiting.isEmpty()) {
                session.resume();
            }
        });
    }

    private void head(ByteBuffer data) {
        switch (reader.read(data)) {
            case DONE -> begin();
            case REFUSED -> {
                evidence.fragment(reader);
                refuse(reader.flaws());
            }
            default -> {}
        }
    }

    private void begin() {
        Request next = Request.of(reader.head(), reader.flaws());
        request = Optional.of(next);
        evidence.request(next.head(), next.flaws(), reader.raw());
        next.foreign(session, serverName).ifPresent(to -> evidence.proxy(next.head(), to));
        boolean refused = next.flaws()
                .refusal()
                .map(Reply::of)
                .filter(setup.persona()::drops)
                .isPresent();
        if (refused) {
            refuse(next.flaws());
        } else if (next.hasBody()) {
            stage = Stage.BODY;
            bodyReader =
                    Optional.of(next.carry(setup.bodyOf(next.head(), next.form(setup.front(), session), evidence)));
            if (next.awaitsContinue()) {
                session.send(CONTINUE);
            }
        } else {
            finish(next, Body.NONE);
        }
    }

    private void body(ByteBuffer data) {
        Request current = request.orElseThrow();
        switch (bodyReader.orElseThrow().read(data)) {
            case DONE -> finish(current, current.endBody());
            case BROKEN -> {
                breakOff(current);
                if (stage == Stage.BODY) {
                    finish(current, Body.NONE);
                }
            }
            default -> {}
        }
    }

    /** The body ends here; what came of it is told, and a persona that minds says so. */
    private void breakOff(Request current) {
        current.breakOff();
        current.endBody();
        evidence.broken(current.flaws());
        if (current.flaws().refusal().isPresent()) {
            refuse(current.flaws());
        }
    }

    private void finish(Request current, Body body) {
        Exchange exchange = current.exchange(session, setup, serverName, served);
        Reply reply = current.flaws()
                .refusal()
                .map(Reply::of)
                .orElseGet(() -> setup.front().answer(exchange, body, evidence, scratch));
        send(reply, exchange, exchange.head().nine());
    }

    private void refuse(Flaws flaws) {
        Request refused = request.orElseGet(() -> Request.unread(reader));
        Reply reply = Reply.of(flaws.refusal().orElseThrow());
        boolean spoken = flaws.refused().filter(Flaw::ofPath).isPresent();
        send(
                reply,
                refused.exchange(session, setup, serverName, served).closing(),
                spoken && refused.head().nine());
    }

    private void send(Reply reply, Exchange exchange, boolean bodyOnly) {
        Exchange settled = setup.persona().drops(reply) ? exchange.closing() : exchange;
        Message message = setup.persona().render(reply, settled);
        for (ByteBuffer piece : message.wire(bodyOnly, exchange.head().headOnly())) {
            session.send(piece);
        }
        served++;
        next();
        if (settled.keep()) {
            deadline.in(settled.persistence().seconds());
        } else if (reply.status() == 413) {
            stage = Stage.LINGER;
        } else {
            close();
        }
    }

    private void next() {
        request.ifPresent(Request::release);
        request = Optional.empty();
        bodyReader = Optional.empty();
        reader.raw().release();
        reader = new HeadReader(setup.dialect(), setup.budget(), true);
        stage = Stage.HEAD;
    }

    private void close() {
        stage = Stage.OVER;
        deadline.off();
        session.close();
    }

    private void tooLate() {
        stopped(Flaw.TIMED_OUT);
        if (stage != Stage.OVER) {
            close();
        }
    }

    @Override
    public boolean ended() {
        stopped(Flaw.ENDED);
        return true;
    }

    /** The visitor stopped in the middle, or not: tells what there is of a request, and answers if the persona would. */
    private void stopped(Flaw how) {
        if (stage == Stage.HEAD && reader.started()) {
            reader.flaws().add(how);
            evidence.fragment(reader);
            if (reader.lineDone() && reader.flaws().refusal().isPresent()) {
                refuse(reader.flaws());
            }
        } else if (stage == Stage.BODY) {
            Request current = request.orElseThrow();
            current.flaws().add(how);
            breakOff(current);
            if (stage == Stage.BODY && how == Flaw.ENDED) {
                finish(current, Body.NONE);
            }
        }
    }

    @Override
    public void closed() {
        stage = Stage.OVER;
        waiting = Optional.empty();
        reader.raw().release();
        request.ifPresent(Request::release);
    }
}
