package org.sundew.intake.door;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;
import org.sundew.event.Observation;
import org.sundew.event.Severity;
import org.sundew.event.Visit;
import org.sundew.gate.Door;
import org.sundew.gate.Silence;
import org.sundew.intake.Admission;
import org.sundew.intake.Departure;
import org.sundew.journal.Receipt;

/**
 * One arrival from its judgement to its bucket in the books; the receipt of its own event too, so that it costs no further
 * object. It goes from open to pending to settled, each step once, whoever calls twice. Thread-safe.
 */
final class Passage implements Admission, Receipt {
    private static final int OPEN = 0;
    private static final int PENDING = 1;
    private static final int SETTLED = 2;
    private static final VarHandle STAGE;

    static {
        try {
            STAGE = MethodHandles.lookup().findVarHandle(Passage.class, "stage", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Reception reception;
    private final Visit visit;
    private final @Nullable Judgement judgement;

    @SuppressWarnings("UnusedVariable") // by its handle
    private volatile int stage;

    /** {@code judgement} is null if no gate had anything to say. */
    Passage(Reception reception, Visit visit, @Nullable Judgement judgement) {
        this.reception = reception;
        this.visit = visit;
        this.judgement = judgement;
    }

    @Override
    public Visit visit() {
        return visit;
    }

    @Nullable
    Judgement judgement() {
        return judgement;
    }

    @Override
    public Door door() {
        return judgement == null ? Door.OPEN : judgement.door();
    }

    Silence silence() {
        return judgement == null ? Silence.NONE : judgement.silence();
    }

    @Override
    public boolean recorded() {
        return silence() == Silence.NONE;
    }

    @Override
    public void report(Observation observation, Severity severity) {
        if (recorded()) {
            reception.report(this, observation, severity);
        }
    }

    @Override
    public void leave(Departure departure) {
        if (ended()) {
            reception.left(this, departure);
        }
    }

    /** Ends the visit; false if it had ended before. */
    boolean ended() {
        return STAGE.compareAndSet(this, OPEN, PENDING);
    }

    private boolean settled() {
        return STAGE.compareAndSet(this, PENDING, SETTLED);
    }

    @Override
    public void durable() {
        if (settled()) {
            reception.books().journaled();
        }
    }

    @Override
    public void lost(String reason) {
        if (settled()) {
            reception.books().lost(reason);
        }
    }
}
