package org.sundew.win;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.sundew.event.ClosedBy;
import org.sundew.event.Endpoint;
import org.sundew.event.Listen;
import org.sundew.event.Note;
import org.sundew.event.Payload;
import org.sundew.event.PortLimit;
import org.sundew.event.Transport;
import org.sundew.gate.Door;
import org.sundew.intake.Admission;
import org.sundew.intake.Departure;
import org.sundew.intake.Intake;

/**
 * Takes records through intake: each is a visit that is over as soon as it was let in. Its sensor port is the event id, so that
 * rules, counts and {@code sundew:judge} can tell log-ons from services (ADR 28). Thread-safe.
 */
final class Arrivals {
    private static final String NAME = "win";
    private static final InetAddress NOBODY = nobody();

    private final Intake intake;
    private final Supplier<String> scenario;
    /** One object an id, as long as the scenario stays: what writes events knows a listen by its identity. */
    private final Map<Integer, Listen> listens = new ConcurrentHashMap<>();

    Arrivals(Intake intake, Supplier<String> scenario) {
        this.intake = intake;
        this.scenario = scenario;
    }

    private static InetAddress nobody() {
        try {
            return InetAddress.getByAddress(new byte[4]);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    /**
     * Takes a record.
     *
     * @param record  as it was sent, for the event
     * @param receiver our end of the connection, which stands for a host that does not tell its address
     */
    void take(AuditRecord audit, Kind kind, Payload record, InetAddress receiver) {
        Optional<InetAddress> host = audit.hostAddress();
        Endpoint visitor = new Endpoint(audit.visitor().or(() -> host).orElse(NOBODY), audit.visitorPort());
        Admission admission = intake.arrive(visitor, new Endpoint(host.orElse(receiver), 0), listen(kind));
        if (admission.door() != Door.OPEN) {
            return;
        }
        boolean recorded = admission.recorded();
        List<Note> notes = recorded ? new Facts(audit, kind).notes() : List.of();
        admission.leave(new Departure(
                ClosedBy.VISITOR,
                kind.severity(),
                recorded ? record : Payload.EMPTY,
                Payload.EMPTY,
                notes,
                Optional.empty()));
    }

    private Listen listen(Kind kind) {
        String now = scenario.get();
        Listen known = listens.get(kind.id());
        if (known != null && known.scenario().equals(now) && known.severity() == kind.severity()) {
            return known;
        }
        Listen made = new Listen(NAME, NAME, Transport.WIN, kind.id(), now, kind.severity(), PortLimit.NONE);
        listens.put(kind.id(), made);
        return made;
    }
}
