package org.sundew.management;

import java.time.Instant;
import java.util.List;
import org.sundew.admin.Limits;

/** Limits that stand still, and note what is done to them. */
record FixedLimits(List<String> done) implements Limits {
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    private static final Instant ONE = Instant.parse("2026-01-02T13:00:00Z");

    @Override
    public List<Setting> settings() {
        return List.of(new Setting("clients.max", "256", "256", "preset"));
    }

    @Override
    public String preset() {
        return "normal";
    }

    @Override
    public void preset(String name) {
        done.add("preset " + name);
    }

    @Override
    public List<LockOut> lockOuts(int limit) {
        return List.of(new LockOut("192.0.2.7", "tcp", "tcp.ports.max.per.ip", 50, NOON, ONE, 3));
    }

    @Override
    public List<Ignored> ignored(int limit) {
        return List.of();
    }

    @Override
    public List<LockUp> lockUps() {
        return List.of(new LockUp("icmp", "global.icmp.max", 100_000, 100_000, NOON, ONE));
    }

    @Override
    public Counts counts() {
        return new Counts(2, 1, 1, 3, 0, 0);
    }

    @Override
    public boolean unlock(String address) {
        return done.add("unlock " + address);
    }
}
