package org.sundew.listener;

import java.util.HashMap;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTrackerCustomizer;
import org.sundew.sim.SimServer;

/** Tells the ports which sim server services come, change and go. Getting the service is left to them. */
final class SimFollower implements ServiceTrackerCustomizer<SimServer, SimOffer> {
    private final BundleContext context;
    private final Ports ports;

    SimFollower(BundleContext context, Ports ports) {
        this.context = context;
        this.ports = ports;
    }

    @Override
    public SimOffer addingService(ServiceReference<SimServer> reference) {
        SimOffer offer = offer(reference);
        ports.offer(offer);
        return offer;
    }

    @Override
    public void modifiedService(ServiceReference<SimServer> reference, SimOffer before) {
        ports.offer(offer(reference));
    }

    @Override
    public void removedService(ServiceReference<SimServer> reference, SimOffer offer) {
        ports.withdraw(offer);
    }

    private SimOffer offer(ServiceReference<SimServer> reference) {
        Map<String, Object> properties = new HashMap<>();
        for (String key : reference.getPropertyKeys()) {
            properties.put(key, reference.getProperty(key));
        }
        return new SimOffer(properties, () -> context.getService(reference));
    }
}
