package org.sundew.sim.http;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** A product that a site file describes. It reads as most servers do: strictly where lines, lengths and hosts are concerned. */
final class Custom implements Persona {
    private static final Set<Integer> DROPPED = Set.of(400, 408, 413, 414, 417, 431, 505);

    /** The methods that servers know even where they do not allow them (RFC 9110 section 9, RFC 5789, RFC 4918). */
    private static final Set<String> METHODS = Set.of(
            "GET",
            "HEAD",
            "POST",
            "PUT",
            "DELETE",
            "CONNECT",
            "PATCH",
            "PROPFIND",
            "PROPPATCH",
            "MKCOL",
            "COPY",
            "MOVE",
            "LOCK",
            "UNLOCK",
            "REPORT");

    private static final Delivery.Habit HABIT = new Delivery.Habit(Conditions.Since.LATER, false, false);

    private static final Dialect DIALECT = new Dialect(
            8192,
            8192,
            200,
            65_536,
            Integer.MAX_VALUE,
            true,
            1L << 30,
            " \t",
            false,
            new Dialect.Table()
                    .refuse(
                            Refusal.of(400),
                            Flaw.LEADING_SPACE,
                            Flaw.BARE_CR,
                            Flaw.TOKENS,
                            Flaw.METHOD_CHAR,
                            Flaw.TARGET_MISSING,
                            Flaw.TARGET_CHAR,
                            Flaw.TARGET_FORM,
                            Flaw.QUERY_FORM,
                            Flaw.CONNECT_FORM,
                            Flaw.AUTHORITY_BAD,
                            Flaw.AUTHORITY_EMPTY,
                            Flaw.NINE,
                            Flaw.NINE_METHOD,
                            Flaw.VERSION_FORM,
                            Flaw.VERSION_DIGITS,
                            Flaw.VERSION_NINE,
                            Flaw.PERCENT,
                            Flaw.PERCENT_NUL,
                            Flaw.ABOVE_ROOT)
                    .refuse(
                            Refusal.of(400),
                            Flaw.FIELD_COLON,
                            Flaw.FIELD_SPACE,
                            Flaw.FIELD_EMPTY,
                            Flaw.FIELD_NAME,
                            Flaw.FIELD_CONTROL,
                            Flaw.VALUE_NUL,
                            Flaw.FOLDED_FIRST,
                            Flaw.HOST_MISSING,
                            Flaw.HOST_TWICE,
                            Flaw.HOST_CHAR,
                            Flaw.HOST_PORT,
                            Flaw.LENGTH_FORM,
                            Flaw.LENGTH_TWICE,
                            Flaw.LENGTH_AND_CODING,
                            Flaw.CODING_IN_TEN,
                            Flaw.CHUNK_LF,
                            Flaw.CHUNK_SIZE,
                            Flaw.CHUNK_END,
                            Flaw.EXTENSION_LONG,
                            Flaw.TRAILER_LONG)
                    .refuse(Refusal.of(413), Flaw.BODY_LONG, Flaw.CHUNK_LONG)
                    .refuse(Refusal.of(414), Flaw.LINE_LONG)
                    .refuse(Refusal.of(417), Flaw.EXPECTATION)
                    .refuse(Refusal.of(431), Flaw.FIELD_LONG, Flaw.FIELDS_MANY, Flaw.HEAD_LONG)
                    .refuse(Refusal.of(501), Flaw.CODING_LIST, Flaw.CODING_TWICE, Flaw.CODING_UNKNOWN)
                    .refuse(Refusal.of(505), Flaw.VERSION_MAJOR)
                    .done());

    private final Supplier<Product> product;

    Custom(Supplier<Product> product) {
        this.product = product;
    }

    @Override
    public Dialect dialect() {
        return DIALECT;
    }

    @Override
    public Manners manners() {
        return new Manners(60, 60, 60, 60, Integer.MAX_VALUE, 2);
    }

    @Override
    public List<String> indexes() {
        return product.get().indexes();
    }

    @Override
    public String type(String name) {
        String suffix = MediaTypes.suffix(name);
        return product.get().types().getOrDefault(suffix, MediaTypes.common(suffix));
    }

    @Override
    public boolean packs(String type, int length) {
        return false;
    }

    @Override
    public int packing() {
        return 6;
    }

    @Override
    public String tag(long length, Instant modified) {
        return product.get().tag().of(length, modified);
    }

    @Override
    public String startPage() {
        return "";
    }

    @Override
    public boolean drops(Reply reply) {
        return DROPPED.contains(reply.status());
    }

    @Override
    public Optional<Reply> reflex(Exchange exchange) {
        return Optional.empty();
    }

    @Override
    public Reply answer(Exchange exchange, Site.Found found) {
        String allow = product.get().allow();
        String method = exchange.method();
        if (method.equals("OPTIONS")) {
            return new Reply.Methods(allow, "");
        }
        if (!exchange.head().reads() && !method.equals("POST")) {
            return new Reply.Barred(METHODS.contains(method) || method.equals("TRACE") ? 405 : 501, allow);
        }
        if (found.kind() == Site.Kind.SLASHLESS) {
            return new Reply.Moved(
                    exchange.target().path() + "/" + exchange.target().query());
        }
        return found.page()
                .map(page -> Delivery.of(page, exchange, HABIT, false))
                .orElseGet(() -> Reply.notice(404));
    }

    @Override
    public Message render(Reply reply, Exchange exchange) {
        return new CustomWording(product.get()).render(reply, exchange);
    }
}
