package org.sundew.sim.redis;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;
import org.sundew.sim.Dialog;
import org.sundew.sim.ListensOn;
import org.sundew.sim.Session;
import org.sundew.sim.SimServer;

/** Plays Redis. */
@Component(name = "org.sundew.sim.redis", configurationPolicy = ConfigurationPolicy.REQUIRE)
@ListensOn(port = "6379")
@Designate(ocd = RedisSim.Config.class, factory = true)
public final class RedisSim implements SimServer {

    /** Which Redis, who gets in, and what there is to find. */
    @ObjectClassDefinition(name = "Sundew Redis sim server", description = "Plays Redis and records its abuse")
    @interface Config {
        @AttributeDefinition(
                description = "The version of Redis to play; 6 and 7 tell and refuse what these versions do")
        String version() default "5.0.7";

        @AttributeDefinition(
                description = "none: no password is set and everybody gets in. password: one is asked for",
                options = {@Option(label = "none", value = "none"), @Option(label = "password", value = "password")})
        String auth() default "none";

        @AttributeDefinition(
                required = false,
                description = "Which passwords get in with auth = password, by commas; blank: none does")
        String[] passwords() default {};

        @AttributeDefinition(
                required = false,
                description = "The keys that every visit finds in database 0: name=value, by commas")
        String[] keys() default {};

        @AttributeDefinition(
                description = "How much a visit may store, in bytes; more is answered as a full Redis does",
                min = "1024",
                max = "16777216")
        int keyspace_bytes() default 262_144;

        @AttributeDefinition(
                description = "How many commands of a visit have an event of their own, harmless and abusive ones each",
                min = "0",
                max = "10000")
        int commands_max() default 100;
    }

    private final RedisSettings settings;
    private final Room room;

    /** Checks the configuration. */
    @Activate
    public RedisSim(Config config) {
        this(config, Room.DEFAULT);
    }

    RedisSim(Config config, long room) {
        this.settings = RedisSettings.of(config);
        this.room = new Room(room);
    }

    /** How much of the room that all visits share is used. */
    long used() {
        return room.used();
    }

    @Override
    public Dialog open(Session session) {
        return new RedisDialog(session, settings, room);
    }
}
