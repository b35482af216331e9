package org.sundew.sensor;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.sundew.event.Note;
import org.sundew.event.Severity;
import org.sundew.gate.Finding;
import org.sundew.intake.Announcer;

/** Keeps what was announced, as {@code action|severity|subject|message}. */
final class Announced implements Announcer {
    private final List<String> all = new CopyOnWriteArrayList<>();

    @Override
    public void announce(String action, Severity severity, String subject, String message, Note... notes) {
        all.add(action + "|" + severity.label() + "|" + subject + "|" + message);
    }

    @Override
    public void announce(Finding finding) {
        announce(finding.action(), finding.severity(), finding.limit(), finding.description());
    }

    List<String> all() {
        return all;
    }

    /** The words for what happened, without what it happened to. */
    List<String> actions() {
        return all.stream().map(each -> each.substring(0, each.indexOf('|'))).toList();
    }
}
