package org.sundew.dispatch;

import java.util.ArrayList;
import java.util.List;
import org.sundew.event.Note;
import org.sundew.event.Severity;
import org.sundew.gate.Finding;
import org.sundew.intake.Announcer;

/** Keeps what was announced, as {@code action subject: message}. */
final class Told implements Announcer {
    private final List<String> all = new ArrayList<>();

    @Override
    public synchronized void announce(String action, Severity severity, String subject, String message, Note... notes) {
        all.add(action + " " + subject + ": " + message);
        notifyAll();
    }

    @Override
    public synchronized void announce(Finding finding) {
        all.add(finding.action() + " " + finding.limit() + ": " + finding.description());
        notifyAll();
    }

    synchronized List<String> all() {
        return List.copyOf(all);
    }

    /** Waits until so much was announced. */
    synchronized List<String> await(int count) throws InterruptedException {
        while (all.size() < count) {
            wait(10_000);
        }
        return all();
    }
}
