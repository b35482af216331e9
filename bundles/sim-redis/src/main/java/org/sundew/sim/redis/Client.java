package org.sundew.sim.redis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sundew.sim.Session;

/** What Redis knows of one client, and the Redis that this client has to itself. */
final class Client {
    private static final int GLOB_STEPS = 20_000_000;
    /** How many keys and things in them may be looked at for one visit. */
    private static final long LOOKS = 2_000_000;

    final Session session;
    final RedisSettings settings;
    final Keyspace space;
    final Parameters parameters;
    final Machine machine;
    final Glob glob = new Glob(GLOB_STEPS);
    final List<Request> queued = new ArrayList<>(0);
    /** Whom this Redis replicates, as {@code host:port}. */
    Optional<String> master = Optional.empty();

    /** How often keys were changed since the last save, and when that was. */
    long changes;

    Instant saved;

    private long looks = LOOKS;

    String name = "";
    int database;
    boolean admitted;
    boolean third;
    /** Whether it is not to be evicted. */
    boolean stays;

    boolean queueing;
    boolean spoiled;
    boolean leaving;

    Client(Session session, RedisSettings settings, Room room) {
        this.session = session;
        this.settings = settings;
        this.admitted = !settings.locked();
        this.space = new Keyspace(settings.space(), room, session::now);
        this.machine = Machine.of(session, settings);
        this.saved = machine.started();
        this.parameters = Parameters.of(session.visit().listen().port(), settings);
        settings.keys().forEach((key, value) -> space.put(0, key, value));
    }

    Optional<Value> get(String key) {
        return space.get(database, key);
    }

    /** The string at this key, empty where there is none; nothing, and an error in the reply, where it is something else. */
    Optional<String> text(String key, Reply reply) {
        Optional<Value> value = get(key);
        if (value.isEmpty()) {
            return Optional.of("");
        }
        if (value.get() instanceof Value.Text text) {
            return Optional.of(text.text());
        }
        reply.error(Texts.WRONG_TYPE);
        return Optional.empty();
    }

    /** Stores a string that expires when the one before would have. */
    void replace(String key, String text) {
        var expires = space.expires(database, key);
        space.put(database, key, text);
        space.expire(database, key, expires);
    }

    /** Whether so many more keys and things in them may be looked at. */
    boolean looks(long more) {
        looks = Math.max(0, looks - more);
        return looks > 0;
    }

    /** Ends the session once everything was answered. */
    void leave() {
        leaving = true;
    }
}
