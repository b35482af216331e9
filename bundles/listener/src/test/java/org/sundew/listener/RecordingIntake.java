package org.sundew.listener;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.sundew.event.Endpoint;
import org.sundew.event.Ids;
import org.sundew.event.Listen;
import org.sundew.event.Observation;
import org.sundew.event.Severity;
import org.sundew.event.Visit;
import org.sundew.gate.Door;
import org.sundew.intake.Admission;
import org.sundew.intake.Departure;
import org.sundew.intake.Intake;

/** An intake that lets in whom it is told to and keeps what it hears. */
final class RecordingIntake implements Intake {
    private final Ids ids = new Ids(Clock.systemUTC(), new SecureRandom());
    private final AtomicLong arrivals = new AtomicLong();
    private final BlockingQueue<Left> left = new LinkedBlockingQueue<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final List<Reported> reports = new CopyOnWriteArrayList<>();
    private volatile boolean open = true;
    private volatile boolean recorded = true;
    private volatile Door door = Door.OPEN;

    /** A visit that ended. */
    record Left(Visit visit, Departure departure) {}

    /** Something reported meanwhile. */
    record Reported(Observation observation, Severity severity) {}

    void open(boolean next) {
        open = next;
        listeners.forEach(Runnable::run);
    }

    /** Closed, and nobody has been told yet. */
    void closeUnseen() {
        open = false;
    }

    void recorded(boolean next) {
        recorded = next;
    }

    void door(Door next) {
        door = next;
    }

    long arrivals() {
        return arrivals.get();
    }

    List<Reported> reports() {
        return reports;
    }

    /** The next visit that ended, waiting for it. */
    Left left() {
        try {
            Left next = left.poll(20, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("no visit ended");
            }
            return next;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** How many visits ended that nobody asked for yet. */
    int unread() {
        return left.size();
    }

    @Override
    public boolean open() {
        return open;
    }

    @Override
    public Admission arrive(Endpoint visitor, Endpoint sensor, Listen listen) {
        Visit visit =
                new Visit(ids.next(), Clock.systemUTC().instant(), visitor, sensor, listen, arrivals.incrementAndGet());
        return new Admitted(visit, door, recorded);
    }

    @Override
    public AutoCloseable onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private final class Admitted implements Admission {
        private final Visit visit;
        private final Door door;
        private final boolean recorded;
        private boolean gone;

        Admitted(Visit visit, Door door, boolean recorded) {
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
            reports.add(new Reported(observation, severity));
        }

        @Override
        public synchronized void leave(Departure departure) {
            if (gone || door != Door.OPEN) {
                throw new AssertionError("a visit that left twice, or was never let in");
            }
            gone = true;
            left.add(new Left(visit, departure));
        }
    }
}
