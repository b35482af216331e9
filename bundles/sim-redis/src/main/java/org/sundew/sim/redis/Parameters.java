package org.sundew.sim.redis;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What CONFIG GET tells and CONFIG SET changes, for this visit only. */
final class Parameters {
    static final String FOLDER = "dir";
    static final String FILE = "dbfilename";
    /** The longest value that is kept. */
    static final int VALUE_MAX = 4096;

    private static final String DEFAULT_FOLDER = "/var/lib/redis";
    private static final String DEFAULT_FILE = "dump.rdb";

    private final Map<String, String> values = new LinkedHashMap<>();

    private Parameters() {}

    static Parameters of(int port, RedisSettings settings) {
        Parameters parameters = new Parameters();
        String[] pairs = {
            FILE,
            DEFAULT_FILE,
            "requirepass",
            settings.passwords().stream().findFirst().orElse(""),
            "masterauth",
            "",
            "unixsocket",
            "",
            "logfile",
            "/var/log/redis/redis-server.log",
            "pidfile",
            "/run/redis/redis-server.pid",
            "slave-announce-ip",
            "",
            "replica-announce-ip",
            "",
            "maxmemory",
            "0",
            "maxmemory-samples",
            "5",
            "timeout",
            "0",
            "auto-aof-rewrite-percentage",
            "100",
            "auto-aof-rewrite-min-size",
            "67108864",
            "hash-max-ziplist-entries",
            "512",
            "hash-max-ziplist-value",
            "64",
            "list-max-ziplist-size",
            "-2",
            "list-compress-depth",
            "0",
            "set-max-intset-entries",
            "512",
            "zset-max-ziplist-entries",
            "128",
            "zset-max-ziplist-value",
            "64",
            "lua-time-limit",
            "5000",
            "slowlog-log-slower-than",
            "10000",
            "latency-monitor-threshold",
            "0",
            "slowlog-max-len",
            "128",
            "port",
            Integer.toString(port),
            "tcp-backlog",
            "511",
            "databases",
            "16",
            "repl-ping-slave-period",
            "10",
            "repl-ping-replica-period",
            "10",
            "repl-timeout",
            "60",
            "repl-backlog-size",
            "1048576",
            "repl-backlog-ttl",
            "3600",
            "maxclients",
            "10000",
            "watchdog-period",
            "0",
            "slave-priority",
            "100",
            "replica-priority",
            "100",
            "hz",
            "10",
            "tcp-keepalive",
            "300",
            "stop-writes-on-bgsave-error",
            "yes",
            "slave-serve-stale-data",
            "yes",
            "slave-read-only",
            "yes",
            "replica-read-only",
            "yes",
            "rdbcompression",
            "yes",
            "rdbchecksum",
            "yes",
            "activerehashing",
            "yes",
            "protected-mode",
            "no",
            "daemonize",
            "yes",
            "appendonly",
            "no",
            "dynamic-hz",
            "yes",
            "maxmemory-policy",
            "noeviction",
            "loglevel",
            "notice",
            "supervised",
            "no",
            "appendfsync",
            "everysec",
            "syslog-facility",
            "local0",
            FOLDER,
            DEFAULT_FOLDER,
            "save",
            "900 1 300 10 60 10000",
            "client-output-buffer-limit",
            "normal 0 0 0 slave 268435456 67108864 60 pubsub 33554432 8388608 60",
            "unixsocketperm",
            "0",
            "slaveof",
            "",
            "notify-keyspace-events",
            "",
            "bind",
            "0.0.0.0"
        };
        for (int i = 0; i < pairs.length; i += 2) {
            parameters.values.put(pairs[i], pairs[i + 1]);
        }
        return parameters;
    }

    Map<String, String> all() {
        return values;
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** Changes one that there is. */
    void set(String name, String value) {
        values.replace(name, value.length() > VALUE_MAX ? value.substring(0, VALUE_MAX) : value);
    }

    /** Where SAVE would write. */
    String file() {
        String folder = values.getOrDefault(FOLDER, DEFAULT_FOLDER);
        return folder + (folder.endsWith("/") ? "" : "/") + values.getOrDefault(FILE, DEFAULT_FILE);
    }

    /** Whether SAVE would write somewhere else than where the server was set up to. */
    boolean moved() {
        return !file().equals(DEFAULT_FOLDER + "/" + DEFAULT_FILE);
    }
}
