package org.sundew.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.sundew.event.Endpoint;
import org.sundew.event.Id;
import org.sundew.event.Listen;
import org.sundew.event.Observation;
import org.sundew.event.Severity;
import org.sundew.event.Visit;
import org.sundew.gate.Door;
import org.sundew.intake.Admission;
import org.sundew.intake.Departure;
import org.sundew.intake.Intake;

/** An intake that opens, closes, refuses and hides as it is told, and keeps who arrived and how they left. Thread-safe. */
public final class FakeIntake implements Intake {
    private final AtomicLong arrivals = new AtomicLong();
    private final List<Left> left = new CopyOnWriteArrayList<>();
    private final List<Visit> refused = new CopyOnWriteArrayList<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile boolean open = true;
    private volatile boolean recorded = true;
    private volatile Door door = Door.OPEN;

    /** A visit that was let in and is over. */
    public record Left(Visit visit, Departure departure) {}

    /** Opens or closes it, and tells those who asked to be told. */
    public void open(boolean next) {
        open = next;
        listeners.forEach(Runnable::run);
    }

    /** What it answers from now on. */
    public void answer(Door nextDoor, boolean nextRecorded) {
        door = nextDoor;
        recorded = nextRecorded;
    }

    /** How many arrived, refused or not. */
    public long arrivals() {
        return arrivals.get();
    }

    /** Those that were let in and left, in that order. */
    public List<Left> left() {
        return new ArrayList<>(left);
    }

    /** Those that were not let in. */
    public List<Visit> refused() {
        return new ArrayList<>(refused);
    }

    @Override
    public boolean open() {
        return open;
    }

    @Override
    public Admission arrive(Endpoint visitor, Endpoint sensor, Listen listen) {
        long ordinal = arrivals.incrementAndGet();
        Visit visit = new Visit(new Id(ordinal, ordinal), Samples.STARTED, visitor, sensor, listen, ordinal);
        if (door != Door.OPEN) {
            refused.add(visit);
        }
        return new Answer(visit, door, recorded);
    }

    @Override
    public AutoCloseable onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private final class Answer implements Admission {
        private final Visit visit;
        private final Door door;
        private final boolean recorded;
        private boolean gone;

        Answer(Visit visit, Door door, boolean recorded) {
            this.visit = visit;
            this.door = door;
            this.recorded = recorded;
        }

        @Override
        public Visit visit() {
            return visit;
        }

        @Override
        public Door door() {
            return door;
        }

        @Override
        public boolean recorded() {
            return recorded;
        }

        @Override
        public void report(Observation observation, Severity severity) {
            throw new UnsupportedOperationException("nobody reports to this intake");
        }

        @Override
        public synchronized void leave(Departure departure) {
            if (gone || door != Door.OPEN) {
                throw new AssertionError("it left twice, or was never let in");
            }
            gone = true;
            left.add(new Left(visit, departure));
        }
    }
}
