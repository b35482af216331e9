package org.sundew.sim.http;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/**
 * Goes round the folders of all http sim servers, one after the other, on one thread. It begins with the first folder; one that is
 * slow to read makes the others wait, and no visitor.
 */
@Component(service = SiteRounds.class)
public final class SiteRounds {
    private final ScheduledThreadPoolExecutor watchman;

    /** Looks at nothing as yet. */
    @Activate
    public SiteRounds() {
        watchman = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "sundew-http-sites");
            thread.setDaemon(true);
            return thread;
        });
        watchman.setRemoveOnCancelPolicy(true);
    }

    /**
     * Has somebody look again and again, every so many seconds.
     *
     * @param look must not throw
     * @return what to cancel when that is enough
     */
    Future<?> every(int seconds, Runnable look) {
        return watchman.scheduleWithFixedDelay(look, seconds, seconds, TimeUnit.SECONDS);
    }

    /** How many folders it goes round. */
    int folders() {
        return watchman.getQueue().size();
    }

    @Deactivate
    void stop() {
        watchman.shutdownNow();
    }
}
