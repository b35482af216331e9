package org.sundew.sim.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** How IIS 10 and HTTP.sys put their answers, field by field and byte by byte. */
final class IisWording {
    private static final String KERNEL = "Microsoft-HTTPAPI/2.0";

    /** The fields of an answer that HTTP.sys knows, in its order: HTTP_HEADER_ID of http.h. */
    private static final List<String> KNOWN = List.of(
            "cache-control",
            "pragma",
            "transfer-encoding",
            "allow",
            "content-type",
            "content-encoding",
            "content-language",
            "content-range",
            "expires",
            "last-modified",
            "accept-ranges",
            "etag",
            "location",
            "retry-after",
            "server",
            "set-cookie",
            "vary",
            "www-authenticate");

    private final String product;

    IisWording(String product) {
        this.product = product;
    }

    /** Whether HTTP.sys answers, and not IIS. */
    static boolean fromKernel(Reply reply) {
        return reply instanceof Reply.Notice notice && !notice.title().isEmpty();
    }

    Message render(Reply reply, Exchange exchange) {
        String phrase = reply instanceof Reply.Scripted scripted ? scripted.reason() : "";
        Message message = new Message(reply.status(), phrase.isEmpty() ? reason(reply.status()) : phrase);
        if (fromKernel(reply)) {
            return kernel((Reply.Notice) reply, message, exchange);
        }
        if (reply instanceof Reply.Sent sent) {
            return sent(sent, message, exchange);
        }
        if (reply instanceof Reply.Unchanged unchanged) {
            return end(validators(unchanged.page(), message), exchange);
        }
        if (reply instanceof Reply.Made made) {
            message.field("Content-Type", "text/html; charset=UTF-8")
                    .body(made.page().content(false));
            return measured(message, exchange);
        }
        if (reply instanceof Reply.Scripted scripted) {
            return scripted(scripted, message, exchange);
        }
        if (reply instanceof Reply.Methods methods) {
            message.field("Allow", methods.allow()).field("Server", product).field("Public", methods.allow());
            return end(message, exchange, false).field("Content-Length", 0);
        }
        if (reply instanceof Reply.Unmet unmet && unmet.status() == 416) {
            return beyond(unmet.page(), message, exchange);
        }
        return notice(reply, message, exchange);
    }

    private Message sent(Reply.Sent sent, Message message, Exchange exchange) {
        Part part = Part.of(sent);
        boolean headOnly = exchange.head().headOnly();
        message.fieldIf(headOnly, "Content-Length", Integer.toString(part.length()))
                .field("Content-Type", sent.page().type())
                .fieldIf(part.partial(), "Content-Range", part.range())
                .body(part.bytes());
        end(validators(sent.page(), message), exchange);
        return message.fieldIf(!headOnly, "Content-Length", Integer.toString(part.length()));
    }

    /** As ASP.NET would have it: the fields that HTTP.sys knows come first, in its order. */
    private Message scripted(Reply.Scripted reply, Message message, Exchange exchange) {
        List<Field> fields = new ArrayList<>(reply.fields());
        if (!reply.type().isEmpty()) {
            fields.add(new Field("Content-Type", reply.type()));
        }
        fields.add(new Field("Server", product));
        if (reply.inChunks(exchange)) {
            fields.add(new Field("Transfer-Encoding", "chunked"));
            message.inChunks();
        }
        fields.sort(Comparator.comparingInt(IisWording::rank));
        fields.forEach(field -> message.field(field.name(), field.value()));
        end(message, exchange, false);
        if (reply.measured(exchange)) {
            message.field("Content-Length", reply.body().remaining());
        }
        return reply.bodiless() ? message : message.body(reply.body());
    }

    private static int rank(Field field) {
        int rank = KNOWN.indexOf(field.name().toLowerCase(Locale.ROOT));
        return rank < 0 ? KNOWN.size() : rank;
    }

    private Message beyond(Page page, Message message, Exchange exchange) {
        message.field("Content-Type", "text/html")
                .field("Content-Range", "bytes */" + page.content(false).remaining())
                .body(kernelPage(416, "Requested Range Not Satisfiable", "The requested range is not satisfiable."));
        return end(validators(page, message), exchange).field("Content-Length", message.length());
    }

    private static Message validators(Page page, Message message) {
        return message.field("Last-Modified", page.date())
                .field("Accept-Ranges", "bytes")
                .field("ETag", page.tag());
    }

    private Message notice(Reply reply, Message message, Exchange exchange) {
        message.body(page(reply.status()));
        if (reply instanceof Reply.Barred barred) {
            message.field("Allow", barred.allow());
        }
        if (reply instanceof Reply.Moved moved) {
            message.field("Content-Type", "text/html; charset=UTF-8")
                    .field("Location", moved.location())
                    .body("<head><title>Document Moved</title></head>\n<body><h1>Object Moved</h1>"
                            + "This document may be found <a HREF=\"" + Chars.html(moved.location())
                            + "\">here</a></body>");
            return measured(message, exchange);
        }
        message.field("Content-Type", "text/html");
        if (reply instanceof Reply.Locked locked) {
            message.field("Server", product);
            locked.challenges().forEach(each -> message.field("WWW-Authenticate", each));
            return end(message, exchange, false).field("Content-Length", message.length());
        }
        return measured(message, exchange);
    }

    private Message measured(Message message, Exchange exchange) {
        return end(message, exchange).field("Content-Length", message.length());
    }

