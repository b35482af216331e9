package org.sundew.admin;

import java.time.Instant;
import org.osgi.annotation.versioning.ProviderType;

/** Who this sensor is and how it is. */
@ProviderType
public interface Sensor {
    /** The sensor's id: configured, or generated once and kept. */
    String id();

    /** The name events carry in {@code observer.name}: configured, or the id. */
    String name();

    /** The domain that the sims present. */
    String domain();

    /** The name of the persona that sims play unless their listen says otherwise. */
    default String persona() {
        return "";
    }

    /** The product version. */
    String version();

    /** When this run began. */
    Instant started();

    /** The whole state, gathered now. */
    SensorStatus status();
}
