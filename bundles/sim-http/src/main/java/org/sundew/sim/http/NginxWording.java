package org.sundew.sim.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** How nginx puts its answers, field by field and byte by byte. */
final class NginxWording {
    private static final String PADDING =
            "<!-- a padding to disable MSIE and Chrome friendly error page -->\r\n".repeat(6);

    private final String product;

    NginxWording(String product) {
        this.product = product;
    }

    Message render(Reply reply, Exchange exchange) {
        String phrase = reply instanceof Reply.Scripted scripted ? scripted.reason() : "";
        Message message = new Message(reply.status(), phrase.isEmpty() ? reason(reply.status()) : phrase)
                .field("Server", product)
                .field("Date", exchange.place().date());
        if (reply instanceof Reply.Sent sent) {
            return sent.packed() ? packed(sent.page(), message, exchange) : plain(sent, message, exchange);
        }
        if (reply instanceof Reply.Unchanged unchanged) {
            message.field("Last-Modified", unchanged.page().date());
            return connection(exchange, message).field("ETag", unchanged.page().tag());
        }
        if (reply instanceof Reply.Made made) {
            return made(made.page(), message, exchange);
        }
        if (reply instanceof Reply.Scripted scripted) {
            return scripted(scripted, message, exchange);
        }
        return notice(reply, message, exchange);
    }

    /** As a program behind it would have it: its fields after those of the server. */
    private static Message scripted(Reply.Scripted reply, Message message, Exchange exchange) {
        message.fieldIf(!reply.type().isEmpty(), "Content-Type", reply.type());
        if (reply.measured(exchange)) {
            message.field("Content-Length", reply.body().remaining());
        } else if (reply.inChunks(exchange)) {
            chunked(exchange, message);
        }
        if (!reply.bodiless()) {
            message.body(reply.body());
        }
        connection(exchange, message);
        reply.fields().forEach(field -> message.field(field.name(), field.value()));
        return message;
    }

    private static Message plain(Reply.Sent sent, Message message, Exchange exchange) {
        Page page = sent.page();
        Part part = Part.of(sent);
        message.field("Content-Type", page.type())
                .field("Content-Length", part.length())
                .field("Last-Modified", page.date());
        return connection(exchange, message)
                .field("ETag", page.tag())
                .fieldIf(!part.partial(), "Accept-Ranges", "bytes")
                .fieldIf(part.partial(), "Content-Range", part.range())
                .body(part.bytes());
    }

    private static Message packed(Page page, Message message, Exchange exchange) {
        message.field("Content-Type", page.type()).field("Last-Modified", page.date());
        return connection(exchange, chunked(exchange, message))
                .field("ETag", "W/" + page.tag())
                .field("Content-Encoding", "gzip")
                .body(page.content(true));
    }

    private static Message made(Page page, Message message, Exchange exchange) {
        ByteBuffer content = page.content(false);
        message.field("Content-Type", "text/html; charset=UTF-8");
        if (exchange.head().modern()) {
            chunked(exchange, message);
        } else {
            message.field("Content-Length", content.remaining());
        }
        return connection(exchange, message).body(content);
    }

    private static Message chunked(Exchange exchange, Message message) {
        return exchange.head().headOnly() ? message : message.sendChunked();
    }

    private static Message connection(Exchange exchange, Message message) {
        return message.field("Connection", exchange.keep() ? "keep-alive" : "close");
    }

    private Message notice(Reply reply, Message message, Exchange exchange) {
        ByteBuffer page = ByteBuffer.wrap(page(reply, exchange).getBytes(StandardCharsets.ISO_8859_1));
        boolean pack = (reply.status() == 403 || reply.status() == 404)
                && Nginx.mayPack(exchange)
                && Delivery.takesGzip(exchange.fields());
        message.field("Content-Type", "text/html");
        if (pack) {
            return connection(exchange, chunked(exchange, message))
                    .field("Content-Encoding", "gzip")
                    .body(Page.pack(page.array(), 1));
        }
        message.field("Content-Length", page.remaining());
        if (reply instanceof Reply.Moved moved) {
            message.field("Location", moved.location());
        }
        // a failed precondition promises to stay, and closes
        boolean stays =
                exchange.keep() || (reply.status() == 412 && exchange.head().modern());
        message.field("Connection", stays ? "keep-alive" : "close");
        if (reply instanceof Reply.Locked locked) {
            locked.challenges().forEach(each -> message.field("WWW-Authenticate", each));
        } else if (reply instanceof Reply.Unmet unmet && unmet.status() == 416) {
            message.field(
                    "Content-Range", "bytes */" + unmet.page().content(false).remaining());
        }
        return message.body(page);
    }

    private String page(Reply reply, Exchange exchange) {
        int status = reply.status();
        String heading = status + " " + (status == 401 ? "Authorization Required" : reason(status));
        String title = reply instanceof Reply.Notice notice ? notice.title() : "";
        String detail = title.isEmpty() ? "" : "<center>" + title + "</center>\r\n";
        return "<html>\r\n<head><title>" + (title.isEmpty() ? heading : status + " " + title) + "</title></head>\r\n"
                + "<body>\r\n<center><h1>" + heading + "</h1></center>\r\n" + detail + "<hr><center>" + product
                + "</center>\r\n</body>\r\n</html>\r\n" + (padded(status, exchange) ? PADDING : "");
    }

    /** Some browsers showed pages of their own for short errors; a request that could not be read has no browser yet. */
    private static boolean padded(int status, Exchange exchange) {
        String agent = exchange.fields().first("User-Agent");
        return status > 400 && (agent.contains("MSIE ") || agent.contains("Chrome/"));
    }

    /** Its own words, as ngx_http_header_filter_module has them. */
    private static String reason(int status) {
        return switch (status) {
            case 302 -> "Moved Temporarily";
            case 405 -> "Not Allowed";
            case 408 -> "Request Time-out";
            case 413 -> "Request Entity Too Large";
            case 414 -> "Request-URI Too Large";
            case 416 -> "Requested Range Not Satisfiable";
            case 503 -> "Service Temporarily Unavailable";
            case 504 -> "Gateway Time-out";
            default -> Reasons.of(status);
        };
    }

    /** The page of a server that nobody has set up yet. */
    static String welcome() {
        try (InputStream in = NginxWording.class.getResourceAsStream("nginx-welcome.html")) {
            if (in == null) {
                throw new IllegalStateException("nginx-welcome.html is missing from the bundle");
            }
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
