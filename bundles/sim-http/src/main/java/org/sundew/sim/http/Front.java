package org.sundew.sim.http;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Decides what a request gets, once it is read: the persona's reflexes come first, then the guard, then forms, then the site.
 *
 * @param site       the site as it is now
 * @param failedForm the page of the site that a log-in by form gets
 */
record Front(Persona persona, Supplier<Site> site, Guard guard, String failedForm) {

    Reply answer(Exchange exchange, List<Field> form, Evidence evidence) {
        String path = exchange.target().path();
        boolean covered = guard.covers(persona.dialect().windows() ? path.toLowerCase(Locale.ROOT) : path);
        Optional<Credentials> basic = Credentials.basic(exchange.fields().first("Authorization"));
        boolean welcome = covered && basic.filter(guard::accepts).isPresent();
        basic.ifPresent(tried -> evidence.login(tried, welcome));
        Optional<Credentials> filledIn = Credentials.form(form);
        filledIn.or(() -> asked(exchange)).ifPresent(tried -> evidence.login(tried, false));
        Optional<Reply> reflex = persona.reflex(exchange);
        if (reflex.isPresent()) {
            return reflex.get();
        }
        if (covered && !welcome) {
            return new Reply.Locked(guard.realm());
        }
        if (filledIn.isPresent()) {
            return site.get()
                    .find(failedForm)
                    .page()
                    .<Reply>map(Reply.Made::new)
                    .orElseGet(() -> Reply.notice(403));
        }
        return persona.answer(exchange, site.get().find(path));
    }

    /** Credentials in a query: a form that was sent by GET. */
    private static Optional<Credentials> asked(Exchange exchange) {
        String query = exchange.target().query();
        return query.length() < 2 ? Optional.empty() : Credentials.form(FormText.read(query.substring(1)));
    }
}
