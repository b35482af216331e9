package org.sundew.alert.process;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sundew.alert.AlertSink;
import org.sundew.event.SensorEvent;

/**
 * All definitions of external programs, and which of them an event is for.
 *
 * <p>Every sink of this kind gets every event on a lane of its own, some sooner and some later. Each asks here whether the event
 * is its own, and the answer depends on nothing but the event and the definitions in force, so exactly one of them hears yes.
 * Definitions that do not exclude others are left out of the contest and always hear yes.
 *
 * <p>They come one by one at the start, and an edited one leaves for a moment: so nothing is decided until they have been
 * unchanged for a while. One that makes no sense counts as it was before, as it does for its lane. Thread-safe; only the
 * services' properties are looked at, never the services.
 */
@Component(service = Definitions.class, immediate = true)
public final class Definitions {
    private static final Logger LOG = LoggerFactory.getLogger(Definitions.class);
    private static final Duration QUIET = Duration.ofSeconds(2);
    private static final int MOST_KNOWN = 1_000;

    private final long quietNanos;
    private final LongSupplier nanos;
    private final Set<String> present = new HashSet<>();
    private final Map<String, Definition> known = new LinkedHashMap<>();
    private long changed;
    private Map<String, Definition> inForce = Map.of();

    /** Begins without any. */
    @Activate
    public Definitions() {
        this(QUIET, System::nanoTime);
    }

    Definitions(Duration quiet, LongSupplier nanos) {
        this.quietNanos = quiet.toNanos();
        this.nanos = nanos;
        this.changed = nanos.getAsLong();
    }

    @Reference(
            service = AlertSink.class,
            target = "(component.name=" + ProcessSink.NAME + ")",
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            updated = "add",
            unbind = "remove")
    synchronized void add(Map<String, Object> properties) {
        String pid = Definition.pid(properties);
        present.add(pid);
        try {
            known.put(pid, Definition.of(properties));
        } catch (IllegalArgumentException e) {
            LOG.debug("Definition {} counts as before: {}", pid, e.getMessage());
        }
        change();
    }

    synchronized void remove(Map<String, Object> properties) {
        present.remove(Definition.pid(properties));
        if (known.size() > MOST_KNOWN) {
            known.keySet().retainAll(present);
        }
        change();
    }

    private void change() {
        Map<String, Definition> now = new HashMap<>();
        for (String pid : present) {
            Definition definition = known.get(pid);
            if (definition != null) {
                now.put(pid, definition);
            }
        }
        inForce = Map.copyOf(now);
        changed = nanos.getAsLong();
        notifyAll();
    }

    /** Whether the definition of this PID is the one whose program this event is for, or one that runs beside it. */
    boolean chooses(String pid, SensorEvent event) throws InterruptedException {
        Map<String, Definition> settled = settled();
        Definition own = settled.get(pid);
        if (own == null || !own.concerns(event)) {
            return false;
        }
        return !own.exclusive() || own.equals(mostSpecific(settled, event));
    }

    private static Definition mostSpecific(Map<String, Definition> all, SensorEvent event) {
        return all.values().stream()
                .filter(definition -> definition.exclusive() && definition.concerns(event))
                .min(Definition.MOST_SPECIFIC_FIRST)
                .orElseThrow();
    }

    private synchronized Map<String, Definition> settled() throws InterruptedException {
        for (long left = left(); left > 0; left = left()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return inForce;
    }

    private long left() {
        return changed + quietNanos - nanos.getAsLong();
    }
}
