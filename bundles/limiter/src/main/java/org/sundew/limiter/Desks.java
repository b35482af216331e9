package org.sundew.limiter;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.sundew.admin.Limits.Counts;
import org.sundew.admin.Limits.Ignored;
import org.sundew.admin.Limits.LockOut;
import org.sundew.admin.Limits.LockUp;
import org.sundew.event.Transport;
import org.sundew.gate.Arrival;
import org.sundew.gate.Explanation;
import org.sundew.gate.Finding;
import org.sundew.gate.Verdict;
import org.sundew.gate.VisitorKey;

/** The desks of all transports and the settings they go by: the limiter without its service. Thread-safe. */
final class Desks {
    private static final int VERSION = 1;

    private final Clock clock;
    private final Map<Transport, Desk> desks = new EnumMap<>(Transport.class);
    private volatile Settings settings;

    /** @param seed random, kept to itself */
    Desks(Settings settings, Clock clock, long seed) {
        this.settings = settings;
        this.clock = clock;
        for (Transport transport : Transport.values()) {
            desks.put(transport, new Desk(clock, settings.watched(), seed));
        }
        bound(settings, finding -> {});
    }

    Settings settings() {
        return settings;
    }

    /** Goes by these settings from now on. Nothing that was counted is forgotten. */
    void bound(Settings next, Consumer<Finding> told) {
        settings = next;
        for (Transport transport : Transport.values()) {
            desk(transport).bound(next.terms(transport), next, told);
        }
    }

    private Desk desk(Transport transport) {
        return Objects.requireNonNull(desks.get(transport));
    }

    Verdict judge(Arrival arrival) {
        Transport transport = arrival.visit().listen().transport();
        return desk(transport).judge(arrival, settings.terms(transport));
    }

    Explanation explain(Arrival arrival) {
        Transport transport = arrival.visit().listen().transport();
        return desk(transport).foresee(arrival, settings.terms(transport)).explanation();
    }

    /** Time has passed: ends what is over. */
    void tick(Consumer<Finding> told) {
        Settings now = settings;
        for (Transport transport : Transport.values()) {
            desk(transport).tick(now.terms(transport), told);
        }
    }

    /** The clock was set back to this time: whatever is remembered of later has happened by now. */
    void notLaterThan(long now) {
        desks.values().forEach(desk -> desk.notLaterThan(now));
    }

    /** Forgets a visitor or a /24 network; those lock-outs that this ended are told of. */
    boolean forget(long key, boolean network, Consumer<Finding> told) {
        boolean any = false;
        for (Transport transport : Transport.values()) {
            Desk desk = desk(transport);
            Watched watched = (network ? desk.networks() : desk.visitors()).remove(key);
            if (watched != null && watched.lockedOut()) {
                told.accept(Tellings.unlocked(
                        Tellings.name(key, network), settings.terms(transport), watched.lockedBy, watched.attempts));
            }
            any |= watched != null;
        }
        return any;
    }

    List<LockOut> lockOuts(int limit) {
        List<LockOut> all = new ArrayList<>();
        for (Transport transport : Transport.values()) {
            Terms terms = settings.terms(transport);
            Desk desk = desk(transport);
            desk.visitors().latest(Stripe::lockedOut, limit).forEach(each -> all.add(lockOut(each, terms, false)));
            desk.networks().latest(Stripe::lockedOut, limit).forEach(each -> all.add(lockOut(each, terms, true)));
        }
        return latest(all, LockOut::until, limit);
    }

    private static LockOut lockOut(Watched watched, Terms terms, boolean network) {
        return new LockOut(
                Tellings.name(watched.key, network),
                terms.transport().label(),
                watched.lockedBy.key(),
                watched.lockedBy.allowed(),
                Instant.ofEpochMilli(watched.lockedSince),
                Instant.ofEpochMilli(watched.until(terms)),
                watched.attempts);
    }

    List<Ignored> ignored(int limit) {
        List<Ignored> all = new ArrayList<>();
        for (Transport transport : Transport.values()) {
            Terms terms = settings.terms(transport);
            for (Watched watched : desk(transport).visitors().latest(Stripe::ignored, limit)) {
                for (Count count = watched.counts(); count != null; count = count.next) {
                    if (count.ignoring()) {
                        all.add(ignored(watched, count, terms));
                    }
                }
            }
        }
        return latest(all, Ignored::since, limit);
    }

    private static Ignored ignored(Watched watched, Count count, Terms terms) {
        boolean own = count.port != Count.GENERAL && !terms.perPort();
        long until = terms.ignoreMillis() == Terms.NONE ? Terms.NONE : count.ignoredSince + terms.ignoreMillis();
        return new Ignored(
                VisitorKey.text(watched.key),
                terms.transport().label(),
                Math.max(0, count.port),
                own ? Terms.OWN : terms.connections().key(),
                count.allowed,
                Instant.ofEpochMilli(count.ignoredSince),
                until == Terms.NONE ? Instant.MAX : Instant.ofEpochMilli(until),
                count.count - count.allowed);
    }

    private static <T> List<T> latest(List<T> all, Function<T, Instant> time, int limit) {
        return all.stream()
                .sorted(Comparator.comparing(time).reversed())
                .limit(limit)
                .toList();
    }

    List<LockUp> lockUps() {
        return Stream.of(Transport.values()).flatMap(this::lockUp).toList();
    }

    private Stream<LockUp> lockUp(Transport transport) {
        Window.View view = desk(transport).window().view();
        return view.locked()
                ? Stream.of(new LockUp(
                        transport.label(),
                        settings.terms(transport).global().key(),
                        view.allowed(),
                        view.used(),
                        Instant.ofEpochMilli(view.since()),
                        Instant.ofEpochMilli(view.check())))
                : Stream.empty();
    }

    Counts counts() {
        List<Watchlist> all = desks.values().stream()
                .flatMap(each -> Stream.of(each.visitors(), each.networks()))
                .toList();
        return new Counts(
                (int) all.stream()
                        .mapToLong(each -> each.sum(stripe -> stripe.lockedOut().size()))
                        .sum(),
                (int) all.stream()
                        .mapToLong(each -> each.sum(stripe -> stripe.ignored().size()))
                        .sum(),
                lockUps().size(),
                (int) all.stream().mapToLong(each -> each.sum(Stripe::size)).sum(),
                all.stream().mapToLong(each -> each.sum(Stripe::forgotten)).sum(),
                all.stream().mapToLong(each -> each.sum(Stripe::unwatched)).sum());
    }

    void write(DataOutputStream out) throws IOException {
        out.writeByte(VERSION);
        for (Desk desk : desks.values()) {
            desk.write(out);
        }
    }

    /** Goes on from what was written; to be called before anybody is judged. */
    void read(DataInputStream in) throws IOException {
        if (in.readByte() != VERSION) {
            throw new IOException("it is of another version");
        }
        for (Desk desk : desks.values()) {
            desk.read(in);
        }
        notLaterThan(clock.millis());
        bound(settings, finding -> {});
    }
}
