package org.sundew.sim.redis;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sundew.event.Note;
import org.sundew.sim.Dialog;
import org.sundew.sim.Session;

/**
 * One client's connection. Requests are answered in their order, and only while the visitor reads: a few bytes of requests can
 * ask for megabytes, so what it has said beyond that waits until it has read.
 */
final class RedisDialog implements Dialog {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final Session session;
    private final RequestReader reader;
    private final Client client;
    private final Witness witness;
    private @Nullable Commands commands;
    private ByteBuffer waiting = NOTHING;
    private boolean ending;

    RedisDialog(Session session, RedisSettings settings, Room room) {
        this.session = session;
        this.reader = new RequestReader(room);
        this.client = new Client(session, settings, room);
        this.witness = new Witness(client);
    }

    @Override
    public void received(ByteBuffer data) {
        answer(data);
        if (data.hasRemaining() && !client.leaving) {
            waiting = ByteBuffer.allocate(data.remaining()).put(data).flip();
            session.pause();
        }
    }

    @Override
    public void drained() {
        ByteBuffer data = waiting;
        waiting = NOTHING;
        received(data);
        if (!waiting.hasRemaining()) {
            session.resume();
            finish();
        }
    }

    @Override
    public boolean ended() {
        ending = true;
        return !waiting.hasRemaining();
    }

    @Override
    public void closed() {
        witness.sum();
        reader.release();
        client.space.release();
    }

    private void finish() {
        if (ending) {
            session.close();
        }
    }

    private void answer(ByteBuffer data) {
        try {
            while (!client.leaving && session.writable()) {
                Optional<Request> request = reader.next(data);
                if (request.isEmpty()) {
                    return;
                }
                answer(request.get());
            }
        } catch (BrokenProtocol e) {
            session.note("redis.error", e.answer());
            session.send("-" + e.answer() + "\r\n");
            leave();
        }
    }

    private void answer(Request request) {
        Reply reply = new Reply(client.third);
        commands().answer(request, reply);
        if (reply.overflown()) {
            session.note("redis.error", "output buffer limit");
            leave();
            return;
        }
        if (!reply.silent()) {
            session.send(reply.text());
        }
        if (client.leaving) {
            leave();
        }
    }

    /** Made once there is something to answer: most who connect say nothing. */
    private Commands commands() {
        Commands present = commands;
        if (present == null) {
            present = new Commands(client, witness);
            commands = present;
        }
        return present;
    }

    private void leave() {
        client.leave();
        session.note(Note.PROTOCOL, "redis");
        session.close();
    }
}
