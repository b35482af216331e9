package org.sundew.intake.door;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.function.ToLongFunction;
import org.sundew.admin.VisitorView;
import org.sundew.event.Endpoint;
import org.sundew.event.Id;
import org.sundew.event.Listen;
import org.sundew.event.Transport;
import org.sundew.event.Visit;
import org.sundew.gate.Arrival;
import org.sundew.gate.VisitorKey;

/**
 * Remembers visitors: what each did, by transport, for the gates to judge by. Thread-safe.
 *
 * <p>It is cut into {@value #STRIPES} stripes by key, each bounded and under its own lock, so an arrival takes one short lock
 * and an eviction stops a sixteenth of the others. The bound is split evenly; a stripe that is full forgets while another may
 * have room, which with a mixed key is a matter of one or two in a hundred.
 */
final class Ledger {
    private static final int STRIPES = 16;
    private static final int STRIPE_SHIFT = 60;
    private static final int PORTS_SHOWN = 16;

    private final long seed;
    private final Stripe[] stripes = new Stripe[STRIPES];
    private volatile int portsBound;

    /**
     * A ledger of at most so many visitors, those with open sessions always included.
     *
     * @param ports how many distinct ports are told apart for each visitor and transport
     * @param seed  random, kept to itself
     */
    Ledger(int visitors, int ports, long seed) {
        this.seed = seed;
        this.portsBound = ports;
        for (int i = 0; i < STRIPES; i++) {
            stripes[i] = new Stripe(share(visitors), seed);
        }
    }

    private static int share(int visitors) {
        return Math.max(1, (visitors + STRIPES - 1) / STRIPES);
    }

    /** Takes new bounds; visitors beyond them are forgotten, counts are kept. */
    void bound(int visitors, int ports) {
        portsBound = ports;
        for (Stripe stripe : stripes) {
            synchronized (stripe) {
                stripe.bound(share(visitors));
            }
        }
    }

    /** Counts an arrival and opens a session for it, which {@link #leave} has to close. */
    Arrival arrive(Id id, Instant now, Endpoint visitor, Endpoint sensor, Listen listen, int openAll) {
        long key = VisitorKey.of(visitor.address());
        Stripe stripe = stripe(key);
        int openNow;
        long total;
        long general;
        long onPort;
        int ports;
        synchronized (stripe) {
            Tally tally = present(stripe, key, listen.transport(), now.toEpochMilli());
            onPort = tally.count(listen.port(), portsBound);
            if (listen.limit().connections() > 0) {
                tally.limited();
            }
            openNow = ++tally.open;
            total = tally.total;
            general = tally.general();
            ports = tally.distinct();
        }
        Visit visit = new Visit(id, now, visitor, sensor, listen, total);
        return new Arrival(visit, key, openNow, openAll, total, general, onPort, ports);
    }

    /**
     * The arrival that this would be, were it counted; it is not.
     *
     * @param connection which connection of the visitor to the port it is; 0 for the next one
     */
    Arrival suppose(
            Id id, Instant now, Endpoint visitor, Endpoint sensor, Listen listen, int openAll, long connection) {
        long key = VisitorKey.of(visitor.address());
        Stripe stripe = stripe(key);
        synchronized (stripe) {
            Visitor known = stripe.find(key);
            Tally tally = known == null ? null : known.find(listen.transport());
            Tally before = tally == null ? new Tally(listen.transport()) : tally;
            long seen = before.seen(listen.port(), portsBound);
            long onPort = connection == 0 ? seen + 1 : connection;
            long more = onPort - seen;
            boolean limited = listen.limit().connections() > 0;
            long total = before.total + more;
            Visit visit = new Visit(id, now, visitor, sensor, listen, total);
            return new Arrival(
                    visit,
                    key,
                    before.open + 1,
                    openAll,
                    total,
                    before.general() + (limited ? 0 : more),
                    onPort,
                    before.distinctWith(listen.port(), portsBound));
        }
    }

    private static Tally present(Stripe stripe, long key, Transport transport, long millis) {
        Visitor visitor = stripe.find(key);
        if (visitor == null) {
            visitor = stripe.add(key, transport, millis);
        } else {
            visitor.seen(millis);
        }
        visitor.openAll++;
        return visitor.by(transport);
    }

