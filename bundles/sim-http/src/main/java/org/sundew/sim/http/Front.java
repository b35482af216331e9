package org.sundew.sim.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Decides what a request gets, once it is read: the persona's reflexes come first, then what wants a password, then forms, then
 * the answers of the site file, then the pages.
 *
 * @param sites      the sites as they are now
 * @param guard      what the cfg locks, at every site
 * @param failedForm the page of the site that a log-in by form gets that no site file describes
 */
record Front(Persona persona, DatedSites sites, Guard guard, String failedForm) {

    /** The form that is sent to that path of that host, if a site file describes it. */
    Optional<Form> form(Target target, Host host, org.sundew.sim.Persona machine) {
        return site(host, machine).file().form(place(target));
    }

    private Site site(Host host, org.sundew.sim.Persona machine) {
        return sites.on(machine).of(host.name(), machine.domain());
    }

    /** The path as site files and guards have it. */
    private String place(Target target) {
        return persona.dialect().windows() ? target.path().toLowerCase(Locale.ROOT) : target.path();
    }

    Reply answer(Exchange exchange, Body body, Evidence evidence, Scratch scratch) {
        Site site = site(exchange.host(), exchange.place().machine());
        String place = place(exchange.target());
        Optional<SiteFile.Lock> lock = lock(site, place);
        Optional<Attempt> attempt = Attempt.in(exchange);
        boolean welcome = lock.isPresent()
                && attempt.filter(tried -> lock.get().guard().accepts(tried)).isPresent();
        attempt.ifPresent(tried -> evidence.login(tried, welcome));
        Optional<Form> form = site.file().form(place);
        Optional<Credentials> filledIn = filledIn(form, exchange, body);
        boolean accepted =
                form.isPresent() && filledIn.filter(form.get()::accepts).isPresent();
        filledIn.ifPresent(tried -> evidence.login(Attempt.basic(tried), accepted));
        Optional<Reply> reflex = persona.reflex(exchange);
        if (reflex.isPresent()) {
            return reflex.get();
        }
        if (lock.isPresent() && !welcome) {
            return locked(lock.get(), exchange);
        }
        if (form.isPresent() && filledIn.isPresent()) {
            Values values = new Values(exchange, Map.of("user", filledIn.get().user()));
            return (accepted ? form.get().succeeded() : form.get().failed()).fill(values);
        }
        return unasked(site, place, exchange, body, evidence, scratch);
    }

    /** What is there whoever asks, but for a log-in by a form that only looks like one. */
    private Reply unasked(Site site, String place, Exchange exchange, Body body, Evidence evidence, Scratch scratch) {
        Optional<Route> route = site.file().route(exchange, place);
        if (route.isPresent()) {
            route.get().tells().ifPresent(tells -> evidence.told(exchange.head(), tells, body));
            return route.get().answer().fill(Values.of(exchange));
        }
        if (Credentials.form(body.form()).isPresent()) {
            return site.find(failedForm).page().<Reply>map(Reply.Made::new).orElseGet(() -> Reply.notice(403));
        }
        return dav(site, place, exchange, scratch)
                .orElseGet(() ->
                        persona.answer(exchange, site.find(exchange.target().path())));
    }

    /** What WebDAV says, where the site has it and the product can; a folder without its slash is redirected as ever. */
    private Optional<Reply> dav(Site site, String place, Exchange exchange, Scratch scratch) {
        if (!site.file().takesDav(place) || site.find(exchange.target().path()).kind() == Site.Kind.SLASHLESS) {
            return Optional.empty();
        }
        return persona.dav(exchange).flatMap(pages -> Dav.answer(exchange, site, scratch, pages));
    }

    private Optional<SiteFile.Lock> lock(Site site, String place) {
        return guard.covers(place)
                ? Optional.of(new SiteFile.Lock(guard, Optional.empty()))
                : site.file().lock(place);
    }

    private Reply locked(SiteFile.Lock lock, Exchange exchange) {
        List<String> challenges =
                Challenges.of(lock.guard(), exchange, persona.dialect().windows());
        return lock.answer()
                .<Reply>map(answer -> answer.fill(Values.of(exchange)).asking(challenges))
                .orElseGet(() -> new Reply.Locked(challenges));
    }

    /** Credentials in a body, or in a query: a form that was sent by GET. */
    private static Optional<Credentials> filledIn(Optional<Form> form, Exchange exchange, Body body) {
        String query = exchange.target().query();
        List<Field> asked = query.length() < 2 ? List.of() : FormText.read(query.substring(1));
        return Credentials.in(form, body.form()).or(() -> Credentials.in(form, asked));
    }
}
