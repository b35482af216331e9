package org.sundew.sim.http;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** nginx as Debian sets it up: how it reads and decides. */
final class Nginx implements Persona {
    private static final Set<Integer> DROPPED = Set.of(400, 412, 413, 414, 500, 501, 505);

    private static final Map<String, String> TYPES = MediaTypes.with(
            "js",
            "application/javascript",
            "ico",
            "image/x-icon",
            "xml",
            "text/xml",
            "bin",
            "application/octet-stream");

    private static final Delivery.Habit HABIT = new Delivery.Habit(Conditions.Since.EXACT, true, false);

    private static final Dialect DIALECT = new Dialect(
            8190,
            8190,
            Integer.MAX_VALUE,
            33_000,
            Integer.MAX_VALUE,
            true,
            1L << 20,
            " ",
            false,
            new Dialect.Table()
                    .refuse(
                            Refusal.of(400),
                            Flaw.LEADING_SPACE,
                            Flaw.TOKENS,
                            Flaw.BARE_CR,
                            Flaw.METHOD_CHAR,
                            Flaw.METHOD_CASE,
                            Flaw.TARGET_MISSING,
                            Flaw.TARGET_CHAR,
                            Flaw.TARGET_FORM,
                            Flaw.QUERY_FORM,
                            Flaw.ASTERISK_FORM,
                            Flaw.AUTHORITY_FORM,
                            Flaw.AUTHORITY_BAD,
                            Flaw.AUTHORITY_EMPTY,
                            Flaw.NINE_METHOD,
                            Flaw.VERSION_FORM,
                            Flaw.VERSION_NINE,
                            Flaw.PERCENT,
                            Flaw.PERCENT_NUL,
                            Flaw.ABOVE_ROOT)
                    .refuse(
                            Refusal.of(400),
                            Flaw.FIELD_SPACE,
                            Flaw.FIELD_EMPTY,
                            Flaw.FIELD_CONTROL,
                            Flaw.VALUE_NUL,
                            Flaw.FOLDED,
                            Flaw.FOLDED_FIRST,
                            Flaw.HOST_MISSING,
                            Flaw.HOST_EMPTY,
                            Flaw.HOST_TWICE,
                            Flaw.HOST_CHAR,
                            Flaw.HOST_DOTS,
                            Flaw.LENGTH_FORM,
                            Flaw.LENGTH_TWICE,
                            Flaw.LENGTH_AND_CODING,
                            Flaw.CODING_TWICE,
                            Flaw.CODING_IN_TEN)
                    .refuse(Refusal.of(400, "Request Header Or Cookie Too Large", ""), Flaw.FIELD_LONG, Flaw.HEAD_LONG)
                    .refuse(Refusal.of(413), Flaw.BODY_LONG)
                    .refuse(Refusal.of(414), Flaw.LINE_LONG)
                    .refuse(Refusal.of(501), Flaw.CODING_LIST, Flaw.CODING_UNKNOWN)
                    .refuse(Refusal.of(505), Flaw.VERSION_MAJOR)
                    .done());

    private final NginxWording wording;

    Nginx(String version) {
        this.wording = new NginxWording("nginx/" + version);
    }

    @Override
    public Dialect dialect() {
        return DIALECT;
    }

    @Override
    public Manners manners() {
        return new Manners(60, 60, 60, 75, 1000, 5);
    }

    @Override
    public List<String> indexes() {
        return List.of("index.html", "index.htm", "index.nginx-debian.html");
    }

    @Override
    public String type(String name) {
        return TYPES.getOrDefault(MediaTypes.suffix(name), "application/octet-stream");
    }

    @Override
    public boolean packs(String type, int length) {
        return length >= 20 && type.equals("text/html");
    }

    @Override
    public String tag(long length, Instant modified) {
        return '"' + Long.toHexString(modified.getEpochSecond()) + '-' + Long.toHexString(length) + '"';
    }

    @Override
    public int packing() {
        return 1;
    }

    @Override
    public String startPage() {
        return NginxWording.welcome();
    }

    @Override
    public boolean drops(Reply reply) {
        return reply instanceof Reply.Barred || DROPPED.contains(reply.status());
    }

    @Override
    public Optional<Reply> reflex(Exchange exchange) {
        boolean refused = exchange.method().equals("TRACE") || exchange.method().equals("CONNECT");
        return refused ? Optional.of(new Reply.Barred(405, "")) : Optional.empty();
    }

    @Override
    public Reply answer(Exchange exchange, Site.Found found) {
        boolean post = exchange.method().equals("POST");
        if (found.kind() == Site.Kind.MISSING) {
            return Reply.notice(404);
        }
        if (!post && !exchange.head().reads()) {
            return Reply.notice(405);
        }
        if (found.kind() == Site.Kind.SLASHLESS) {
            return moved(exchange);
        }
        if (found.page().isEmpty()) {
            return Reply.notice(403);
        }
        if (post) {
            return Reply.notice(405);
        }
        return Delivery.of(found.page().get(), exchange, HABIT, mayPack(exchange));
    }

    /** To the name the visitor used, or the address it came to: the shipped server_name is "_". */
    private static Reply moved(Exchange exchange) {
        Host host = exchange.host();
        String name = host.name().isEmpty() ? exchange.place().address() : host.name();
        String port = host.port().isEmpty() ? Integer.toString(exchange.place().port()) : host.port();
        return new Reply.Moved(exchange.redirectTo(exchange.target().path() + "/", name, port));
    }

    /** gzip_http_version 1.1, gzip_proxied off. */
    static boolean mayPack(Exchange exchange) {
        return exchange.head().modern() && !exchange.fields().has("Via");
    }

    @Override
    public Message render(Reply reply, Exchange exchange) {
        return wording.render(reply, exchange);
    }
}
