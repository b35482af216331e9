package org.sundew.sim.http;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Apache httpd 2.4 as Debian sets it up, without directory listings: how it reads and decides. */
final class Apache implements Persona {
    private static final String ALLOW = "GET,POST,OPTIONS,HEAD";

    /** The methods it knows; others are not implemented, these are not allowed. */
    private static final Set<String> METHODS = Set.of(
            "PUT",
            "DELETE",
            "CONNECT",
            "TRACE",
            "PATCH",
            "PROPFIND",
            "PROPPATCH",
            "MKCOL",
            "COPY",
            "MOVE",
            "LOCK",
            "UNLOCK",
            "VERSION-CONTROL",
            "CHECKOUT",
            "UNCHECKOUT",
            "CHECKIN",
            "UPDATE",
            "LABEL",
            "REPORT",
            "MKWORKSPACE",
            "MKACTIVITY",
            "BASELINE-CONTROL",
            "MERGE");

    /** After these it closes: ap_status_drops_connection, and an expectation that failed. */
    private static final Set<Integer> DROPPED = Set.of(400, 408, 411, 413, 414, 417, 500, 501, 503);

    private static final Map<String, String> TYPES =
            MediaTypes.with("js", "text/javascript", "ico", "image/vnd.microsoft.icon", "xml", "application/xml");

    private static final Set<String> PACKED =
            Set.of("text/html", "text/plain", "text/css", "text/javascript", "text/xml", "application/xml");

    private static final Delivery.Habit HABIT = new Delivery.Habit(Conditions.Since.LATER, false, true);

    static final Dialect DIALECT = new Dialect(
            8191,
            8191,
            100,
            131_072,
            10,
            false,
            1L << 30,
            " \t",
            false,
            new Dialect.Table()
                    .refuse(
                            Refusal.of(400),
                            Flaw.BLANK_LINES,
                            Flaw.LEADING_SPACE,
                            Flaw.BARE_LF,
                            Flaw.BARE_CR,
                            Flaw.SPACES,
                            Flaw.TOKENS,
                            Flaw.METHOD_CHAR,
                            Flaw.TARGET_MISSING,
                            Flaw.TARGET_CHAR,
                            Flaw.TARGET_FORM,
                            Flaw.TARGET_SCHEME,
                            Flaw.CONNECT_FORM,
                            Flaw.AUTHORITY_BAD,
                            Flaw.FRAGMENT,
                            Flaw.NINE_METHOD,
                            Flaw.VERSION_FORM,
                            Flaw.VERSION_DIGITS,
                            Flaw.VERSION_NINE,
                            Flaw.PERCENT,
                            Flaw.ABOVE_ROOT)
                    .refuse(
                            Refusal.of(400),
                            Flaw.FIELD_COLON,
                            Flaw.FIELD_SPACE,
                            Flaw.FIELD_EMPTY,
                            Flaw.FIELD_NAME,
                            Flaw.FIELD_CONTROL,
                            Flaw.VALUE_CONTROL,
                            Flaw.VALUE_NUL,
                            Flaw.FOLDED_FIRST,
                            Flaw.HOST_MISSING,
                            Flaw.HOST_EMPTY,
                            Flaw.HOST_TWICE,
                            Flaw.HOST_CHAR,
                            Flaw.HOST_LOOSE,
                            Flaw.HOST_DOTS,
                            Flaw.HOST_PORT,
                            Flaw.HOST_PORT_RANGE,
                            Flaw.LENGTH_FORM,
                            Flaw.LENGTH_TWICE,
                            Flaw.CODING_UNKNOWN,
                            Flaw.ENDED)
                    .refuse(
                            Refusal.of(400, "Size of a request header field exceeds server limit."),
                            Flaw.FIELD_LONG,
                            Flaw.HEAD_LONG)
                    .refuse(
                            Refusal.of(400, "The number of request header fields exceeds this server's limit."),
                            Flaw.FIELDS_MANY)
                    .refuse(Refusal.of(403), Flaw.SEGMENT_LONG)
                    .refuse(Refusal.of(404), Flaw.PERCENT_NUL, Flaw.PERCENT_SLASH)
                    .refuse(Refusal.of(408), Flaw.TIMED_OUT)
                    .refuse(Refusal.of(414), Flaw.LINE_LONG)
                    .refuse(Refusal.of(417), Flaw.EXPECTATION)
                    .refuse(
                            Refusal.of(400).unmeasured(),
                            Flaw.CHUNK_LF,
                            Flaw.CHUNK_SIZE,
                            Flaw.CHUNK_END,
                            Flaw.CHUNK_EXTENSION)
                    .refuse(Refusal.of(400), Flaw.TRAILER_FORM, Flaw.TRAILER_LONG)
                    .refuse(Refusal.of(413).unmeasured(), Flaw.BODY_LONG, Flaw.CHUNK_LONG, Flaw.EXTENSION_LONG)
                    .done());

