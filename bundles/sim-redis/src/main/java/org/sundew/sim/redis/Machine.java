package org.sundew.sim.redis;

import java.time.Duration;
import java.time.Instant;
import org.sundew.sim.Persona;
import org.sundew.sim.Session;

/**
 * The server's own facts, the same for every visit of this installation and found at no other.
 *
 * @param started when it was started: soon after the machine
 */
record Machine(Persona persona, Instant started, String runId, String buildId, int pid, int port, String version) {
    static Machine of(Session session, RedisSettings settings) {
        Persona persona = session.persona();
        String boot = persona.booted().toString();
        return new Machine(
                persona,
                persona.booted().plusSeconds(persona.seed("redis.start", 9, 60)),
                hex(persona, "redis.run." + boot, 40),
                hex(persona, "redis.build", 16),
                persona.seed("redis.pid." + boot, 480, 1900),
                session.visit().listen().port(),
                settings.version());
    }

    /** How long it runs. */
    Duration up(Instant now) {
        return Duration.between(started, now);
    }

    /** That many hex digits, always the same for this purpose. */
    private static String hex(Persona persona, String purpose, int digits) {
        StringBuilder hex = new StringBuilder(digits + 16);
        for (int i = 0; hex.length() < digits; i++) {
            hex.append(String.format("%016x", persona.seed(purpose + "." + i)));
        }
        return hex.substring(0, digits);
    }

    /** The descriptor of a client's connection: the lowest that is free, which depends on how the server was set up. */
    int descriptor() {
        return persona.seed("redis.descriptor", 7, 10);
    }

    /** The number of this client since the start. */
    long clientId(Session session) {
        return 3 + session.visit().ordinal() + up(session.visit().started()).toHours();
    }

    String replicationId() {
        return hex(persona, "redis.replication", 40);
    }
}
