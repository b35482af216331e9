package org.sundew.rules;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Pattern;
import org.sundew.admin.RuleDraft;
import org.sundew.event.SensorEvent;
import org.sundew.event.Severity;
import org.sundew.event.Transport;
import org.sundew.event.Visit;

/** Rules made of events. Nothing of what a visitor said goes into them: only its address, the protocol and the port. */
final class Draft {
    private static final Pattern FILE = Pattern.compile("org\\.sundew\\.rule-[A-Za-z0-9_-]{1,100}\\.cfg");
    private static final int HEXTETS = 4;

    private Draft() {}

    static RuleDraft of(SensorEvent event, boolean close, boolean ignore, String severity) {
        Visit visit = event.visit()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the event " + event.id() + " belongs to no visit: there is no visitor to make a rule for"));
        String grade = severity.equals(RuleReader.NO_CHANGE)
                ? severity
                : Severity.of(severity).label();
        String visitor = visitor(visit.visitor().address());
        Transport transport = visit.listen().transport();
        int port = visit.listen().port();
        String place = transport.label() + (port == 0 ? "" : "-" + port);
        String name = visitor.replace("::/64", "").replaceAll("[^A-Za-z0-9]+", "-") + "-" + place;
        String text = """
                # Made of event %s at %s: a visit by %s to %s.
                # etc/org.sundew.rule-example.cfg explains every key. Commented-out keys show their default.

                visitor = %s
                protocol = %s
                %s

                # Only some of the visitor's connections to that port, counted from 1:
                #connections.min =
                #connections.max =

                # What becomes of them: closed without an answer; told to nobody; of another severity.
                close = %s
                ignore = %s
                severity = %s
                """.formatted(
                        event.id(),
                        visit.started(),
                        visitor,
                        place,
                        visitor,
                        transport.label(),
                        port == 0 ? "#port =" : "port = " + port,
                        close,
                        ignore,
                        grade);
        return new RuleDraft(RuleCfg.PID + "-" + name + ".cfg", text);
    }

    /** One visitor: an IPv4 address, or the /64 of an IPv6 one. */
    private static String visitor(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length == HEXTETS) {
            return address.getHostAddress();
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < HEXTETS; i++) {
            text.append(Long.toHexString(Range.number(bytes, 2 * i, 2))).append(':');
        }
        return text.append(":/64").toString();
    }

    /** Writes a draft into this folder, at once and whole: somebody watches the folder. */
    static Path save(RuleDraft draft, Path folder) {
        if (!FILE.matcher(draft.file()).matches()) {
            throw new IllegalArgumentException("not the file of a rule: " + draft.file());
        }
        Path file = folder.resolve(draft.file());
        Path half = folder.resolve(draft.file() + ".new");
        if (Files.exists(file)) {
            throw new IllegalArgumentException(file + " is there already");
        }
        try {
            Files.writeString(half, draft.text(), StandardCharsets.US_ASCII);
            return Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new IllegalStateException(file + " cannot be written", e);
        }
    }
}
