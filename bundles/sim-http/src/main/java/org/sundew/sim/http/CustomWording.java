package org.sundew.sim.http;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a product that a site file describes puts its answers. */
final class CustomWording {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0).asReadOnlyBuffer();

    private final Product product;

    CustomWording(Product product) {
        this.product = product;
    }

    Message render(Reply reply, Exchange exchange) {
        Map<String, String> facts = new HashMap<>();
        if (reply instanceof Reply.Sent sent) {
            return sent(sent, facts, exchange);
        }
        if (reply instanceof Reply.Unchanged unchanged) {
            validators(unchanged.page(), facts);
            return message(new Reply.Scripted(304, "", List.of(), "", NOTHING, false), facts, exchange);
        }
        if (reply instanceof Reply.Made made) {
            ByteBuffer page = made.page().content(false);
            Reply.Scripted as = new Reply.Scripted(200, "", List.of(), "text/html; charset=UTF-8", page, true);
            return message(as, facts, exchange);
        }
        if (reply instanceof Reply.Methods methods) {
            List<Field> allow = List.of(new Field("Allow", methods.allow()));
            return message(new Reply.Scripted(200, "", allow, "", NOTHING, false), facts, exchange);
        }
        return message(reply instanceof Reply.Scripted scripted ? scripted : failure(reply, exchange), facts, exchange);
    }

    private Message sent(Reply.Sent sent, Map<String, String> facts, Exchange exchange) {
        Page page = sent.page();
        Part part = Part.of(sent);
        validators(page, facts);
        List<Field> range = part.partial() ? List.of(new Field("Content-Range", part.range())) : List.of();
        return message(new Reply.Scripted(sent.status(), "", range, page.type(), part.bytes(), false), facts, exchange);
    }

    private static void validators(Page page, Map<String, String> facts) {
        facts.put("modified", page.date());
        facts.put("tag", page.tag());
        facts.put("ranges", "bytes");
    }

    /** What it says when something is wrong: its own page of that status, with the fields that the status needs. */
    private Reply.Scripted failure(Reply reply, Exchange exchange) {
        int status = reply instanceof Reply.Moved ? 302 : reply.status();
        List<Field> needed = new ArrayList<>();
        String allow = "";
        if (reply instanceof Reply.Moved moved) {
            needed.add(new Field("Location", Escape.FIELD.of(moved.location())));
        } else if (reply instanceof Reply.Locked locked) {
            locked.challenges().forEach(each -> needed.add(new Field("WWW-Authenticate", each)));
        } else if (reply instanceof Reply.Barred barred) {
            allow = barred.allow();
            needed.add(new Field("Allow", allow));
        }
        Values values = new Values(
                exchange, Map.of("status", Integer.toString(status), "reason", Reasons.of(status), "allow", allow));
        Optional<Scripted> own = product.failure(status);
        if (status < 400 || own.isEmpty()) {
            return new Reply.Scripted(status, "", needed, "", NOTHING, false);
        }
        Reply.Scripted filled = own.get().fill(values);
        needed.addAll(filled.fields());
        return new Reply.Scripted(status, filled.reason(), needed, filled.type(), filled.body(), filled.streamed());
    }

    private Message message(Reply.Scripted reply, Map<String, String> facts, Exchange exchange) {
        boolean modern = exchange.head().modern();
        boolean chunked = reply.inChunks(exchange);
        facts.put("type", reply.type());
        facts.put(
                "length",
                reply.measured(exchange) ? Integer.toString(reply.body().remaining()) : "");
        facts.put("coding", chunked ? "chunked" : "");
        facts.put("connection", connection(exchange));
        String version = product.echoes() && !modern ? "1.0" : "1.1";
        String reason = reply.reason().isEmpty() ? product.reason(reply.status()) : reply.reason();
        Message message = new Message(version, reply.status(), reason);
        Values values = new Values(exchange, facts);
        for (Scripted.Line line : product.head()) {
            if (line.isPlace()) {
                reply.fields().stream()
                        .filter(own -> !named(own.name()))
                        .forEach(own -> message.field(own.name(), own.value()));
                continue;
            }
            String value = own(line.name(), reply).orElseGet(() -> line.value().fill(values, Escape.FIELD));
            message.fieldIf(!value.isEmpty(), line.name(), value);
        }
        return (chunked ? message.inChunks() : message).body(reply.bodiless() ? NOTHING : reply.body());
    }

    private boolean named(String name) {
        return product.head().stream().anyMatch(line -> line.name().equalsIgnoreCase(name));
    }

    /** What the answer itself has for this field. */
    private static Optional<String> own(String name, Reply.Scripted reply) {
        return reply.fields().stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(Field::value)
                .findFirst();
    }

    private String connection(Exchange exchange) {
        if (!exchange.keep()) {
            return product.words().close();
        }
        return exchange.persistence().asked()
                ? product.words().asked()
                : product.words().keep();
    }
}
