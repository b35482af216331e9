package org.sundew.sim.http;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Microsoft IIS 10 on Windows Server: how it reads and decides. Two programs answer: HTTP.sys, in the kernel, what it cannot
 * read, and closes; IIS the rest. Made after published captures, for want of a server to compare with.
 */
final class Iis implements Persona {
    private static final String METHODS = "OPTIONS, TRACE, GET, HEAD, POST";
    private static final String STATIC_METHODS = "GET, HEAD, OPTIONS, TRACE";

    private static final Set<Integer> DROPPED = Set.of(400, 408, 411, 413, 414, 505);

    private static final Map<String, String> TYPES = MediaTypes.with(
            "js",
            "application/javascript",
            "ico",
            "image/x-icon",
            "xml",
            "text/xml",
            "zip",
            "application/x-zip-compressed",
            "bin",
            "application/octet-stream",
            "exe",
            "application/octet-stream");

    private static final Delivery.Habit HABIT = new Delivery.Habit(Conditions.Since.LATER, false, false);

    private static final Dialect DIALECT = new Dialect(
            16_384,
            16_384,
            Integer.MAX_VALUE,
            16_384,
            Integer.MAX_VALUE,
            true,
            30_000_000,
            " \t",
            true,
            new Dialect.Table()
                    .refuse(
                            Refusal.of(400, "Bad Request", "The request is badly formed."),
                            Flaw.SPACES,
                            Flaw.TOKENS,
                            Flaw.TARGET_MISSING,
                            Flaw.NINE,
                            Flaw.VERSION_FORM,
                            Flaw.VERSION_DIGITS,
                            Flaw.VERSION_NINE,
                            Flaw.LENGTH_AND_CODING)
                    .refuse(
                            Refusal.of(400, "Bad Request - Invalid Verb", "The request verb is invalid."),
                            Flaw.LEADING_SPACE,
                            Flaw.METHOD_CHAR,
                            Flaw.BARE_CR)
                    .refuse(
                            Refusal.of(400, "Bad Request - Invalid URL", "The request URL is invalid."),
                            Flaw.TARGET_CHAR,
                            Flaw.TARGET_FORM,
                            Flaw.TARGET_SCHEME,
                            Flaw.QUERY_FORM,
                            Flaw.AUTHORITY_FORM,
                            Flaw.CONNECT_FORM,
                            Flaw.AUTHORITY_BAD,
                            Flaw.AUTHORITY_EMPTY,
                            Flaw.FRAGMENT,
                            Flaw.PERCENT,
                            Flaw.PERCENT_NUL,
                            Flaw.PERCENT_CONTROL,
                            Flaw.SEGMENT_LONG)
                    .refuse(
                            Refusal.of(400, "Bad Request - Invalid Header", "The request has an invalid header name."),
                            Flaw.FIELD_COLON,
                            Flaw.FIELD_SPACE,
                            Flaw.FIELD_EMPTY,
                            Flaw.FIELD_NAME,
                            Flaw.FIELD_CONTROL,
                            Flaw.VALUE_CONTROL,
                            Flaw.VALUE_NUL,
                            Flaw.FOLDED_FIRST,
                            Flaw.LENGTH_TWICE,
                            Flaw.BARE_LF)
                    .refuse(
                            Refusal.of(400, "Bad Request - Invalid Hostname", "The request hostname is invalid."),
                            Flaw.HOST_MISSING,
                            Flaw.HOST_EMPTY,
                            Flaw.HOST_TWICE,
                            Flaw.HOST_CHAR,
                            Flaw.HOST_LOOSE,
                            Flaw.HOST_PORT)
                    .refuse(
                            Refusal.of(
                                    400,
                                    "Bad Request - Invalid Content Length",
                                    "There is an invalid content length or chunk length in the request."),
                            Flaw.LENGTH_FORM,
                            Flaw.CHUNK_LF,
                            Flaw.CHUNK_SIZE,
                            Flaw.CHUNK_END,
                            Flaw.EXTENSION_LONG,
                            Flaw.TRAILER_LONG)
                    .refuse(
                            Refusal.of(
                                    400,
                                    "Bad Request - Request Too Long",
                                    "The size of the request headers is too long."),
                            Flaw.FIELD_LONG,
                            Flaw.HEAD_LONG)
                    .refuse(Refusal.of(403, "Forbidden URL", "The request URL is forbidden."), Flaw.ABOVE_ROOT)
                    .refuse(
                            Refusal.of(411, "Length Required", "The request must be chunked or have a content length."),
                            Flaw.LENGTH_MISSING)
                    .refuse(Refusal.of(413), Flaw.BODY_LONG, Flaw.CHUNK_LONG)
                    .refuse(Refusal.of(414, "Request URL Too Long", "The request URL is too long."), Flaw.LINE_LONG)
                    .refuse(Refusal.of(417), Flaw.EXPECTATION)
                    .refuse(
                            Refusal.of(501, "Not Implemented", "The request transfer encoding type is not supported."),
                            Flaw.CODING_LIST,
                            Flaw.CODING_TWICE,
                            Flaw.CODING_UNKNOWN)
                    .refuse(
                            Refusal.of(505, "Version Not Supported", "The HTTP version is not supported."),
                            Flaw.VERSION_MAJOR)
                    .done());

