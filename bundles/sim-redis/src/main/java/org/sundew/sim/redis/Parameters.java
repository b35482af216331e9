package org.sundew.sim.redis;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What CONFIG GET tells and CONFIG SET changes, for this visit only. */
final class Parameters {
    static final String FOLDER = "dir";
    static final String FILE = "dbfilename";
    /** The longest value that is kept. */
    static final int VALUE_MAX = 4096;

    private static final String SLAVEOF = "slaveof";
    private static final String DEFAULT_FOLDER = "/var/lib/redis";
    private static final String DEFAULT_FILE = "dump.rdb";

    /** What a Debian's 5.0 answers to {@code CONFIG GET *}, in its order. */
    private static final String TABLE = """
            dbfilename dump.rdb
            requirepass
            masterauth
            cluster-announce-ip
            unixsocket
            logfile /var/log/redis/redis-server.log
            pidfile /run/redis/redis-server.pid
            slave-announce-ip
            replica-announce-ip
            maxmemory 0
            proto-max-bulk-len 536870912
            client-query-buffer-limit 1073741824
            maxmemory-samples 5
            lfu-log-factor 10
            lfu-decay-time 1
            timeout 0
            active-defrag-threshold-lower 10
            active-defrag-threshold-upper 100
            active-defrag-ignore-bytes 104857600
            active-defrag-cycle-min 5
            active-defrag-cycle-max 75
            active-defrag-max-scan-fields 1000
            auto-aof-rewrite-percentage 100
            auto-aof-rewrite-min-size 67108864
            hash-max-ziplist-entries 512
            hash-max-ziplist-value 64
            stream-node-max-bytes 4096
            stream-node-max-entries 100
            list-max-ziplist-size -2
            list-compress-depth 0
            set-max-intset-entries 512
            zset-max-ziplist-entries 128
            zset-max-ziplist-value 64
            hll-sparse-max-bytes 3000
            lua-time-limit 5000
            slowlog-log-slower-than 10000
            latency-monitor-threshold 0
            slowlog-max-len 128
            port 6379
            cluster-announce-port 0
            cluster-announce-bus-port 0
            tcp-backlog 511
            databases 16
            repl-ping-slave-period 10
            repl-ping-replica-period 10
            repl-timeout 60
            repl-backlog-size 1048576
            repl-backlog-ttl 3600
            maxclients 10000
            watchdog-period 0
            slave-priority 100
            replica-priority 100
            slave-announce-port 0
            replica-announce-port 0
            min-slaves-to-write 0
            min-replicas-to-write 0
            min-slaves-max-lag 10
            min-replicas-max-lag 10
            hz 10
            cluster-node-timeout 15000
            cluster-migration-barrier 1
            cluster-slave-validity-factor 10
            cluster-replica-validity-factor 10
            repl-diskless-sync-delay 5
            tcp-keepalive 300
            cluster-require-full-coverage yes
            cluster-slave-no-failover no
            cluster-replica-no-failover no
            no-appendfsync-on-rewrite no
            slave-serve-stale-data yes
            replica-serve-stale-data yes
            slave-read-only yes
            replica-read-only yes
            slave-ignore-maxmemory yes
            replica-ignore-maxmemory yes
            stop-writes-on-bgsave-error yes
            daemonize yes
            rdbcompression yes
            rdbchecksum yes
            activerehashing yes
            activedefrag no
            protected-mode no
            repl-disable-tcp-nodelay no
            repl-diskless-sync no
            aof-rewrite-incremental-fsync yes
            rdb-save-incremental-fsync yes
            aof-load-truncated yes
            aof-use-rdb-preamble yes
            lazyfree-lazy-eviction no
            lazyfree-lazy-expire no
            lazyfree-lazy-server-del no
            slave-lazy-flush no
            replica-lazy-flush no
            dynamic-hz yes
            maxmemory-policy noeviction
            loglevel notice
            supervised no
            appendfsync everysec
            syslog-facility local0
            appendonly no
            dir /var/lib/redis
            save 900 1 300 10 60 10000
            client-output-buffer-limit normal 0 0 0 slave 268435456 67108864 60 pubsub 33554432 8388608 60
            unixsocketperm 0
            slaveof
            notify-keyspace-events
            bind 0.0.0.0
            """;

    private static final Map<String, String> DEFAULTS = new LinkedHashMap<>();

    static {
        TABLE.lines()
                .map(line -> line.split(" ", 2))
                .forEach(each -> DEFAULTS.put(each[0], each.length > 1 ? each[1] : ""));
    }

    /** What no 5.0 changes while it runs. */
    private static final Set<String> FIXED = Set.of(
            "bind",
            "daemonize",
            "databases",
            "logfile",
            "pidfile",
            "port",
            "rdbchecksum",
            SLAVEOF,
            "supervised",
            "syslog-facility",
            "tcp-backlog",
            "unixsocket",
            "unixsocketperm");

    private final Map<String, String> changed = new HashMap<>(4);

    private Parameters() {}

    static Parameters of(int port, RedisSettings settings) {
        Parameters parameters = new Parameters();
        parameters.changed.put("port", Integer.toString(port));
        settings.passwords().stream()
                .findFirst()
                .ifPresent(password -> parameters.changed.put("requirepass", password));
        return parameters;
    }

    private String get(String name) {
        return changed.getOrDefault(name, DEFAULTS.getOrDefault(name, ""));
    }

    /** Whether CONFIG SET knows it. */
    boolean settable(String name) {
        return DEFAULTS.containsKey(name) && !FIXED.contains(name);
    }

    /** Whether this may be its value: numbers stay numbers, and switches stay switches. */
    boolean takes(String name, String value) {
        String before = DEFAULTS.getOrDefault(name, "");
        if (before.equals("yes") || before.equals("no")) {
            return value.equalsIgnoreCase("yes") || value.equalsIgnoreCase("no");
        }
        return !before.matches("-?\\d+") || value.matches("(?i)-?\\d{1,18}([kmg]b?|b)?");
    }

    /** Changes one that there is, under its new name and under its old. */
    void set(String name, String value) {
        String kept = value.length() > VALUE_MAX ? value.substring(0, VALUE_MAX) : value;
        Stream.of(name, name.replace("slave", "replica"), name.replace("replica", "slave"))
                .filter(DEFAULTS::containsKey)
                .forEach(each -> changed.put(each, kept));
    }

    /** Whom it replicates, as {@code host port}, or nobody. */
    void follow(String master) {
        changed.put(SLAVEOF, master);
    }

    /** Those that are called so, as {@code CONFIG GET} finds them. */
    Map<String, String> matching(Predicate<String> called) {
        Map<String, String> found = new LinkedHashMap<>();
        DEFAULTS.keySet().stream().filter(called).forEach(name -> found.put(name, get(name)));
        if (called.test("replicaof") && !found.containsKey(SLAVEOF)) {
            found.put("replicaof", get(SLAVEOF));
        }
        return found;
    }

    /** Where SAVE would write. */
    String file() {
        String folder = get(FOLDER);
        return folder + (folder.endsWith("/") ? "" : "/") + get(FILE);
    }

    /** Whether SAVE would write somewhere else than where the server was set up to. */
    boolean moved() {
        return !file().equals(DEFAULT_FOLDER + "/" + DEFAULT_FILE);
    }
}
