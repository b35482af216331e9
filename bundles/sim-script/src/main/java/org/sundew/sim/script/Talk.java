package org.sundew.sim.script;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.sundew.event.Note;
import org.sundew.event.Observation;
import org.sundew.event.Payload;
import org.sundew.sim.Dialog;
import org.sundew.sim.Lines;
import org.sundew.sim.Session;

/**
 * One visit. What the visitor says while a reply is delayed waits its turn; as the session is paused meanwhile, that is no
 * more than came in one buffer.
 */
final class Talk implements Dialog {
    private final Session session;
    private final Script script;
    private final Facts facts;
    private final Queue<String> waiting = new ArrayDeque<>();
    private final @Nullable Lines lines;
    private String state;
    private boolean delayed;
    private boolean over;
    private boolean deaf;

    private Talk(Session session, Script script, ZoneId zone) {
        this.session = session;
        this.script = script;
        this.facts = new Facts(session, zone);
        this.state = script.start();
        this.lines = script.unit() == Script.Unit.LINES ? Lines.to(this::say) : null;
    }

    /** Greets the visitor. */
    static Talk begin(Session session, Script script, ZoneId zone) {
        Talk talk = new Talk(session, script, zone);
        talk.apply(script.greeting());
        return talk;
    }

    @Override
    public void received(ByteBuffer data) {
        if (lines != null) {
            lines.received(data);
            return;
        }
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        say(new String(bytes, ISO_8859_1));
    }

    /** A visitor that only hung up its own end still gets what is delayed. */
    @Override
    public boolean ended() {
        deaf = true;
        return !delayed;
    }

    private void say(String said) {
        waiting.add(said);
        answer();
    }

    private void answer() {
        while (!delayed && !over && !waiting.isEmpty()) {
            answer(waiting.remove());
        }
        if (deaf && !delayed && !over) {
            close();
        }
    }

    private void answer(String said) {
        facts.received(said);
        for (Rule rule : script.rules(state)) {
            if (rule.matches(said, facts.caught())) {
                apply(rule);
                return;
            }
        }
    }

    private void apply(Rule rule) {
        List<Note> notes = rule.notes().stream().map(each -> each.of(facts)).toList();
        notes.forEach(note -> session.note(note.name(), note.value()));
        if (!rule.report().isEmpty()) {
            session.report(new Observation(rule.report(), notes, Payload.EMPTY));
        }
        if (rule.raise() != null) {
            session.raise(rule.raise());
        }
        state = rule.next().isEmpty() ? state : rule.next();
        String reply = rule.reply().text(facts);
        if (rule.delay().isZero()) {
            speak(rule, reply);
            return;
        }
        delayed = true;
        session.pause();
        session.after(rule.delay(), () -> {
            delayed = false;
            session.resume();
            speak(rule, reply);
            answer();
        });
    }

    private void speak(Rule rule, String reply) {
        if (!reply.isEmpty()) {
            session.send(reply);
        }
        if (rule.tls()) {
            startTls();
        }
        if (rule.close()) {
            close();
        }
    }

    private void startTls() {
        if (lines != null) {
            lines.drop();
        }
        waiting.clear();
        session.startTls();
    }

    private void close() {
        over = true;
        waiting.clear();
        session.close();
    }
}
