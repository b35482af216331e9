package org.sundew.sim.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sundew.testkit.ConfigOf;
import org.sundew.testkit.SimHarness;

/** Whatever is asked in whatever order, no command throws, and what it stored is accounted for to the byte. */
class RandomCommandsTest {
    private static final int SPACE = 60_000;
    private static final int COMMANDS = 1_500;
    /** What is left of an empty key space for the value of {@code SET a}: without its words, their cost and the key's. */
    private static final int ROOM = SPACE - 3 * Value.ITEM_COST - "SETa".length() - 96;

    private static final List<String> LEAVING = List.of("post", "host:", "shutdown", "quit");
    private static final String[] WORDS = {
        "a",
        "b",
        "c",
        "a",
        "b",
        "c",
        "",
        "0",
        "1",
        "2",
        "-1",
        "3.5",
        "9223372036854775807",
        "-9223372036854775808",
        "1e308",
        "inf",
        "-inf",
        "nan",
        "(1",
        "[a",
        "+",
        "-",
        "*",
        "a*",
        "[^",
        "\\",
        ">",
        "$",
        "\u00ff\0",
        "1-1",
        "100000",
        "4294967295",
        "withscores",
        "limit",
        "get",
        "set",
        "nx",
        "xx",
        "ex",
        "px",
        "match",
        "count",
        "store",
        "by",
        "alpha",
        "desc",
        "streams",
        "weights",
        "aggregate",
        "sum",
        "before",
        "and",
        "not",
        "u8",
        "encoding",
        "list",
        "dir",
        "return redis.call('set',KEYS[1],ARGV[1])",
        "return {1,{2,redis.call('lrange','a',0,-1)}}",
        "return redis.pcall('zadd','b','x','y')"
    };

    private static List<String> names(int major) {
        return Edition.of(major).commands().keySet().stream()
                .filter(name -> !LEAVING.contains(name))
                .toList();
    }

    private static SimHarness visit() {
        return visit(5);
    }

    private static SimHarness visit(int major) {
        return SimHarness.visit(
                new RedisSim(ConfigOf.of(RedisSim.Config.class, "keyspace.bytes", SPACE, "version", major + ".0.0")));
    }

    private static String command(String... words) {
        StringBuilder command = new StringBuilder("*" + words.length + "\r\n");
        for (String word : words) {
            command.append('$')
                    .append(word.length())
                    .append("\r\n")
                    .append(word)
                    .append("\r\n");
        }
        return command.toString();
    }

    private static String random(Random random, List<String> names) {
        String[] words = new String[1 + random.nextInt(7)];
        words[0] = names.get(random.nextInt(names.size()));
        for (int i = 1; i < words.length; i++) {
            words[i] = random.nextInt(4) == 0
                    ? Integer.toString(random.nextInt(20) - 5)
                    : WORDS[random.nextInt(WORDS.length)];
        }
        return command(words);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void leaveNothingBehindOnceAllIsFlushed(long seed) {
        Random random = new Random(seed);
        int major = 5 + (int) seed % 3;
        List<String> names = names(major);
        SimHarness visitor = visit(major);

        for (int i = 0; i < COMMANDS; i++) {
            visitor.say(random(random, names)).elapse(Duration.ofMillis(random.nextInt(20)));
            visitor.read();
        }
        visitor.say("DISCARD\r\nHELLO 2\r\nSLAVEOF NO ONE\r\nSCRIPT FLUSH\r\nFLUSHALL\r\nSELECT 0\r\n");

        assertThat(visitor.read()).endsWith("+OK\r\n+OK\r\n+OK\r\n");
        fitsExactly(visitor);
    }

    @Test
    void anEmptyKeySpaceHasRoomForExactlyThis() {
        fitsExactly(visit());
    }

    private static void fitsExactly(SimHarness visitor) {
        visitor.say(command("SET", "a", "x".repeat(ROOM + 1)))
                .expect("-" + Commands.FULL + "\r\n")
                .say(command("SET", "a", "x".repeat(ROOM)))
                .expect("+OK\r\n");
    }

    @Test
    void numbersAtTheirLimitsAreNumbers() {
        visit().say("SADD s 1\r\nSRANDMEMBER s -9223372036854775808\r\n").expect(":1\r\n*1\r\n$1\r\n1\r\n");
        visit().say("RPUSH l 1\r\nLREM l -9223372036854775808 1\r\n").expect(":1\r\n:1\r\n");
        visit().say("SETRANGE t 9223372036854775807 x\r\n")
                .expect("-ERR string exceeds maximum allowed size (512MB)\r\n");
        visit().say("XREAD COUNT 1 a STREAMS\r\n").expect("-ERR syntax error\r\n");
    }
}
