package org.sundew.itests.inside;

import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.util.tracker.ServiceTracker;

/** The services of the container, for a test that cannot go on without them. */
final class Services {
    private static final long PATIENCE_MS = TimeUnit.SECONDS.toMillis(30);

    private final BundleContext context;
    private final ServiceComponentRuntime runtime;

    Services(BundleContext context) {
        this.context = context;
        this.runtime = get(ServiceComponentRuntime.class);
    }

    /** Waits until everything that starts with the sensor has. */
    void awaitBoot() {
        String booted = "org.apache.karaf.features.BootFinished";
        if (get(new ServiceTracker<>(context, booted, null)) == null) {
            throw new AssertionError("the sensor did not finish starting:\n" + Why.missing(booted, context, runtime));
        }
    }

    /** The service of this type, as soon as it is there. */
    <T> T await(Class<T> type) {
        T found = get(type);
        if (found == null) {
            throw new AssertionError(type.getName() + " did not appear:\n" + why(type));
        }
        return found;
    }

    /** Why the service of this type is missing. */
    String why(Class<?> type) {
        return Why.missing(type.getName(), context, runtime);
    }

    ServiceComponentRuntime runtime() {
        return runtime;
    }

    boolean present(Class<?> type) {
        ServiceReference<?> reference = context.getServiceReference(type);
        return reference != null;
    }

    private <T> T get(Class<T> type) {
        return get(new ServiceTracker<T, T>(context, type, null));
    }

    private static <T> T get(ServiceTracker<T, T> tracker) {
        tracker.open();
        try {
            return tracker.waitForService(PATIENCE_MS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            tracker.close();
        }
    }
}