    private Message end(Message message, Exchange exchange) {
        return end(message, exchange, true);
    }

    private Message end(Message message, Exchange exchange, boolean server) {
        message.fieldIf(server, "Server", product)
                .field("X-Powered-By", "ASP.NET")
                .field("Date", exchange.place().date());
        if (!exchange.keep()) {
            return message.field("Connection", "close");
        }
        return message.fieldIf(!exchange.head().modern(), "Connection", "keep-alive");
    }

    private static Message kernel(Reply.Notice notice, Message message, Exchange exchange) {
        message.body(kernelPage(notice.status(), notice.title(), notice.text()));
        return message.field("Content-Type", "text/html; charset=us-ascii")
                .field("Server", KERNEL)
                .field("Date", exchange.place().date())
                .field("Connection", "close")
                .field("Content-Length", message.length());
    }

    private static String kernelPage(int status, String heading, String text) {
        int dash = heading.indexOf(" - ");
        String title = status == 403 ? "Forbidden" : dash < 0 ? heading : heading.substring(0, dash);
        return "<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\"\"http://www.w3.org/TR/html4/strict.dtd\">\r\n"
                + "<HTML><HEAD><TITLE>" + title + "</TITLE>\r\n"
                + "<META HTTP-EQUIV=\"Content-Type\" Content=\"text/html; charset=us-ascii\"></HEAD>\r\n"
                + "<BODY><h2>" + heading + "</h2>\r\n<hr><p>HTTP Error " + status + ". " + text + "</p>\r\n"
                + "</BODY></HTML>\r\n";
    }

    private static String page(int status) {
        String heading = heading(status);
        if (heading.isEmpty()) {
            return status == 413
                    ? "The page was not displayed because the request entity is too large."
                    : "The page cannot be displayed because an internal server error has occurred.";
        }
        return "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\" "
                + "\"http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd\">\r\n"
                + "<html xmlns=\"http://www.w3.org/1999/xhtml\">\r\n<head>\r\n"
                + "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=iso-8859-1\"/>\r\n"
                + "<title>" + heading + "</title>\r\n" + STYLE + "</head>\r\n<body>\r\n"
                + "<div id=\"header\"><h1>Server Error</h1></div>\r\n<div id=\"content\">\r\n"
                + " <div class=\"content-container\"><fieldset>\r\n  <h2>" + heading + "</h2>\r\n  <h3>" + text(status)
                + "</h3>\r\n </fieldset></div>\r\n</div>\r\n</body>\r\n</html>\r\n";
    }

    private static final String STYLE = "<style type=\"text/css\">\r\n<!--\r\n"
            + "body{margin:0;font-size:.7em;font-family:Verdana, Arial, Helvetica, sans-serif;background:#EEEEEE;}\r\n"
            + "fieldset{padding:0 15px 10px 15px;} \r\nh1{font-size:2.4em;margin:0;color:#FFF;}\r\n"
            + "h2{font-size:1.7em;margin:0;color:#CC0000;} \r\nh3{font-size:1.2em;margin:10px 0 0 0;color:#000000;} \r\n"
            + "#header{width:96%;margin:0 0 0 0;padding:6px 2% 6px 2%;font-family:\"trebuchet MS\", Verdana, sans-serif;"
            + "color:#FFF;\r\nbackground-color:#555555;}\r\n#content{margin:0 0 0 2%;position:relative;}\r\n"
            + ".content-container{background:#FFF;width:96%;margin-top:8px;padding:10px;position:relative;}\r\n-->\r\n"
            + "</style>\r\n";

    private static String heading(int status) {
        return switch (status) {
            case 401 -> "401 - Unauthorized: Access is denied due to invalid credentials.";
            case 403 -> "403 - Forbidden: Access is denied.";
            case 404 -> "404 - File or directory not found.";
            case 405 -> "405 - HTTP verb used to access this page is not allowed.";
            case 412 -> "412 - Precondition set by the client failed when evaluated on the Web server.";
            case 501 -> "501 - Header values specify a method that is not implemented.";
            default -> "";
        };
    }

    private static String text(int status) {
        return switch (status) {
            case 401, 403 ->
                "You do not have permission to view this directory or page using the credentials that you"
                        + " supplied.";
            case 404 ->
                "The resource you are looking for might have been removed, had its name changed, or is temporarily"
                        + " unavailable.";
            case 405 ->
                "The page you are looking for cannot be displayed because an invalid method (HTTP verb) was used to"
                        + " attempt access.";
            case 412 ->
                "The request was not completed due to preconditions that are set in the request header."
                        + " Preconditions prevent the requested method from being applied to a resource other than the one"
                        + " intended. An example of a precondition is testing for expired content in the page cache of the"
                        + " client.";
            default ->
                "The page you are looking for cannot be displayed because a header value in the request does not"
                        + " match certain configuration settings on the Web server. For example, a request header might"
                        + " specify a POST to a static file that cannot be posted to, or specify a Transfer-Encoding value"
                        + " that cannot make use of compression.";
        };
    }

    private static String reason(int status) {
        return switch (status) {
            case 413 -> "Request Entity Too Large";
            case 414 -> "Request URL Too Long";
            case 416 -> "Requested Range Not Satisfiable";
            case 422 -> "Unprocessable Entity";
            default -> Reasons.of(status);
        };
    }
}
