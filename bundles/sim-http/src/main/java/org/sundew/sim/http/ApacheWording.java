package org.sundew.sim.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How Apache httpd on Debian puts its answers, field by field and byte by byte. */
final class ApacheWording {
    private static final Pattern VERSION = Pattern.compile("2\\.4\\.(\\d{1,4}).*");
    private static final int FIRST_STRICT = 66;

    private static final String WANTS_PASSWORD = """
            <p>This server could not verify that you
            are authorized to access the document
            requested.  Either you supplied the wrong
            credentials (e.g., bad password), or your
            browser doesn't understand how to supply
            the credentials required.</p>
            """;

    private static final String TOO_LARGE = """
            The requested resource does not allow request data with METHOD requests, or the amount of data provided in
            the request exceeds the capacity limit.
            """;

    private static final String TOO_LONG = """
            <p>The requested URL's length exceeds the capacity
            limit for this server.<br />
            </p>
            """;

    private static final String NO_SUCH_RANGE = """
            <p>None of the range-specifier values in the Range
            request-header field overlap the current extent
            of the selected resource.</p>
            """;

    private static final String UNEXPLAINED = """
            <p>The server encountered an internal error or
            misconfiguration and was unable to complete
            your request.</p>
            <p>Please contact the server administrator at\s
             webmaster@localhost to inform them of the time this error occurred,
             and the actions you performed just before this error.</p>
            <p>More information about this error may be available
            in the server error log.</p>
            """;

    private static final String UNEXPECTED = """
            <p>The expectation given in the Expect request-header
            field could not be met by this server.
            The client sent<pre>
                Expect: EXPECTATION
            </pre>
            </p><p>Only the 100-continue expectation is supported.</p>
            """;

    private final String product;
    private final String doctype;

    ApacheWording(String version) {
        this.product = "Apache/" + version + " (Debian)";
        this.doctype = doctype(version);
    }

    /** Seen over the wire: up to 2.4.65 the pages call themselves HTML 2.0. */
    private static String doctype(String version) {
        Matcher matcher = VERSION.matcher(version);
        boolean strict = matcher.matches() && Integer.parseInt(matcher.group(1)) >= FIRST_STRICT;
        return strict
                ? "<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\" \"http://www.w3.org/TR/html4/strict.dtd\">\n"
                : "<!DOCTYPE HTML PUBLIC \"-//IETF//DTD HTML 2.0//EN\">\n";
    }

    Message render(Reply reply, Exchange exchange) {
        String phrase = reply instanceof Reply.Scripted scripted ? scripted.reason() : "";
        Message message = new Message(reply.status(), phrase.isEmpty() ? reason(reply.status()) : phrase)
                .field("Date", exchange.place().date())
                .field("Server", product);
        if (reply instanceof Reply.Sent sent) {
            return sent(sent, message, exchange);
        }
        if (reply instanceof Reply.Unchanged unchanged) {
            return connection(exchange, validators(unchanged.page(), false, message));
        }
        if (reply instanceof Reply.Made made) {
            return made(made.page(), message, exchange);
        }
        if (reply instanceof Reply.Scripted scripted) {
            return scripted(scripted, message, exchange);
        }
        if (reply instanceof Reply.Methods methods) {
            message.fieldIf(!methods.allow().isEmpty(), "Allow", methods.allow())
                    .field("Content-Length", 0);
            return type(methods.type(), connection(exchange, message));
        }
        if (reply instanceof Reply.Unmet unmet && unmet.status() == 412) {
            validators(unmet.page(), false, message).field("Content-Length", 0);
            return type(unmet.page().type(), connection(exchange, message));
        }
        return notice(reply, message, exchange);
    }

    private static Message sent(Reply.Sent sent, Message message, Exchange exchange) {
        Page page = sent.page();
        Part part = Part.of(sent);
        validators(page, sent.packed(), message);
        if (sent.packed()) {
            message.field("Vary", "Accept-Encoding")
                    .field("Content-Encoding", "gzip")
                    .fieldIf(part.partial(), "Content-Range", part.range())
                    .field("Content-Length", part.length());
        } else {
            message.field("Content-Length", part.length())
                    .fieldIf(page.packs(), "Vary", "Accept-Encoding")
                    .fieldIf(part.partial(), "Content-Range", part.range());
        }
        return type(page.type(), connection(exchange, message)).body(part.bytes());
    }

    private static Message made(Page page, Message message, Exchange exchange) {
        message.field("Vary", "Accept-Encoding")
                .field("Content-Length", page.content(false).remaining());
        return type("text/html; charset=UTF-8", connection(exchange, message)).body(page.content(false));
    }

    /** As a program behind it would have it: its fields before those that the server adds. */
    private static Message scripted(Reply.Scripted reply, Message message, Exchange exchange) {
        reply.fields().forEach(field -> message.field(field.name(), field.value()));
        if (reply.bodiless()) {
            return connection(exchange, message);
        }
        boolean text = reply.type().startsWith("text/") && reply.body().hasRemaining();
        message.fieldIf(text, "Vary", "Accept-Encoding");
        if (reply.measured(exchange)) {
            message.field("Content-Length", reply.body().remaining());
        }
        connection(exchange, message);
        if (reply.inChunks(exchange)) {
            message.sendChunked();
        }
        return type(reply.type(), message).body(reply.body());
    }

