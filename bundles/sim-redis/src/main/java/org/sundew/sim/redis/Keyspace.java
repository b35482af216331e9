package org.sundew.sim.redis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** What one visit has stored, in sixteen databases and a bounded number of bytes. */
final class Keyspace {
    static final int DATABASES = 16;
    private static final int KEY_COST = 96;

    private static final class Entry {
        final Value value;
        long cost;
        Optional<Instant> expires = Optional.empty();

        Entry(Value value, long cost) {
            this.value = value;
            this.cost = cost;
        }
    }

    private final List<Map<String, Entry>> databases;
    private final long space;
    private final Supplier<Instant> clock;
    private final Room room;
    private long used;
    private long refused;

    /** A key space of that many bytes, as far as the room that all visits share has them. */
    Keyspace(long space, Room room, Supplier<Instant> clock) {
        this.space = space;
        this.room = room;
        this.clock = clock;
        this.databases = new ArrayList<>(IntStream.range(0, DATABASES)
                .mapToObj(i -> (Map<String, Entry>) new LinkedHashMap<String, Entry>(4))
                .toList());
    }

    /** Whether that many bytes more may be stored; a no is counted. */
    boolean fits(long bytes) {
        boolean fits = used + bytes + KEY_COST <= space && room.fits(bytes + KEY_COST);
        if (!fits) {
            refused++;
        }
        return fits;
    }

    /** How often something did not fit. */
    long refused() {
        return refused;
    }

    long used() {
        return used;
    }

    /** Books bytes for something else that the visit has kept here, or gives them back. */
    void hold(long bytes) {
        used += bytes;
        room.add(bytes);
    }

    /** The visit is over: what it had is free for others. */
    void release() {
        hold(-used);
    }

    Optional<Value> get(int database, String key) {
        return entry(database, key).map(entry -> entry.value);
    }

    /** Stores a string, which no longer expires. */
    void put(int database, String key, String text) {
        put(database, key, new Value.Text(text), text.length());
    }

    /** Stores a value of that many bytes. */
    void put(int database, String key, Value value, long bytes) {
        remove(database, key);
        Entry entry = new Entry(value, KEY_COST + key.length() + bytes);
        databases.get(database).put(key, entry);
        hold(entry.cost);
    }

    /** The value of this key takes that many bytes more, or less. */
    void grew(int database, String key, long bytes) {
        entry(database, key).ifPresent(entry -> {
            entry.cost += bytes;
            hold(bytes);
        });
    }

    /** How many bytes the value of this key takes. */
    long bytes(int database, String key) {
        return entry(database, key)
                .map(entry -> entry.cost - KEY_COST - key.length())
                .orElse(0L);
    }

    boolean remove(int database, String key) {
        Entry entry = databases.get(database).remove(key);
        if (entry == null) {
            return false;
        }
        hold(-entry.cost);
        return !over(entry);
    }

    Optional<Instant> expires(int database, String key) {
        return entry(database, key).flatMap(entry -> entry.expires);
    }

    void expire(int database, String key, Optional<Instant> when) {
        entry(database, key).ifPresent(entry -> entry.expires = when);
    }

    /** The keys that have not expired. */
    List<String> keys(int database) {
        Map<String, Entry> keys = databases.get(database);
        keys.values().removeIf(entry -> {
            boolean over = over(entry);
            hold(over ? -entry.cost : 0);
            return over;
        });
        return List.copyOf(keys.keySet());
    }

    /** How many keys there are that expire. */
    long expiring(int database) {
        return databases.get(database).values().stream()
                .filter(entry -> entry.expires.isPresent())
                .count();
    }

    int size(int database) {
        return keys(database).size();
    }

    /** What was in one database is in the other. */
    void swap(int one, int other) {
        Collections.swap(databases, one, other);
    }

    /** How many entries there are in all databases, those included that have expired unseen. */
    long entries() {
        return databases.stream().mapToLong(Map::size).sum();
    }

    void clear(int database) {
        databases.get(database).values().forEach(entry -> hold(-entry.cost));
        databases.get(database).clear();
    }

    /** All strings there are: what would be in a file that is saved. */
    List<String> texts() {
        return databases.stream()
                .flatMap(keys -> keys.values().stream())
                .filter(entry -> entry.value instanceof Value.Text)
                .map(entry -> ((Value.Text) entry.value).text())
                .toList();
    }

    private Optional<Entry> entry(int database, String key) {
        Entry entry = databases.get(database).get(key);
        if (entry == null) {
            return Optional.empty();
        }
        if (over(entry)) {
            remove(database, key);
            return Optional.empty();
        }
        return Optional.of(entry);
    }

    private boolean over(Entry entry) {
        return entry.expires.isPresent() && !clock.get().isBefore(entry.expires.get());
    }
}
