package org.sundew.sim.http;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Sites with dates that belong to the machine that is played. Pages that came out of an archive or out of this bundle all have
 * one date, wherever they are installed, and it would go out as Last-Modified and into the entity tags: a mark by which to
 * know sensors. Such a page gets a time soon after the machine was set up, the same as long as the installation lasts.
 * Callable from any thread.
 */
final class DatedSites {
    private static final Duration SETTLING = Duration.ofDays(40);

    private record Dated(Sites from, org.sundew.sim.Persona machine, Sites sites) {}

    private final Supplier<Sites> sites;
    private final Persona persona;
    private volatile Dated last;

    DatedSites(Supplier<Sites> sites, Persona persona) {
        this.sites = sites;
        this.persona = persona;
        Sites none = new Sites(new Site(Map.of(), Set.of(), persona.indexes(), false, SiteFile.EMPTY), Map.of());
        this.last = new Dated(none, org.sundew.sim.Persona.plain("", "", "", Instant.EPOCH, Instant.EPOCH), none);
    }

    /** The sites as they are now, on that machine. A listen plays one machine, so that one answer is kept. */
    @SuppressWarnings("ReferenceEquality") // they are read anew or the same: no need to compare all their pages
    Sites on(org.sundew.sim.Persona machine) {
        Sites now = sites.get();
        Dated known = last;
        if (known.from() != now || !known.machine().equals(machine)) {
            known = new Dated(now, machine, dated(now, machine));
            last = known;
        }
        return known.sites();
    }

    private Sites dated(Sites from, org.sundew.sim.Persona machine) {
        Map<String, Site> hosts = new HashMap<>(from.hosts());
        hosts.replaceAll((name, site) -> dated(site, machine));
        return new Sites(dated(from.main(), machine), hosts);
    }

    private Site dated(Site from, org.sundew.sim.Persona machine) {
        Map<String, Page> pages = new HashMap<>(from.pages());
        pages.replaceAll((path, page) -> page.undated() ? page.saved(date(path, machine), persona) : page);
        return new Site(pages, from.folders(), from.indexes(), from.caseless(), from.file());
    }

    private static Instant date(String path, org.sundew.sim.Persona machine) {
        Duration up = Duration.between(machine.installed(), machine.booted());
        long span = Math.max(1, (up.compareTo(SETTLING) < 0 ? up : SETTLING).toSeconds());
        long seed = machine.seed("http.date" + path);
        return machine.installed()
                .plusSeconds(Math.floorMod(seed, span))
                .plusNanos(1000L * Math.floorMod(seed >> 20, 1_000_000));
    }
}