    private final ApacheWording wording;

    Apache(String version) {
        this.wording = new ApacheWording(version);
    }

    @Override
    public Dialect dialect() {
        return DIALECT;
    }

    @Override
    public Manners manners() {
        return new Manners(50, 20, 10, 5, 101, 2);
    }

    @Override
    public List<String> indexes() {
        return List.of("index.html", "index.cgi", "index.pl", "index.php", "index.xhtml", "index.htm");
    }

    @Override
    public String type(String name) {
        return TYPES.getOrDefault(MediaTypes.suffix(name), "");
    }

    @Override
    public boolean packs(String type, int length) {
        return length > 68 && PACKED.contains(type);
    }

    @Override
    public String tag(long length, Instant modified) {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, modified);
        return '"' + Long.toHexString(length) + '-' + Long.toHexString(micros) + '"';
    }

    @Override
    public int packing() {
        return 6;
    }

    @Override
    public String startPage() {
        return "<html><body><h1>It works!</h1></body></html>\n";
    }

    @Override
    public boolean drops(Reply reply) {
        return DROPPED.contains(reply.status());
    }

    @Override
    public Optional<Reply> reflex(Exchange exchange) {
        if (exchange.method().equals("TRACE")) {
            return Optional.of(new Reply.Barred(405, ""));
        }
        boolean everything = exchange.target().form() == Target.Form.ASTERISK;
        return everything ? Optional.of(new Reply.Methods("", "")) : Optional.empty();
    }

    @Override
    public Reply answer(Exchange exchange, Site.Found found) {
        String path = exchange.target().path();
        if (forbidden(path) || (path.equals("/icons/") && exchange.head().reads())) {
            return Reply.notice(403);
        }
        if (found.kind() == Site.Kind.SLASHLESS) {
            String host = exchange.hostName();
            return new Reply.Moved(
                    exchange.redirectTo(path + "/", host, exchange.host().port()));
        }
        return switch (exchange.method()) {
            case "GET", "HEAD", "POST" -> deliver(exchange, found);
            case "OPTIONS" -> new Reply.Methods(ALLOW, typeOf(found));
            default -> new Reply.Barred(METHODS.contains(exchange.method()) ? 405 : 501, ALLOW);
        };
    }

    private static Reply deliver(Exchange exchange, Site.Found found) {
        if (found.page().isPresent()) {
            return Delivery.of(found.page().get(), exchange, HABIT, true);
        }
        // a folder without an index is forbidden to GET, and not there for POST, which nothing serves
        boolean listing = found.kind() == Site.Kind.BARE && exchange.head().reads();
        return Reply.notice(listing ? 403 : 404);
    }

    private static String typeOf(Site.Found found) {
        return found.kind() == Site.Kind.BARE
                ? "httpd/unix-directory"
                : found.page().map(Page::type).orElse("");
    }

    /** What Debian's configuration keeps from strangers: .htaccess and the like, and the status page. */
    private static boolean forbidden(String path) {
        return path.substring(path.lastIndexOf('/') + 1).startsWith(".ht")
                || path.equals("/server-status")
                || path.startsWith("/server-status/");
    }

    @Override
    public Optional<DavPages> dav(Exchange exchange) {
        return Optional.of(wording.dav(exchange, this));
    }

    @Override
    public Message render(Reply reply, Exchange exchange) {
        return wording.render(reply, exchange);
    }
}
