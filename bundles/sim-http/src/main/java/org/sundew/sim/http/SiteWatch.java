package org.sundew.sim.http;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a site as its folder is: looks at it now and then, and reads it again when something changed. Sessions see one
 * site or the next, never half of one. What cannot be read leaves the last good site in force.
 */
final class SiteWatch implements Supplier<Site> {
    private static final Logger LOG = LoggerFactory.getLogger(SiteWatch.class);

    private final SiteFolder folder;
    private List<SiteFolder.Entry> known;
    private volatile Site site;
    private boolean failing;

    /** Reads the folder for the first time. */
    SiteWatch(SiteFolder folder) throws IOException {
        this.folder = folder;
        this.known = folder.list();
        this.site = folder.read(known);
    }

    /** Looks again and again, from then on, every so many seconds. */
    void every(int seconds, ScheduledExecutorService clockwork) {
        // look() handles what it meets: the future has nothing to tell
        ScheduledFuture<?> unused = clockwork.scheduleWithFixedDelay(this::look, seconds, seconds, TimeUnit.SECONDS);
    }

    /** Looks whether something changed. One thread at a time. */
    synchronized void look() {
        try {
            List<SiteFolder.Entry> now = folder.list();
            if (!now.equals(known)) {
                site = folder.read(now);
                known = now;
                LOG.info("site {} read again: {} files", folder, site.pages().size());
            }
            failing = false;
        } catch (IOException | RuntimeException e) {
            if (!failing) {
                LOG.warn("site {} not read again, the last good one stays: {}", folder, e.toString());
            }
            failing = true;
        }
    }

    @Override
    public Site get() {
        return site;
    }
}
