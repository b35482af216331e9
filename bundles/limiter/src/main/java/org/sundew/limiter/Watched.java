package org.sundew.limiter;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.sundew.limiter.Terms.Limit;

/**
 * A visitor, or an IPv4 /24, that some limit of one transport has hit. Guarded by its stripe.
 *
 * <p>Until the end of its first lock-out its arrivals are counted by the ledger; from then on here, from zero, by the order in
 * which they are judged ({@link #renewed}). What is ignored is counted here from where that began.
 */
final class Watched {
    private static final Limit NO_LIMIT = new Limit("", 0);
    private static final int MOST_COUNTS = 1 << 16;

    final long key;
    /** The lock-out that runs: 0 if none does. */
    long lockedSince;

    long lastAttempt;
    long attempts;
    Limit lockedBy = NO_LIMIT;
    /** The ledger's total of the arrival that brought it about, or 0 if it does not go by the ledger. */
    long lockedAt;

    boolean renewed;
    boolean scanTold;
    /** When it last had too many sessions open, or 0. */
    long crowdedAt;
    /** When it last came. */
    long lastSeen;

    private @Nullable Count counts;
    /** The next one in the same bucket. */
    @Nullable
    Watched next;
    /** Its place in one of the stripe's lines. */
    @Nullable
    Line line;

    @Nullable
    Watched older;

    @Nullable
    Watched younger;

    Watched(long key) {
        this.key = key;
    }

    boolean lockedOut() {
        return lockedSince != 0;
    }

    /** Until when it is locked out, if it does not try again. */
    long until(Terms terms) {
        return lastAttempt + terms.lockOutMillis();
    }

    /** It is locked out from now on. What was counted does not matter until that ends. */
    void lockOut(Limit limit, long now, long total) {
        lockedSince = now;
        lastAttempt = now;
        attempts = 0;
        lockedBy = limit;
        lockedAt = total;
        counts = null;
    }

    /** It tried to come in: its time begins anew. */
    void attempt(long now) {
        lastAttempt = Math.max(lastAttempt, now);
        attempts++;
    }

    /** The clock was set back to this time: nothing happened later. Zero, which is never, stays so. */
    void notLaterThan(long now) {
        lockedSince = Math.min(lockedSince, now);
        lastAttempt = Math.min(lastAttempt, now);
        crowdedAt = Math.min(crowdedAt, now);
        lastSeen = Math.min(lastSeen, now);
        for (Count count = counts; count != null; count = count.next) {
            count.notLaterThan(now);
        }
    }

    /** Its lock-out is over, and it counts from zero. */
    void release() {
        lockedSince = 0;
        lockedBy = NO_LIMIT;
        lockedAt = 0;
        renewed = true;
        scanTold = false;
        crowdedAt = 0;
        counts = null;
    }

    @Nullable
    Count find(int port) {
        Count count = counts;
        while (count != null && count.port != port) {
            count = count.next;
        }
        return count;
    }

    Count add(int port) {
        Count count = new Count(port);
        count.next = counts;
        counts = count;
        return count;
    }

    /** The count of a port; of all others together beyond so many. */
    Count port(int port, int most) {
        Count count = find(port);
        if (count != null) {
            return count;
        }
        if (ports() < most) {
            return add(port);
        }
        Count others = find(Count.OTHERS);
        return others == null ? add(Count.OTHERS) : others;
    }

    /** How many ports are counted here. */
    int ports() {
        int ports = 0;
        for (Count count = counts; count != null; count = count.next) {
            ports += count.port == Count.GENERAL ? 0 : 1;
        }
        return ports;
    }

    /** The counts, the last one added first. */
    @Nullable
    Count counts() {
        return counts;
    }

    boolean ignoring() {
        for (Count count = counts; count != null; count = count.next) {
            if (count.ignoring()) {
                return true;
            }
        }
        return false;
    }

    /** One that may be changed without a change to this one. */
    Watched copy() {
        Watched copy = new Watched(key);
        copy.lockedSince = lockedSince;
        copy.lastAttempt = lastAttempt;
        copy.attempts = attempts;
        copy.lockedBy = lockedBy;
        copy.lockedAt = lockedAt;
        copy.renewed = renewed;
        copy.scanTold = scanTold;
        copy.crowdedAt = crowdedAt;
        for (Count count = counts; count != null; count = count.next) {
            Count same = count.copy();
            same.next = copy.counts;
            copy.counts = same;
        }
        return copy;
    }

    void write(DataOutputStream out) throws IOException {
        out.writeLong(key);
        out.writeLong(lockedSince);
        out.writeLong(lastAttempt);
        out.writeLong(attempts);
        out.writeUTF(lockedBy.key());
        out.writeLong(lockedBy.allowed());
        out.writeLong(lockedAt);
        out.writeBoolean(renewed);
        out.writeBoolean(scanTold);
        out.writeLong(crowdedAt);
        out.writeLong(lastSeen);
        int size = 0;
        for (Count count = counts; count != null; count = count.next) {
            size++;
        }
        out.writeInt(size);
        for (Count count = counts; count != null; count = count.next) {
            out.writeInt(count.port);
            out.writeLong(count.count);
            out.writeLong(count.ignoredSince);
            out.writeLong(count.allowed);
            out.writeLong(count.fromTotal);
        }
    }

    static Watched read(DataInputStream in) throws IOException {
        Watched watched = new Watched(in.readLong());
        watched.lockedSince = in.readLong();
        watched.lastAttempt = in.readLong();
        watched.attempts = in.readLong();
        watched.lockedBy = new Limit(in.readUTF(), in.readLong());
        watched.lockedAt = in.readLong();
        watched.renewed = in.readBoolean();
        watched.scanTold = in.readBoolean();
        watched.crowdedAt = in.readLong();
        watched.lastSeen = in.readLong();
        int size = in.readInt();
        if (size < 0 || size > MOST_COUNTS + 2) {
            throw new IOException("a visitor cannot have so many counts: " + size);
        }
        for (int i = 0; i < size; i++) {
            Count count = watched.add(in.readInt());
            count.count = in.readLong();
            count.ignoredSince = in.readLong();
            count.allowed = in.readLong();
            count.fromTotal = in.readLong();
        }
        return watched;
    }
}
