package org.sundew.limiter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sundew.event.Transport;
import org.sundew.gate.Arrival;

/** The limits as the manual tells them: slow, without a bound, and one arrival at a time. Counts for itself. */
final class Model {
    private static final long HOUR = 3_600_000;

    private final Settings settings;
    private final Map<String, Person> people = new HashMap<>();
    private final Map<Transport, Gateway> gateways = new HashMap<>();
    private final Map<Transport, Long> fullAt = new HashMap<>();
    /** What it told of since it was last asked. */
    final List<String> told = new ArrayList<>();

    private static final class Person {
        boolean locked;
        String lockedBy = "";
        long last;
        final Map<Integer, Long> counts = new HashMap<>();
        final Map<Integer, Long> ignoredSince = new HashMap<>();
        final Set<Integer> ports = new HashSet<>();
        boolean scanTold;
        long crowdedAt;

        void fresh() {
            locked = false;
            counts.clear();
            ignoredSince.clear();
            ports.clear();
            scanTold = false;
            crowdedAt = 0;
        }
    }

    /** The end of the hour in which each was let in; those of the hour that runs have none yet. */
    private static final class Gateway {
        final List<Long> ended = new ArrayList<>();
        int running;
        long hourFrom;
        boolean locked;
        long check;

        void endHour(long now) {
            for (int i = 0; i < running; i++) {
                ended.add(now);
            }
            running = 0;
            hourFrom = now;
        }

        int used(long now, long length) {
            ended.removeIf(end -> end <= now - length);
            return ended.size() + running;
        }
    }

    Model(Settings settings, long now) {
        this.settings = settings;
        for (Transport transport : Transport.values()) {
            gateways.put(transport, new Gateway());
            gateway(transport).hourFrom = now;
        }
    }

    private Gateway gateway(Transport transport) {
        return gateways.getOrDefault(transport, new Gateway());
    }

    private void tell(String action, String limit) {
        told.add(action + " " + limit);
    }

    String judge(Arrival arrival, long now) {
        Transport transport = arrival.visit().listen().transport();
        Terms terms = settings.terms(transport);
        Person person = people.computeIfAbsent(arrival.visitor() + "/" + transport, key -> new Person());
        if (person.locked) {
            if (now < person.last + terms.lockOutMillis()) {
                person.last = now;
                return "R";
            }
            tell("released", person.lockedBy);
            person.fresh();
        }
        return counted(arrival, terms, person, now);
    }

    private String counted(Arrival arrival, Terms terms, Person person, long now) {
        int port = arrival.visit().listen().port();
        boolean ofPort = terms.perPort() || arrival.visit().listen().limit().connections() > 0;
        int scope = ofPort ? port : -1;
        boolean newPort = person.ports.add(port);
        long count = person.counts.merge(scope, 1L, Long::sum);
        Long since = person.ignoredSince.get(scope);
        if (since != null && now - since >= terms.ignoreMillis()) {
            person.ignoredSince.remove(scope);
            person.counts.put(scope, 1L);
            count = 1;
        }
        if (gateway(terms.transport()).locked) {
            return "R";
        }
        if (arrival.openAll() > terms.clients().allowed()) {
            return full(terms, now);
        }
        if (arrival.openNow() > terms.concurrent().allowed()) {
            return crowded(terms, person, now);
        }
        return frequent(arrival, terms, person, scope, count, newPort, now);
    }

    private String full(Terms terms, long now) {
        if (now - fullAt.getOrDefault(terms.transport(), 0L) > Desk.EPISODE_MILLIS) {
            tell("limit", "clients.max");
        }
        fullAt.put(terms.transport(), now);
        return "R";
    }

    private String crowded(Terms terms, Person person, long now) {
        if (terms.concurrentLocksOut()) {
            return lockOut(person, terms.concurrent().key(), now);
        }
        if (now - person.crowdedAt > Desk.EPISODE_MILLIS) {
            tell("limit", terms.concurrent().key());
        }
        person.crowdedAt = now;
        return "C";
    }

    private String lockOut(Person person, String limit, long now) {
        person.locked = true;
        person.lockedBy = limit;
        person.last = now;
        tell("locked-out", limit);
        return "R";
    }

    private String frequent(
            Arrival arrival, Terms terms, Person person, int scope, long count, boolean newPort, long now) {
        Terms.Limit limit = terms.limit(arrival.visit().listen().limit());
        boolean hidden = false;
        if (count > limit.allowed()) {
            if (terms.locksOut(arrival.visit().listen().limit())) {
                return lockOut(person, limit.key(), now);
            }
            long number = count - limit.allowed();
            if (person.ignoredSince.putIfAbsent(scope, now) == null) {
                tell("limit", limit.key());
                number = 1; // some before it may have been closed for other limits
                person.counts.put(scope, limit.allowed() + 1);
            }
            hidden = terms.sample() == 0 || number % terms.sample() != 0;
        }
        if (newPort && person.ports.size() >= terms.scan().allowed() && !person.scanTold) {
            person.scanTold = true;
            tell("port-scan", terms.scan().key());
        }
        if (person.ports.size() > terms.ports().allowed()) {
            return lockOut(person, terms.ports().key(), now);
        }
        return enter(terms, hidden ? "I" : "P", now);
    }

    private String enter(Terms terms, String word, long now) {
        Gateway gateway = gateway(terms.transport());
        if (gateway.used(now, settings.windowMillis()) >= terms.global().allowed()) {
            gateway.endHour(now);
            gateway.locked = true;
            gateway.check = now + HOUR;
            tell("locked-up", terms.global().key());
            return "R";
        }
        gateway.running++;
        return word;
    }

    void tick(long now) {
        for (Transport transport : Transport.values()) {
            Terms terms = settings.terms(transport);
            people.forEach((key, person) -> {
                if (key.endsWith("/" + transport) && person.locked && person.last + terms.lockOutMillis() <= now) {
                    tell("released", person.lockedBy);
                    person.fresh();
                }
            });
            tick(gateway(transport), terms, now);
        }
    }

    private void tick(Gateway gateway, Terms terms, long now) {
        if (!gateway.locked) {
            if (now - gateway.hourFrom >= HOUR) {
                gateway.endHour(now);
            }
            return;
        }
        if (now >= gateway.check) {
            while (gateway.check <= now) {
                gateway.check += HOUR;
            }
            if (gateway.used(now, settings.windowMillis()) < terms.global().allowed()) {
                gateway.locked = false;
                gateway.hourFrom = now;
                tell("reopened", terms.global().key());
            }
        }
    }
}
