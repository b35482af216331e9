package org.sundew.sim.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sundew.sim.Session;

/** What Redis knows of one client, and the Redis that this client has to itself. */
final class Client {
    private static final int GLOB_STEPS = 20_000_000;

    final Session session;
    final RedisSettings settings;
    final Keyspace space;
    final Parameters parameters;
    final Machine machine;
    final Glob glob = new Glob(GLOB_STEPS);
    final List<Request> queued = new ArrayList<>(0);
    /** Whom this Redis replicates, as {@code host:port}. */
    Optional<String> master = Optional.empty();

    String name = "";
    int database;
    boolean admitted;
    boolean third;
    boolean queueing;
    boolean spoiled;
    boolean leaving;

    Client(Session session, RedisSettings settings) {
        this.session = session;
        this.settings = settings;
        this.admitted = !settings.locked();
        this.space = new Keyspace(settings.space(), session::now);
        this.machine = Machine.of(session, settings);
        this.parameters = Parameters.of(session.visit().listen().port(), settings);
        settings.keys().forEach((key, value) -> space.put(0, key, value));
    }

    Optional<Value> get(String key) {
        return space.get(database, key);
    }

    /** Ends the session once everything was answered. */
    void leave() {
        leaving = true;
    }
}
