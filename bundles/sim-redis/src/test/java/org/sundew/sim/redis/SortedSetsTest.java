package org.sundew.sim.redis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sundew.testkit.ConfigOf;
import org.sundew.testkit.SimHarness;

class SortedSetsTest {
    private static SimHarness visit() {
        return SimHarness.visit(new RedisSim(ConfigOf.of(RedisSim.Config.class)));
    }

    private static SimHarness scored() {
        return visit().say("ZADD z 2 b 1 a 3 c 2 ab\r\n").expect(":4\r\n");
    }

    @Test
    void sortsByScoreAndThenByName() {
        scored().say("ZRANGE z 0 -1\r\n")
                .expect("*4\r\n$1\r\na\r\n$2\r\nab\r\n$1\r\nb\r\n$1\r\nc\r\n")
                .say("ZREVRANGE z 0 0 WITHSCORES\r\nZRANK z c\r\nZREVRANK z c\r\nZRANK z x\r\n")
                .expect("*2\r\n$1\r\nc\r\n$1\r\n3\r\n:3\r\n:0\r\n$-1\r\n")
                .say("ZCARD z\r\nZSCORE z a\r\nTYPE z\r\nGET z\r\n")
                .expect(
                        ":4\r\n$1\r\n1\r\n+zset\r\n-WRONGTYPE Operation against a key holding the wrong kind of value\r\n");
    }

    @Test
    void findsWhatLiesBetweenTwoScores() {
        scored().say("ZCOUNT z (1 2\r\nZRANGEBYSCORE z -inf +inf LIMIT 1 1\r\nZREVRANGEBYSCORE z 3 (2 WITHSCORES\r\n")
                .expect(":2\r\n*1\r\n$2\r\nab\r\n*2\r\n$1\r\nc\r\n$1\r\n3\r\n")
                .say("ZCOUNT z x 2\r\nZRANGEBYSCORE z 1 2 SOON\r\n")
                .expect("-ERR min or max is not a float\r\n-ERR syntax error\r\n");
    }

    @Test
    void addsAsItsOptionsSay() {
        scored().say("ZADD z NX 9 a\r\nZADD z XX 9 new\r\nZADD z CH 9 a\r\nZADD z INCR 1 a\r\nZINCRBY z -0.5 a\r\n")
                .expect(":0\r\n:0\r\n:1\r\n$2\r\n10\r\n$3\r\n9.5\r\n")
                .say("ZADD z NX XX 1 a\r\nZADD z 1\r\nZADD z one a\r\nZADD z 1 a 2\r\n")
                .expect("-ERR XX and NX options at the same time are not compatible\r\n")
                .expect("-ERR wrong number of arguments for 'zadd' command\r\n-ERR value is not a valid float\r\n")
                .expect("-ERR syntax error\r\n");
    }

    @Test
    void isGoneOnceItIsEmpty() {
        visit().say("ZADD z 1 a 2 b\r\nZPOPMAX z\r\nZREM z a x\r\nEXISTS z\r\nZRANGE z 0 -1\r\n")
                .expect(":2\r\n*2\r\n$1\r\nb\r\n$1\r\n2\r\n:1\r\n:0\r\n*0\r\n");
    }

    @Test
    void removesPartsByRankAndByScore() {
        scored().say(
                        "ZREMRANGEBYRANK z -1 -1\r\nZREMRANGEBYSCORE z (1 2\r\nZRANGE z 0 -1\r\nZREMRANGEBYSCORE z 0 x\r\n")
                .expect(":1\r\n:2\r\n*1\r\n$1\r\na\r\n-ERR min or max is not a float\r\n")
                .say("ZSCAN z 0\r\nZREMRANGEBYRANK z 0 -1\r\nEXISTS z\r\n")
                .expect("*2\r\n$1\r\n0\r\n*2\r\n$1\r\na\r\n$1\r\n1\r\n:1\r\n:0\r\n");
    }

    @Test
    void takesRoomLikeAnythingElse() {
        SimHarness.visit(new RedisSim(ConfigOf.of(RedisSim.Config.class, "keyspace.bytes", 1024)))
                .say("ZADD z 1 " + "x".repeat(400) + "\r\nZADD z 1 " + "y".repeat(400) + "\r\n")
                .expect(":1\r\n-OOM command not allowed when used memory > 'maxmemory'.\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "1,1",
        "-3.50,-3.5",
        "1e3,1000",
        "0.1,0.10000000000000001",
        "1e17,1e+17",
        "1.5e300,1.5000000000000001e+300",
        "inf,inf",
        "-Inf,-inf",
        "0.00001,1.0000000000000001e-05",
        "100000000000000000000,1e+20"
    })
    void printsAScoreWithAsManyFiguresAsCDoes(String said, String printed) {
        assertThat(Numbers.text(Numbers.real(said).orElseThrow())).isEqualTo(printed);
    }

    @ParameterizedTest
    @CsvSource({"''", "nan", "1.2.3", "0x10", "' 1'", "e5", "."})
    void takesNothingElseForAScore(String said) {
        assertThat(Numbers.real(said)).isEmpty();
    }
}
