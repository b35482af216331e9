package org.sundew.sim.redis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.sundew.testkit.ConfigOf;
import org.sundew.testkit.SimHarness;

class LuaTest {
    private static final String SHA = "[0-9a-f]{40}";

    private static SimHarness visit() {
        return SimHarness.visit(new RedisSim(ConfigOf.of(RedisSim.Config.class)));
    }

    private static void answers(String script, String reply) {
        visit().say("SET a 1\r\nLPUSH l x\r\n" + "EVAL \"" + script + "\" 1 a b c\r\n")
                .expect("+OK\r\n:1\r\n" + reply);
    }

    @Test
    void returnsValues() {
        answers("return 'x'", "$1\r\nx\r\n");
        answers(" return -7.9 ; ", ":-7\r\n");
        answers("return {1,{'two',true},nil,4}", "*2\r\n:1\r\n*2\r\n$3\r\ntwo\r\n:1\r\n");
        answers("return {KEYS[1],ARGV[2],ARGV[3]}", "*2\r\n$1\r\na\r\n$1\r\nc\r\n");
        answers("return false", "$-1\r\n");
        answers("return {}", "*0\r\n");
        answers("return {redis.call('get','nosuch'),false,1}", "*3\r\n$-1\r\n$-1\r\n:1\r\n");
    }

    @Test
    void callsThisRedisAndNothingElse() {
        answers("return redis.call('get',KEYS[1])", "$1\r\n1\r\n");
        answers("return redis.call('set', 'a', 5)", "+OK\r\n");
        answers("redis.call('set','a',5)", "$-1\r\n");
        answers(
                "return {redis.call('incr','a'),redis.pcall('get','l')}",
                "*2\r\n:2\r\n-WRONGTYPE Operation against a key" + " holding the wrong kind of value\r\n");
        answers(
                "return redis.pcall('config','set','dir','/tmp')",
                "-@user_script: 1: This Redis command is not allowed from" + " scripts\r\n");
    }

    @Test
    void endsWithAnErrorThatIsRaised() {
        String running = "-ERR Error running script \\(call to f_" + SHA + "\\): @user_script:1: ";
        visit().say("EVAL \"return redis.call('nosuch')\" 0\r\n")
                .expectMatch(running + "@user_script: 1: Unknown Redis command called from Lua script\r\n");
        visit().say("EVAL \"return redis.call('get')\" 0\r\n")
                .expectMatch(
                        running + "@user_script: 1: Wrong number of args calling Redis command From Lua script\r\n");
        visit().say("SET a 1\r\nEVAL \"redis.call('lpush','a','x')\" 0\r\n")
                .expectMatch("\\+OK\r\n" + running + "WRONGTYPE .*");
        visit().say("EVAL \"local io_l = package.loadlib('x','y')\" 0\r\n")
                .expectMatch(".*Script attempted to access nonexistent global variable 'package'\r\n");
    }

    @Test
    void runsNothingThatIsMore() {
        for (String script : new String[] {
            "while true do end",
            "return",
            "return 1 1",
            "return {1",
            "return 'a",
            "return redis.call()",
            "return KEYS[x]",
            "return redis.call({1})",
            "return {{{{{{{{{{1}}}}}}}}}}",
            "return 12345678901",
            ""
        }) {
            answers(script, "$-1\r\n");
        }
    }

    @Test
    void keepsScriptsForLater() {
        String one = "e0e1f9fabfc9d4800c877a703b823ac0578ff8db";
        visit().say("EVALSHA " + one + " 0\r\nSCRIPT LOAD \"return 1\"\r\nEVALSHA " + one + " 0\r\nSCRIPT EXISTS " + one
                        + " x\r\nSCRIPT FLUSH\r\nSCRIPT EXISTS " + one + "\r\n")
                .expect("-NOSCRIPT No matching script. Please use EVAL.\r\n$40\r\n" + one + "\r\n:1\r\n")
                .expect("*2\r\n:1\r\n:0\r\n+OK\r\n*1\r\n:0\r\n");
        SimHarness visitor = visit();
        for (int i = 0; i <= 100; i++) {
            visitor.say("EVAL \"return " + i + "\" 0\r\n").expect(":" + i + "\r\n");
        }
        visitor.say("SCRIPT LOAD \"return 100\"\r\n");
        String last = visitor.read().split("\r\n", -1)[1];
        visitor.say("SCRIPT EXISTS " + last + "\r\n").expect("*1\r\n:0\r\n");
    }

    @Test
    void hearsABoundedNumberOfBytes() {
        SimHarness visitor = visit().say("*3\r\n$3\r\nSET\r\n$1\r\na\r\n$200000\r\n" + "x".repeat(200_000) + "\r\n");
        visitor.read();
        assertThat(visitor.say("EVAL \"return {" + "redis.call('get','a'),".repeat(30) + "1}\" 0\r\n")
                        .read())
                .isEqualTo("$-1\r\n");
    }
}