    private final IisWording wording;

    Iis(String version) {
        this.wording = new IisWording("Microsoft-IIS/" + version);
    }

    @Override
    public Dialect dialect() {
        return DIALECT;
    }

    @Override
    public Manners manners() {
        return new Manners(120, 120, 120, 120, Integer.MAX_VALUE, 2);
    }

    @Override
    public List<String> indexes() {
        return List.of("default.htm", "default.asp", "index.htm", "index.html", "iisstart.htm", "default.aspx");
    }

    @Override
    public String type(String name) {
        return TYPES.getOrDefault(MediaTypes.suffix(name), "");
    }

    @Override
    public boolean packs(String type, int length) {
        return false;
    }

    /** The file time, 100 ns since 1601, byte by byte from the least, each in hex without a leading zero. */
    @Override
    public String tag(long length, Instant modified) {
        long time = (modified.getEpochSecond() + 11_644_473_600L) * 10_000_000L + modified.getNano() / 100;
        StringBuilder tag = new StringBuilder(20).append('"');
        for (int i = 0; i < 8; i++) {
            tag.append(Integer.toHexString((int) (time >>> (8 * i)) & 0xFF));
        }
        return tag.append(":0\"").toString();
    }

    @Override
    public int packing() {
        return 6;
    }

    @Override
    public String startPage() {
        return String.join(
                "\r\n",
                "<!DOCTYPE html>",
                "<html>",
                "<head>",
                "<title>IIS Windows Server</title>",
                "</head>",
                "<body>",
                "<h1>Internet Information Services</h1>",
                "</body>",
                "</html>",
                "");
    }

    @Override
    public boolean drops(Reply reply) {
        return DROPPED.contains(reply.status()) || IisWording.fromKernel(reply);
    }

    @Override
    public Optional<Reply> reflex(Exchange exchange) {
        return switch (exchange.method()) {
            case "TRACE" -> Optional.of(Reply.notice(501));
            case "OPTIONS" -> Optional.of(new Reply.Methods(METHODS, ""));
            default -> Optional.empty();
        };
    }

    @Override
    public Reply answer(Exchange exchange, Site.Found found) {
        boolean reads = exchange.head().reads();
        // a file of a type it does not know is not served (404.3)
        boolean unknown = found.page().map(page -> page.type().isEmpty()).orElse(false);
        if (found.kind() == Site.Kind.MISSING || unknown) {
            return Reply.notice(404);
        }
        if (!reads) {
            return new Reply.Barred(405, STATIC_METHODS);
        }
        if (found.kind() == Site.Kind.SLASHLESS) {
            Host host = exchange.host();
            String name = host.name().isEmpty() ? exchange.place().address() : host.name();
            return new Reply.Moved(exchange.redirectTo(exchange.target().path() + "/", name, host.port()));
        }
        return found.page()
                .map(page -> Delivery.of(page, exchange, HABIT, false))
                .orElseGet(() -> Reply.notice(403));
    }

    @Override
    public Message render(Reply reply, Exchange exchange) {
        return wording.render(reply, exchange);
    }
}
