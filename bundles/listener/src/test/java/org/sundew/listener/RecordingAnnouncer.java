package org.sundew.listener;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.sundew.event.Note;
import org.sundew.event.Severity;
import org.sundew.gate.Finding;
import org.sundew.intake.Announcer;

/** Keeps what was announced. */
final class RecordingAnnouncer implements Announcer {
    private final List<String> messages = new CopyOnWriteArrayList<>();

    @Override
    public void announce(String action, Severity severity, String subject, String message, Note... notes) {
        messages.add(action + ": " + message);
    }

    @Override
    public void announce(Finding finding) {
        messages.add(finding.action() + ": " + finding.description());
    }

    List<String> messages() {
        return messages;
    }
}
