package org.sundew.sensor;

import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.Constants;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.sundew.admin.Sensor;
import org.sundew.event.Severity;
import org.sundew.intake.Announcer;

/**
 * Announces that the sensor started, as soon as somebody announces, and that it stops, while somebody still does: the
 * framework tells of its end before the first bundle goes.
 */
@Component(
        name = "org.sundew.sensor.life",
        service = {},
        immediate = true)
public final class Life implements SynchronousBundleListener {
    private final BundleContext context;
    private final Sensor sensor;
    private @Nullable Announcer announcer;
    private boolean started;

    /** Begins to watch the framework. */
    @Activate
    public Life(BundleContext context, @Reference Sensor sensor) {
        this.context = context;
        this.sensor = sensor;
        context.addBundleListener(this);
    }

    @Deactivate
    void stop() {
        context.removeBundleListener(this);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindAnnouncer(Announcer present) {
        synchronized (this) {
            announcer = present;
            if (started) {
                return;
            }
            started = true;
        }
        present.announce("started", Severity.LOW, sensor.name(), "Sundew " + sensor.version() + " started");
    }

    synchronized void unbindAnnouncer(Announcer gone) {
        if (announcer == gone) {
            announcer = null;
        }
    }

    @Override
    public void bundleChanged(BundleEvent event) {
        Bundle bundle = event.getBundle();
        if (event.getType() != BundleEvent.STOPPING || bundle.getBundleId() != Constants.SYSTEM_BUNDLE_ID) {
            return;
        }
        Announcer present;
        synchronized (this) {
            present = announcer;
            announcer = null;
        }
        if (present != null) {
            present.announce("stopped", Severity.LOW, sensor.name(), "Sundew " + sensor.version() + " stops");
        }
    }
}
