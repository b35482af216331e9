package org.sundew.sim.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * An answer as a site file has it.
 *
 * @param status   200 to 599
 * @param reason   the phrase after it, or nothing: the product's own
 * @param fields   the header fields of its own, in order; one that comes out blank is left out
 * @param type     the Content-Type, or nothing for none
 * @param body     what is sent
 * @param streamed whether its length is not told beforehand: sent in chunks, or until the connection closes
 */
record Scripted(int status, String reason, List<Line> fields, String type, Template body, boolean streamed) {
    /** One header field. */
    record Line(String name, Template value) {
        /** Whether it is the place in a product's head where an answer's own fields go. */
        boolean isPlace() {
            return name.isEmpty();
        }
    }

    Scripted {
        fields = List.copyOf(fields);
    }

    Reply.Scripted fill(Values values) {
        List<Field> filled = fields.stream()
                .map(line -> new Field(line.name(), line.value().fill(values, Escape.FIELD)))
                .filter(field -> !field.value().isEmpty())
                .toList();
        byte[] content = body.fill(values, Escape.in(type)).getBytes(StandardCharsets.ISO_8859_1);
        return new Reply.Scripted(status, reason, filled, type, ByteBuffer.wrap(content), streamed);
    }
}