    private static Message validators(Page page, boolean packed, Message message) {
        String tag = page.tag();
        return message.field("Last-Modified", page.date())
                .field("ETag", packed ? tag.substring(0, tag.length() - 1) + "-gzip\"" : tag)
                .field("Accept-Ranges", "bytes");
    }

    private static Message type(String type, Message message) {
        return message.fieldIf(!type.isEmpty(), "Content-Type", type);
    }

    private static Message connection(Exchange exchange, Message message) {
        return exchange.keep() ? stays(exchange, 0, message) : message.field("Connection", "close");
    }

    /** A page that could not be had in part counts as one more request served. */
    private static Message stays(Exchange exchange, int more, Message message) {
        Exchange.Persistence persistence = exchange.persistence();
        if (persistence.asked()) {
            String patience = "timeout=" + persistence.seconds() + ", max=" + (persistence.left() - more);
            message.field("Keep-Alive", patience).field("Connection", "Keep-Alive");
        }
        return message;
    }

    /** An expectation that failed closes, but its head says what it would have been without that. */
    private static void promise(Exchange exchange, Message message) {
        boolean stays = exchange.head().modern() || exchange.persistence().asked();
        if (stays && !exchange.fields().tokens("Connection").contains("close")) {
            stays(exchange, 0, message);
        } else {
            message.field("Connection", "close");
        }
    }

    DavPages dav(Exchange exchange, Persona persona) {
        return new DavPages(exchange, persona, doctype, "<hr />\n" + signature(exchange));
    }

    private String signature(Exchange exchange) {
        return "<address>" + product + " Server at " + Chars.html(bare(exchange.hostName())) + " Port " + port(exchange)
                + "</address>\n";
    }

    private Message notice(Reply reply, Message message, Exchange exchange) {
        if (reply instanceof Reply.Moved moved) {
            message.field("Location", moved.location());
        } else if (reply instanceof Reply.Locked locked) {
            locked.challenges().forEach(each -> message.field("WWW-Authenticate", each));
        } else if (reply instanceof Reply.Barred barred) {
            message.field("Allow", barred.allow());
        }
        message.body(page(reply, exchange));
        boolean measured = reply.status() != 416 && !(reply instanceof Reply.Notice notice && !notice.measured());
        boolean body = !exchange.head().headOnly();
        if (measured && body) {
            message.field("Content-Length", message.length());
        }
        if (reply.status() == 417) {
            promise(exchange, message);
        } else if (reply.status() == 416 && exchange.keep()) {
            stays(exchange, 1, message);
        } else {
            connection(exchange, message);
        }
        if (!measured && body && exchange.keep() && exchange.head().modern()) {
            message.sendChunked();
        }
        return message.field("Content-Type", "text/html; charset=iso-8859-1");
    }

    private String page(Reply reply, Exchange exchange) {
        String reason = reason(reply.status());
        return doctype + "<html><head>\n<title>" + reply.status() + ' ' + reason + "</title>\n</head><body>\n<h1>"
                + reason
                + "</h1>\n" + text(reply, exchange) + "<hr>\n" + signature(exchange) + "</body></html>\n";
    }

    private static String text(Reply reply, Exchange exchange) {
        String method = Chars.html(exchange.method());
        String detail = reply instanceof Reply.Notice notice ? notice.text() : "";
        return switch (reply.status()) {
            case 301 ->
                "<p>The document has moved <a href=\"" + Chars.html(((Reply.Moved) reply).location())
                        + "\">here</a>.</p>\n";
            case 401 -> WANTS_PASSWORD;
            case 403 -> "<p>You don't have permission to access this resource.</p>\n";
            case 404 -> "<p>The requested URL was not found on this server.</p>\n";
            case 405 -> "<p>The requested method " + method + " is not allowed for this URL.</p>\n";
            case 408 -> "<p>Server timeout waiting for the HTTP request from the client.</p>\n";
            case 409, 500 -> UNEXPLAINED;
            case 413 -> TOO_LARGE.replace("METHOD", method);
            case 414 -> TOO_LONG;
            case 416 -> NO_SUCH_RANGE;
            case 417 ->
                UNEXPECTED.replace("EXPECTATION", Chars.html(exchange.fields().first("Expect")));
            case 501 -> "<p>" + method + " not supported for current URL.<br />\n</p>\n";
            default ->
                "<p>Your browser sent a request that this server could not understand.<br />\n" + detail + "</p>\n";
        };
    }

    private static String bare(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    private static String port(Exchange exchange) {
        String port = exchange.host().port();
        return port.isEmpty() ? Integer.toString(exchange.place().usualPort()) : port;
    }

    private static String reason(int status) {
        return switch (status) {
            case 413 -> "Request Entity Too Large";
            case 414 -> "Request-URI Too Long";
            case 416 -> "Requested Range Not Satisfiable";
            case 422 -> "Unprocessable Entity";
            default -> Reasons.of(status);
        };
    }
}
