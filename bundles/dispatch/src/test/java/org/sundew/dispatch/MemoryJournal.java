package org.sundew.dispatch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sundew.event.Id;
import org.sundew.event.SensorEvent;
import org.sundew.journal.EventQuery;
import org.sundew.journal.Journal;
import org.sundew.journal.JournalReader;
import org.sundew.journal.JournalStatus;
import org.sundew.journal.Receipt;
import org.sundew.testkit.ManualClock;

/** A journal in memory with cursors that outlive their readers. Readers wait by a manual clock, or in real time without one. */
final class MemoryJournal implements Journal {
    private final Optional<ManualClock> clock;
    private final List<SensorEvent> log = new ArrayList<>();
    private final Map<String, Integer> cursors = new HashMap<>();
    private final Set<String> open = new HashSet<>();
    private int waiting;
    private int removed;
    private String failing = "";

    MemoryJournal() {
        this.clock = Optional.empty();
    }

    MemoryJournal(ManualClock clock) {
        this.clock = Optional.of(clock);
    }

    @Override
    public synchronized void append(SensorEvent event, Receipt receipt) {
        log.add(event.withSequence(log.size() + 1L));
        notifyAll();
    }

    /** Removes all but the last events, as retention would. */
    synchronized void keepLast(int events) {
        removed = log.size() - events;
    }

    /** Has every read fail from now on, until called with an empty text. */
    synchronized void fail(String why) {
        failing = why;
        notifyAll();
    }

    /** Waits until so many readers wait for events. */
    synchronized void awaitReaders(int count) throws InterruptedException {
        while (waiting < count) {
            wait(10_000);
        }
    }

    /** The sequence up to which this reader has committed, or -1 if there is no such cursor. */
    synchronized int cursor(String name) {
        return cursors.getOrDefault(name, -1);
    }

    /** Waits until the cursor is there. */
    synchronized void awaitCursor(String name, int sequence) throws InterruptedException {
        while (cursor(name) < sequence) {
            wait(10_000);
        }
    }

    private synchronized void wake() {
        notifyAll();
    }

    @Override
    public synchronized JournalReader reader(String name) {
        if (!open.add(name)) {
            throw new IllegalStateException("reader " + name + " is open");
        }
        cursors.putIfAbsent(name, log.size());
        return new Reader(name, cursors.get(name));
    }

    @Override
    public synchronized void forget(String name) {
        if (!open.contains(name)) {
            cursors.remove(name);
        }
    }

    @Override
    public List<SensorEvent> find(EventQuery query) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<SensorEvent> find(Id id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public byte[] json(SensorEvent event) {
        throw new UnsupportedOperationException();
    }

    @Override
    public synchronized JournalStatus status() {
        return new JournalStatus(log.size(), log.size(), 0, log.size(), 0, "");
    }

    private final class Reader implements JournalReader {
        private final String name;
        private int position;
        private long overtaken;
        private boolean closed;

        Reader(String name, int position) {
            this.name = name;
            this.position = position;
        }

        @Override
        public List<SensorEvent> read(int max, Duration wait) throws InterruptedException {
            synchronized (MemoryJournal.this) {
                awaitEvents(wait);
                if (!failing.isEmpty()) {
                    throw new IllegalStateException(failing);
                }
                if (position < removed) {
                    overtaken += removed - position;
                    position = removed;
                }
                int end = Math.min(log.size(), position + max);
                List<SensorEvent> events = List.copyOf(log.subList(position, end));
                position = end;
                return events;
            }
        }

        private void awaitEvents(Duration wait) throws InterruptedException {
            if (closed) {
                throw new IllegalStateException("closed");
            }
            long until = now() + wait.toNanos();
            clock.ifPresent(manual -> manual.after(wait, MemoryJournal.this::wake));
            if (wait.isZero()) {
                return;
            }
            waiting++;
            MemoryJournal.this.notifyAll();
            try {
                while (position == log.size() && failing.isEmpty() && until - now() > 0) {
                    MemoryJournal.this.wait(clock.isPresent() ? 0 : Math.max(1, (until - now()) / 1_000_000));
                }
            } finally {
                waiting--;
            }
        }

        private long now() {
            return clock.map(manual -> ManualTime.nanos(manual)).orElseGet(System::nanoTime);
        }

        @Override
        public void rewind() {
            synchronized (MemoryJournal.this) {
                position = cursors.get(name);
            }
        }

        @Override
        public void commit() {
            synchronized (MemoryJournal.this) {
                cursors.put(name, position);
                MemoryJournal.this.notifyAll();
            }
        }

        @Override
        public long lag() {
            synchronized (MemoryJournal.this) {
                return (long) log.size() - cursors.get(name);
            }
        }

        @Override
        public long overtaken() {
            synchronized (MemoryJournal.this) {
                return overtaken;
            }
        }

        @Override
        public void close() {
            synchronized (MemoryJournal.this) {
                closed = true;
                open.remove(name);
            }
        }
    }
}
