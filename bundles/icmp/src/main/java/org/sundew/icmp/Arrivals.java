package org.sundew.icmp;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sundew.event.ClosedBy;
import org.sundew.event.Endpoint;
import org.sundew.event.Listen;
import org.sundew.event.Note;
import org.sundew.event.Payload;
import org.sundew.event.PortLimit;
import org.sundew.event.Severity;
import org.sundew.event.Transport;
import org.sundew.gate.Door;
import org.sundew.intake.Admission;
import org.sundew.intake.Departure;
import org.sundew.intake.Intake;

/**
 * Takes messages through intake: each is a visit that is over as soon as it was let in. Its sensor port is the ICMP type, so that
 * rules, counts and {@code sundew:judge} can tell pings from redirects (ADR 27). Confined to the reader's thread.
 */
final class Arrivals {
    private static final String NAME = "icmp";
    private static final int REDIRECT = 5;

    private final Intake intake;
    private final Supplier<String> scenario;
    private final OwnAddresses own;
    private final Counters counters;
    /** One object a type, as long as scenario and severity stay: what writes events knows a listen by its identity. */
    private final @Nullable Listen[] listens = new @Nullable Listen[Types.COUNT];

    Arrivals(Intake intake, Supplier<String> scenario, OwnAddresses own, Counters counters) {
        this.intake = intake;
        this.scenario = scenario;
        this.own = own;
        this.counters = counters;
    }

    boolean open() {
        return intake.open();
    }

    /** Takes a message, unless it is none of a visitor's or not asked for. */
    void take(Message message, Settings settings) {
        if (Types.kernels(message) && own.contains(message.source())) {
            counters.own.incrementAndGet();
        } else if (!wanted(message, settings)) {
            counters.passed.incrementAndGet();
        } else {
            counters.arrivals.incrementAndGet();
            arrive(message, settings);
        }
    }

    private static boolean wanted(Message message, Settings settings) {
        return settings.types(message.v6()).get(message.type())
                && (settings.addresses().isEmpty() || settings.addresses().contains(message.destination()));
    }

    private void arrive(Message message, Settings settings) {
        Admission admission = intake.arrive(
                new Endpoint(message.source(), 0),
                new Endpoint(message.destination(), 0),
                listen(message.type(), settings.severity()));
        if (admission.door() != Door.OPEN) {
            return;
        }
        boolean recorded = admission.recorded();
        admission.leave(new Departure(
                ClosedBy.VISITOR,
                settings.severity(),
                recorded ? message.data(settings.logBytes()) : Payload.EMPTY,
                Payload.EMPTY,
                recorded ? notes(message) : List.of(),
                Optional.empty()));
    }

    private Listen listen(int type, Severity severity) {
        Listen known = listens[type];
        String now = scenario.get();
        if (known != null && known.scenario().equals(now) && known.severity() == severity) {
            return known;
        }
        Listen made = new Listen(NAME, NAME, Transport.ICMP, type, now, severity, PortLimit.NONE);
        listens[type] = made;
        return made;
    }

    private static List<Note> notes(Message message) {
        List<Note> notes = new ArrayList<>();
        notes.add(new Note(Note.PROTOCOL, message.v6() ? "ipv6-icmp" : NAME));
        notes.add(new Note("icmp.type", Integer.toString(message.type())));
        notes.add(new Note("icmp.code", Integer.toString(message.code())));
        notes.add(new Note("icmp.name", Types.name(message)));
        header(message, notes);
        if (message.hops() >= 0) {
            notes.add(new Note("ip.ttl", Integer.toString(message.hops())));
        }
        if (!message.intact()) {
            notes.add(new Note("icmp.checksum", "wrong"));
        }
        return notes;
    }

    /** The four bytes of the header whose meaning depends on the type. */
    private static void header(Message message, List<Note> notes) {
        int first = message.number(4);
        int second = message.number(6);
        if (Types.query(message)) {
            notes.add(new Note("icmp.id", Integer.toString(first)));
            notes.add(new Note("icmp.sequence", Integer.toString(second)));
        } else if (!message.v6() && message.type() == REDIRECT) {
            String gateway = Packet.address(message.bytes(), 4, 4).getHostAddress();
            notes.add(new Note("icmp.gateway", gateway));
        } else if (first != 0 || second != 0) {
            notes.add(new Note("icmp.rest", String.format(Locale.ROOT, "%04x%04x", first, second)));
        }
    }
}
