package org.sundew.dispatch;

import java.time.Duration;

/**
 * A thread that can be made to end wherever it is. It says where it goes; when it has to end it is interrupted at once where
 * it waits for the journal, and after a grace anywhere else. One that hangs all the same is <em>abandoned</em>: it runs on, but
 * finds that out when it comes back from where it was, and must not touch anything then.
 */
final class Worker {
    private static final long LAST_CALL_MILLIS = 250;

    /** Where the thread is. */
    enum Place {
        LANE,
        JOURNAL,
        SINK
    }

    private final Thread thread;
    private final Time.Bell bell;
    private Place place = Place.LANE;
    private boolean abandoned;
    private volatile boolean ending;

    Worker(String name, Runnable work, Time.Bell bell) {
        this.thread = new Thread(work, name);
        this.bell = bell;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Whether it has to end. */
    boolean ending() {
        return ending;
    }

    /** By the thread itself: it goes there. */
    synchronized void enter(Place next) throws InterruptedException {
        if (ending) {
            throw new InterruptedException();
        }
        place = next;
    }

    /** By the thread itself: it is back. Interruptions meant for it where it was are over. */
    synchronized void leave() throws InterruptedException {
        place = Place.LANE;
        Thread.interrupted();
        if (abandoned) {
            throw new InterruptedException();
        }
    }

    /** By others: have it end, without waiting for that. */
    void signal() {
        synchronized (this) {
            ending = true;
            if (place == Place.JOURNAL) {
                thread.interrupt();
            }
        }
        bell.ring();
    }

    /** By others: have it end, and wait for that as long as the grace; then interrupt it; false if it is abandoned. */
    boolean end(Duration grace) {
        signal();
        join(grace.toMillis());
        if (thread.isAlive()) {
            thread.interrupt();
            join(LAST_CALL_MILLIS);
        }
        synchronized (this) {
            abandoned = thread.isAlive();
            return !abandoned;
        }
    }

    /** Whether it is in the sink. */
    synchronized boolean inSink() {
        return place == Place.SINK;
    }

    private void join(long millis) {
        try {
            thread.join(Math.max(1, millis));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
