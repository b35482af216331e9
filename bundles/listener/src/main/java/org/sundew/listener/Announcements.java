package org.sundew.listener;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sundew.event.Note;
import org.sundew.event.Severity;
import org.sundew.intake.Announcer;

/**
 * Tells of ports that open, fail and close; keeps up to {@value #MOST} announcements while there is nobody to tell.
 * Thread-safe.
 */
final class Announcements {
    private static final Logger LOG = LoggerFactory.getLogger(Announcements.class);
    private static final int MOST = 1_000;
    private static final int NAMED_PORTS = 12;

    private final Queue<Announcement> waiting = new ArrayDeque<>();
    private @Nullable Announcer announcer;
    private int lost;

    private record Announcement(String action, Severity severity, String subject, String message, List<Note> notes) {
        void to(Announcer announcer) {
            announcer.announce(action, severity, subject, message, notes.toArray(new Note[0]));
        }
    }

    synchronized void to(Announcer next) {
        announcer = next;
        waiting.forEach(each -> each.to(next));
        waiting.clear();
        if (lost > 0) {
            LOG.warn("{} announcements about ports were lost: nobody took them for too long", lost);
            lost = 0;
        }
    }

    synchronized void lose(Announcer gone) {
        if (gone.equals(announcer)) {
            announcer = null;
        }
    }

    /** These ports of a listen opened. */
    void opened(String listen, String transport, List<Integer> ports) {
        announce("listen-opened", Severity.LOW, listen, transport, ports, " listens on ", "");
    }

    /** These ports of a listen cannot be opened, for this reason. */
    void failed(String listen, String transport, List<Integer> ports, String why) {
        announce("listen-failed", Severity.MEDIUM, listen, transport, ports, " cannot listen on ", ": " + why);
    }

    /** These ports of a listen closed. */
    void closed(String listen, String transport, List<Integer> ports) {
        announce("listen-closed", Severity.LOW, listen, transport, ports, " no longer listens on ", "");
    }

    private void announce(
            String action,
            Severity severity,
            String listen,
            String transport,
            List<Integer> ports,
            String verb,
            String why) {
        if (ports.isEmpty()) {
            return;
        }
        String message = listen + verb + transport + " " + some(ports) + why;
        LOG.info("{}: {}", action, message);
        tell(new Announcement(
                action,
                severity,
                listen,
                message,
                List.of(new Note("transport", transport), new Note("ports", all(ports)))));
    }

    private static String some(List<Integer> ports) {
        String named = all(ports.subList(0, Math.min(NAMED_PORTS, ports.size())));
        return ports.size() <= NAMED_PORTS ? named : named + " and " + (ports.size() - NAMED_PORTS) + " more";
    }

    private static String all(List<Integer> ports) {
        return ports.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private synchronized void tell(Announcement announcement) {
        if (announcer != null) {
            announcement.to(announcer);
        } else if (waiting.size() < MOST) {
            waiting.add(announcement);
        } else {
            lost++;
        }
    }
}
