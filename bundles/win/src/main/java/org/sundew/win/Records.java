package org.sundew.win;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sundew.event.Payload;

/** What is done with a line of a forwarder that is trusted. Thread-safe. */
final class Records {
    private static final Logger LOG = LoggerFactory.getLogger(Records.class);
    /** Of lines that are no records, the first is logged, and then every one of so many. */
    private static final int TOLD = 1_000;

    private final Supplier<Settings> settings;
    private final Arrivals arrivals;
    private final Counters counters;

    Records(Supplier<Settings> settings, Arrivals arrivals, Counters counters) {
        this.settings = settings;
        this.arrivals = arrivals;
        this.counters = counters;
    }

    Settings settings() {
        return settings.get();
    }

    /** Whether this line is a record with the token. */
    boolean proves(byte[] line) {
        try {
            return settings.get().token().matches(FlatJson.of(line).text(Token.FIELD));
        } catch (IOException e) {
            LOG.debug("What should prove a forwarder is no record", e);
            return false;
        }
    }

    /** Takes a line, which is blanked where it holds the token. */
    void take(byte[] line, InetAddress receiver) {
        try {
            take(new AuditRecord(FlatJson.of(line)), line, receiver);
        } catch (IOException e) {
            long count = counters.malformed.incrementAndGet();
            if (count % TOLD == 1) {
                // the parser's own message would quote the line
                LOG.warn("{} lines were no JSON records so far; the last was {}", count, kind(e));
            }
        }
    }

    private static String kind(IOException e) {
        return e.getClass().getSimpleName();
    }

    private void take(AuditRecord audit, byte[] line, InetAddress receiver) {
        Settings now = settings.get();
        Optional<Kind> kind = now.kinds().of(audit.id(), audit.channel());
        if (kind.isEmpty()) {
            counters.unknown.incrementAndGet();
            return;
        }
        now.token().blank(line);
        byte[] kept = line.length <= now.logBytes() ? line : Arrays.copyOf(line, now.logBytes());
        counters.arrivals.incrementAndGet();
        arrivals.take(audit, kind.get(), Payload.owning(kept, line.length), receiver);
    }
}
