package org.sundew.dispatch;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.service.component.ComponentServiceObjects;
import org.sundew.alert.AlertSink;

/** A sink as Declarative Services hands it over; equal to another if it is the same registration. */
final class DeclaredSink implements SinkService {
    private final ComponentServiceObjects<AlertSink> objects;
    private final Map<String, Object> properties;

    DeclaredSink(ComponentServiceObjects<AlertSink> objects, Map<String, Object> properties) {
        this.objects = objects;
        this.properties = Map.copyOf(properties);
    }

    @Override
    public Map<String, Object> properties() {
        return properties;
    }

    @Override
    public @Nullable AlertSink get() {
        return objects.getService();
    }

    @Override
    public void unget(AlertSink sink) {
        objects.ungetService(sink);
    }

    @Override
    public boolean bundleRuns() {
        Bundle bundle = objects.getServiceReference().getBundle();
        return bundle != null && bundle.getState() == Bundle.ACTIVE;
    }

    private Object id() {
        return properties.getOrDefault(Constants.SERVICE_ID, this);
    }

    @Override
    public boolean equals(Object other) {
        return other == this || (other instanceof DeclaredSink that && id().equals(that.id()));
    }

    @Override
    public int hashCode() {
        return properties.getOrDefault(Constants.SERVICE_ID, "").hashCode();
    }

    @Override
    public String toString() {
        return "the service " + properties.get(Constants.SERVICE_ID);
    }
}
