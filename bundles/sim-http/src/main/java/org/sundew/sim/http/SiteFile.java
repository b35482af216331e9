package org.sundew.sim.http;

import java.util.List;
import java.util.Optional;

/**
 * What a site has besides its pages: what {@code _site.yaml} in its folder says. Immutable.
 *
 * @param names   by what names it is known besides that of its folder, as {@link Sites} compares them
 * @param locks   what wants a password
 * @param forms   log-ins by form
 * @param routes  answers that are no pages, the first that fits counts
 * @param dav     folders that take WebDAV, without a slash at their end, with all that is below
 * @param product the product that is played, where the persona is custom
 */
record SiteFile(
        List<String> names,
        List<Lock> locks,
        List<Form> forms,
        List<Route> routes,
        List<String> dav,
        Optional<Product> product) {
    static final SiteFile EMPTY = new SiteFile(List.of(), List.of(), List.of(), List.of(), List.of(), Optional.empty());

    /**
     * A part of the site that wants a password by Basic authentication.
     *
     * @param answer what those get who have none, or nothing: the product's own page
     */
    record Lock(Guard guard, Optional<Scripted> answer) {}

    SiteFile {
        names = List.copyOf(names);
        locks = List.copyOf(locks);
        forms = List.copyOf(forms);
        routes = List.copyOf(routes);
        dav = List.copyOf(dav);
    }

    /** The form that is sent to this path. */
    Optional<Form> form(String path) {
        if (forms.isEmpty()) {
            return Optional.empty();
        }
        List<String> parts = PathPattern.parts(path);
        return forms.stream().filter(form -> form.isAt(parts)).findFirst();
    }

    Optional<Route> route(Exchange exchange, String path) {
        if (routes.isEmpty()) {
            return Optional.empty();
        }
        List<String> parts = PathPattern.parts(path);
        return routes.stream().filter(route -> route.fits(exchange, parts)).findFirst();
    }

    /** Whether that path takes WebDAV. */
    boolean takesDav(String path) {
        return dav.stream()
                .anyMatch(root -> path.equals(root) || path.startsWith(root.equals("/") ? root : root + "/"));
    }

    Optional<Lock> lock(String path) {
        return locks.stream().filter(lock -> lock.guard().covers(path)).findFirst();
    }
}
