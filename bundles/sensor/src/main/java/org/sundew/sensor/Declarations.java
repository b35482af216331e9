package org.sundew.sensor;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.BundleTrackerCustomizer;

/**
 * What every installed bundle declares, followed as bundles come, change and go. A bundle counts from its installation on,
 * before its components can ask for a configuration.
 */
final class Declarations implements BundleTrackerCustomizer<Declared>, AutoCloseable {
    private static final int INSTALLED =
            Bundle.INSTALLED | Bundle.RESOLVED | Bundle.STARTING | Bundle.ACTIVE | Bundle.STOPPING;

    private final Runnable changed;
    private final BundleTracker<Declared> tracker;
    private final ConcurrentMap<Bundle, Declared> declared = new ConcurrentHashMap<>();

    /** Once {@link #open}, {@code changed} runs on the thread that brought a change about. */
    Declarations(BundleContext context, Runnable changed) {
        this.changed = changed;
        this.tracker = new BundleTracker<>(context, INSTALLED, this);
    }

    /** Starts following. */
    void open() {
        tracker.open();
    }

    /** The keys designated to this PID or factory PID, if some bundle declares it. */
    Optional<Map<String, Attribute>> of(String pid) {
        return all().flatMap(each -> Stream.ofNullable(each.byPid().get(pid))).findFirst();
    }

    /** The keys of this object class, if some bundle declares it. */
    Optional<Map<String, Attribute>> shared(String id) {
        return all().flatMap(each -> Stream.ofNullable(each.byClass().get(id))).findFirst();
    }

    private Stream<Declared> all() {
        return declared.values().stream();
    }

    @Override
    public Declared addingBundle(Bundle bundle, BundleEvent event) {
        Declared now = Declared.by(bundle);
        Declared before = now.isEmpty() ? declared.remove(bundle) : declared.put(bundle, now);
        if (!now.isEmpty() || before != null) {
            changed.run();
        }
        return now;
    }

    @Override
    public void modifiedBundle(Bundle bundle, BundleEvent event, Declared before) {
        if (event.getType() == BundleEvent.UPDATED) {
            addingBundle(bundle, event);
        }
    }

    @Override
    public void removedBundle(Bundle bundle, BundleEvent event, Declared before) {
        if (declared.remove(bundle) != null) {
            changed.run();
        }
    }

    @Override
    public void close() {
        tracker.close();
    }
}
