package org.sundew.sim.http;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sundew.admin.Problem;

/**
 * Keeps sites as their folder is: looks at it now and then, and reads it again when something changed. Sessions see one
 * state or the next, never half of one. What cannot be read leaves the last good one in force, and is a problem.
 */
final class SiteWatch implements Supplier<Sites> {
    private static final Logger LOG = LoggerFactory.getLogger(SiteWatch.class);
    private static final String KEPT = "the last good site stays in force";

    private final SiteFolder folder;
    private SiteFolder.Listing known;
    private volatile Sites sites;
    private volatile List<Problem> problems = List.of();

    /** Reads the folder for the first time. */
    SiteWatch(SiteFolder folder) throws IOException, FlawedSite {
        this.folder = folder;
        this.known = folder.list();
        this.sites = folder.read(known);
    }

    /** Looks whether something changed. One thread at a time; throws nothing. */
    synchronized void look() {
        try {
            SiteFolder.Listing now = folder.list();
            if (!now.equals(known)) {
                known = now;
                sites = folder.read(now);
                LOG.info(
                        "site {} read again: {} files",
                        folder,
                        sites.main().pages().size());
                problems = List.of();
            }
        } catch (FlawedSite e) {
            problems = e.problems(folder.toString(), KEPT);
            LOG.warn("site {} not read again, {}: {}", folder, KEPT, e.getMessage());
        } catch (IOException | RuntimeException e) {
            // again at the next look: the disk may have been at fault, and not the site
            known = SiteFolder.Listing.NONE;
            if (problems.isEmpty()) {
                LOG.warn("site {} not read again, {}: {}", folder, KEPT, e.toString());
            }
            problems = List.of(new Problem(folder.toString(), "", "", "cannot be read (" + e + "); " + KEPT));
        }
    }

    /** What is wrong with the folder as it is now. */
    List<Problem> problems() {
        return problems;
    }

    @Override
    public Sites get() {
        return sites;
    }
}
