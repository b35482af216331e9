package org.sundew.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Ours beside a real Redis, reply by reply, in what no version since 5.0 changed. The package redis-server would start one on the
 * port that others want; Debian's redis-tools have the same program under another name, and it goes by its name.
 */
class RedisPeerIT {
    private static final String COMMANDS = """
            PING
            PING hello
            PING a b
            ECHO x
            ECHO
            SELECT 1
            SELECT 16
            SELECT 0
            SET a 1
            SET a 2 NX
            SET b 3 XX
            SET c 1 EX x
            SET c 1 PX 100000
            SET c 1 EX
            SET a
            GET a
            GET nokey
            SETNX a 1
            SETEX e 10 x
            GETSET a 5
            APPEND a 6
            STRLEN a
            INCR a
            INCRBY a x
            INCRBYFLOAT a 0.5
            INCR a
            SET t text
            GETRANGE t 1 2
            GETRANGE t -2 -1
            SETRANGE t 1 XX
            GET t
            SETBIT bits 7 1
            GETBIT bits 7
            BITCOUNT bits
            MSET x 1 y 2
            MSET x
            MSETNX x 1 z 2
            MGET x y nokey
            EXISTS x y nokey
            DEL x nokey
            TYPE a
            TYPE nokey
            TTL a
            TTL nokey
            EXPIRE a x
            EXPIRE a 100
            PERSIST a
            RENAME nokey b
            RENAME a b
            RENAMENX b y
            MOVE y 1
            LPUSH l a b c
            LPUSHX nolist a
            LRANGE l 0 -1
            LINDEX l 0
            LINDEX l 9
            LSET l 0 z
            LSET l 9 z
            LSET nolist 0 z
            LREM l 0 a
            LTRIM l 0 0
            LINSERT l BEFORE z q
            RPOPLPUSH l l2
            LLEN l
            RPOP l
            LPOP nolist
            SADD s a
            SCARD s
            SISMEMBER s a
            SINTER s s
            SUNION s nos
            SDIFF s nos
            SMOVE s s2 b
            SREM s a
            SPOP nos
            HSET h f v
            HGET h f
            HMGET h f nof
            HEXISTS h f
            HKEYS h
            HVALS h
            HLEN h
            HSETNX h f v
            HINCRBY h n 4
            HINCRBY h f 4
            HSTRLEN h f
            HGETALL nokey
            HDEL h f g n
            ZADD z 1 a 2.5 b
            ZADD z x a
            ZADD z XX CH 3 a 9 c
            ZRANGE z 0 -1 WITHSCORES
            ZSCORE z a
            ZRANGEBYSCORE z -inf (3
            ZINCRBY z 0.1 b
            ZRANK z b
            ZCOUNT z 2 (3
            ZREM z a
            LPUSH t x
            GET z
            OBJECT REFCOUNT nokey
            DUMP nokey
            SCAN x
            SCAN 0 COUNT 0
            SCAN 0 FOO 1
            SSCAN nos 0
            HSCAN noh 0
            ZSCAN noz 0
            KEYS nomatch*
            RANDOMKEY x
            FLUSHALL
            DBSIZE
            RANDOMKEY
            MULTI
            MULTI
            SET a 1
            EXEC
            EXEC
            DISCARD
            MULTI
            WATCH a
            DISCARD
            CONFIG GET nosuch
            CONFIG GET maxclients
            CONFIG GET slave-read-only
            CONFIG RESETSTAT
            CONFIG
            CLIENT GETNAME
            CLIENT SETNAME me
            CLIENT GETNAME
            CLIENT KILL 1.2.3.4:5
            CLIENT KILL ID 9999999
            CLIENT PAUSE x
            CLIENT REPLY ON
            SLAVEOF NO ONE
            ROLE
            REPLCONF listening-port 1
            REPLCONF x
            WAIT 0 1
            MODULE LIST
            SCRIPT EXISTS abc
            SCRIPT KILL
            EVAL 'return 1' 0
            EVAL 'return {1,2}' 0
            EVAL 'return redis.call("get","a")' 0
            EVAL 'return 1' x
            EVAL 'return 1' 3
            EVALSHA e0e1f9fabfc9d4800c877a703b823ac0578ff8db 0
            EVALSHA ffffffffffffffffffffffffffffffffffffffff 0
            MEMORY USAGE nokey
            SLOWLOG GET
            SLOWLOG LEN
            LATENCY LATEST
            CLUSTER NODES
            PUBSUB CHANNELS
            PUBLISH c x
            COMMAND GETKEYS GET a
            TOUCH a
            UNLINK a
            SWAPDB 0 1
            READONLY
            TIME x
            LASTSAVE x
            """;

    private static RunningSensor sensor;
    private static Process real;

    @BeforeAll
    static void start() throws IOException {
        Shell.assumeInstalled("redis-check-rdb");
        sensor = SensorHome.unpackWithoutListens("redis-peer")
                .write("org.sundew.sim.redis-main.cfg", "listen.port = 7390")
                .write("org.sundew.sim.redis-seven.cfg", "listen.port = 7392", "version = 7.0.15")
                .start();
        Path folder = Files.createTempDirectory("sundew-redis");
        Path server = Files.createSymbolicLink(folder.resolve("redis-server"), Path.of("/usr/bin/redis-check-rdb"));
        real = new ProcessBuilder(server.toString(), "--bind", sensor.home().address(), "--port", "7391", "--save", "")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        Patience.soon().until(() -> Visitor.open(sensor.home().address(), 7391));
    }

    @AfterAll
    static void stop() {
        if (real != null) {
            real.destroy();
            real.onExit().join();
        }
        if (sensor != null) {
            sensor.close();
        }
    }

    @Test
    void bothAnswerAlike() {
        List<String> commands = COMMANDS.lines().toList();
        List<String> theirs = replies(7391, commands);

        assertThat(replies(7390, commands)).isEqualTo(theirs);
        assertThat(replies(7392, commands)).isEqualTo(theirs);
    }

    private static List<String> replies(int port, List<String> commands) {
        try (Visitor visitor = sensor.visit(port)) {
            List<String> replies = new ArrayList<>();
            for (String command : commands) {
                replies.add(command + " -> " + reply(visitor.say(command + "\r\n")));
            }
            return replies;
        }
    }

    private static String reply(Visitor visitor) {
        String line = visitor.line();
        boolean array = line.startsWith("*");
        if (line.equals("$-1") || line.equals("*-1") || !(array || line.startsWith("$"))) {
            return line;
        }
        if (!array) {
            return line + " " + visitor.line();
        }
        StringBuilder all = new StringBuilder(line);
        for (int left = Integer.parseInt(line.substring(1)); left > 0; left--) {
            all.append(", ").append(reply(visitor));
        }
        return all.toString();
    }
}
