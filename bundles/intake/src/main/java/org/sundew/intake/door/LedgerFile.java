package org.sundew.intake.door;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.sundew.event.Transport;

/**
 * The ledger as a state on disk: visitors and their tallies, stripe by stripe, each as of one moment. Open sessions are not
 * part of it, for they do not outlive the sensor. A visitor takes about 60 bytes.
 */
final class LedgerFile {
    private static final int VERSION = 1;
    private static final int END = 0;
    private static final int VISITOR = 1;

    private LedgerFile() {}

    static void write(Ledger ledger, DataOutputStream out) throws IOException {
        out.writeByte(VERSION);
        for (Stripe stripe : ledger.stripes()) {
            ByteArrayOutputStream part = new ByteArrayOutputStream();
            try (DataOutputStream visitors = new DataOutputStream(part)) {
                synchronized (stripe) { // to memory: arrivals must not wait for the disk
                    writeAll(stripe, visitors);
                }
            }
            part.writeTo(out);
        }
        out.writeByte(END);
    }

    private static void writeAll(Stripe stripe, DataOutputStream out) throws IOException {
        List<Visitor> all = new ArrayList<>(stripe.size());
        stripe.each(all::add);
        for (Visitor visitor : all) {
            out.writeByte(VISITOR);
            out.writeLong(visitor.key);
            out.writeLong(visitor.firstSeen);
            out.writeLong(visitor.lastSeen);
            int tallies = 0;
            for (Tally tally = visitor; tally != null; tally = tally.another) {
                tallies++;
            }
            out.writeByte(tallies);
            for (Tally tally = visitor; tally != null; tally = tally.another) {
                out.writeUTF(tally.transport.label());
                tally.write(out);
            }
        }
    }

    /** Adds those that were written to a ledger that is new. */
    static void read(Ledger ledger, DataInputStream in) throws IOException {
        if (in.readByte() != VERSION) {
            throw new IOException("it is of another version");
        }
        for (int next = in.readByte(); next == VISITOR; next = in.readByte()) {
            readVisitor(ledger, in);
        }
    }

    private static void readVisitor(Ledger ledger, DataInputStream in) throws IOException {
        long key = in.readLong();
        long firstSeen = in.readLong();
        long lastSeen = in.readLong();
        int tallies = in.readByte();
        Stripe stripe = ledger.stripe(key);
        synchronized (stripe) {
            Visitor visitor = null;
            for (int i = 0; i < tallies; i++) {
                Transport transport = Transport.of(in.readUTF());
                if (visitor == null) {
                    visitor = stripe.add(key, transport, firstSeen);
                    visitor.seen(lastSeen);
                }
                visitor.by(transport).read(in);
            }
        }
    }
}
