package org.sundew.listener;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Picks the ClientHello out of the first bytes of a TLS connection as they come, however they are cut into pieces and
 * records (RFC 8446 section 5.1). Only looks on: it changes nothing and reports nothing, and bytes that are no hello end it.
 * A hello longer than {@value #MOST} bytes is not read; what is kept beyond {@value Budget#FREE} bytes is booked.
 */
final class HelloReader {
    /** The longest hello that is read, in bytes: several times what any known client sends. */
    static final int MOST = 16_384;

    private static final int RECORD_HEADER = 5;
    private static final int MESSAGE_HEADER = 4;
    private static final int LONGEST_RECORD = 16_384;
    private static final int HANDSHAKE = 22;
    private static final int CLIENT_HELLO = 1;

    private final Budget budget;
    private final ByteBuffer record = ByteBuffer.allocate(RECORD_HEADER);
    private final ByteBuffer message = ByteBuffer.allocate(MESSAGE_HEADER);
    private Transcript body;
    private int recordLeft;
    private long wanted;
    private boolean over;

    HelloReader(Budget budget) {
        this.budget = budget;
        this.body = new Transcript(0, budget);
    }

    /** Reads on, without moving the position. Returns the hello once, when it is whole. */
    Optional<ClientHello> read(ByteBuffer data) {
        ByteBuffer rest = data.duplicate();
        while (!over && rest.hasRemaining()) {
            if (recordLeft == 0) {
                recordHeader(rest.get());
            } else if (message.hasRemaining()) {
                messageHeader(rest.get());
            } else {
                content(rest);
            }
            if (!message.hasRemaining() && !over && body.total() == wanted) {
                return whole();
            }
        }
        return Optional.empty();
    }

    /** No more is to be read; what was kept is given back. */
    void stop() {
        over = true;
        body.payload();
        body = new Transcript(0, budget);
    }

    private void recordHeader(byte next) {
        record.put(next);
        if (record.position() == 1 && next != HANDSHAKE) {
            stop();
            return;
        }
        if (record.hasRemaining()) {
            return;
        }
        recordLeft = record.getShort(RECORD_HEADER - 2) & 0xFFFF;
        record.clear();
        if (recordLeft == 0 || recordLeft > LONGEST_RECORD) {
            stop();
        }
    }

    private void messageHeader(byte next) {
        recordLeft--;
        message.put(next);
        if (message.hasRemaining()) {
            return;
        }
        wanted = message.getInt(0) & 0xFF_FFFF;
        if (message.get(0) != CLIENT_HELLO || wanted > MOST) {
            stop();
            return;
        }
        body = new Transcript((int) wanted, budget);
    }

    private void content(ByteBuffer rest) {
        int more = (int) Math.min(Math.min(recordLeft, rest.remaining()), wanted - body.total());
        body.add(rest.slice(rest.position(), more));
        rest.position(rest.position() + more);
        recordLeft -= more;
    }

    private Optional<ClientHello> whole() {
        Optional<ClientHello> hello = ClientHello.parse(body.payload().bytes());
        stop();
        return hello;
    }
}