    /** Closes the session that {@link #arrive} opened. */
    void leave(Visit visit) {
        long key = VisitorKey.of(visit.visitor().address());
        Stripe stripe = stripe(key);
        synchronized (stripe) {
            Visitor visitor = stripe.find(key);
            if (visitor != null) {
                visitor.openAll--;
                visitor.by(visit.listen().transport()).open--;
            }
        }
    }

    /** All of them; to be locked by whoever looks into one. */
    List<Stripe> stripes() {
        return List.of(stripes);
    }

    Stripe stripe(long key) {
        return stripes[(int) (Stripe.mix(key, seed) >>> STRIPE_SHIFT)];
    }

    /** How many visitors are remembered. */
    long visitors() {
        return sum(Stripe::size);
    }

    /** How many were forgotten to stay within the bound. */
    long evicted() {
        return sum(Stripe::evicted);
    }

    private long sum(ToLongFunction<Stripe> figure) {
        long sum = 0;
        for (Stripe stripe : stripes) {
            synchronized (stripe) {
                sum += figure.applyAsLong(stripe);
            }
        }
        return sum;
    }

    /** The visitors seen last, latest first, at most so many. Looks at all of them. */
    List<VisitorView> latest(int limit) {
        Comparator<VisitorView> earliest = Comparator.comparing(VisitorView::lastSeen);
        PriorityQueue<VisitorView> latest = new PriorityQueue<>(earliest);
        for (Stripe stripe : stripes) {
            synchronized (stripe) {
                stripe.each(visitor -> keep(visitor, limit, latest));
            }
        }
        List<VisitorView> sorted = new ArrayList<>(latest);
        sorted.sort(earliest.reversed().thenComparing(VisitorView::address));
        return sorted;
    }

    private static void keep(Visitor visitor, int limit, PriorityQueue<VisitorView> latest) {
        VisitorView oldest = latest.size() < limit ? null : latest.peek();
        if (limit > 0 && (oldest == null || visitor.lastSeen > oldest.lastSeen().toEpochMilli())) {
            if (oldest != null) {
                latest.remove();
            }
            latest.add(view(visitor));
        }
    }

    /** What is remembered of this address or network. */
    Optional<VisitorView> find(String address) {
        OptionalLong key = VisitorKey.parse(address);
        if (key.isEmpty()) {
            return Optional.empty();
        }
        Stripe stripe = stripe(key.getAsLong());
        synchronized (stripe) {
            return Optional.ofNullable(stripe.find(key.getAsLong())).map(Ledger::view);
        }
    }

    /** Counts this address or network from zero again; whether it was remembered. Its open sessions stay counted. */
    boolean forget(String address) {
        OptionalLong key = VisitorKey.parse(address);
        if (key.isEmpty()) {
            return false;
        }
        Stripe stripe = stripe(key.getAsLong());
        synchronized (stripe) {
            Visitor visitor = stripe.find(key.getAsLong());
            if (visitor == null) {
                return false;
            }
            visitor.resetAll();
            return true;
        }
    }

    /** Counts everybody from zero again. */
    void forgetAll() {
        for (Stripe stripe : stripes) {
            synchronized (stripe) {
                stripe.each(Visitor::resetAll);
            }
        }
    }

    int portsToldApart() {
        return portsBound;
    }

    private static VisitorView view(Visitor visitor) {
        long arrivals = 0;
        List<String> ports = new ArrayList<>();
        for (Transport transport : Transport.values()) {
            Tally tally = visitor.find(transport);
            if (tally != null) {
                arrivals += tally.total;
                tally.eachPort(port -> ports.add(port + "/" + transport.label()));
            }
        }
        return new VisitorView(
                VisitorKey.text(visitor.key),
                Instant.ofEpochMilli(visitor.firstSeen),
                Instant.ofEpochMilli(visitor.lastSeen),
                arrivals,
                visitor.openAll,
                List.copyOf(ports.subList(0, Math.min(PORTS_SHOWN, ports.size()))));
    }
}
