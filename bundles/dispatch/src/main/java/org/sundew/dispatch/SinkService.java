package org.sundew.dispatch;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sundew.alert.AlertSink;

/** A sink as the service it is: what its registration says, and the way to the sink itself. */
interface SinkService {
    /** The service's properties. */
    Map<String, Object> properties();

    /** The sink, or null if its component refuses to start. May run the component's constructor, so it may take long. */
    @Nullable
    AlertSink get();

    /** Gives the sink back. */
    void unget(AlertSink sink);

    /** Whether the sink's bundle goes on running: then the sink left for a new configuration, not for good. */
    boolean bundleRuns();
}
