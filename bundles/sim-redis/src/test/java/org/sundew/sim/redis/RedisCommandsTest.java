package org.sundew.sim.redis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.sundew.testkit.ConfigOf;
import org.sundew.testkit.SimHarness;

/** Commands on each kind of value, answered as a real Redis does. */
class RedisCommandsTest {
    private static SimHarness visit() {
        return SimHarness.visit(new RedisSim(ConfigOf.of(RedisSim.Config.class)));
    }

    @Test
    void readsAndWritesPartsOfStrings() {
        visit().say(
                        "SET t hello\r\nGETRANGE t 1 3\r\nGETRANGE t -3 -1\r\nGETRANGE t 3 1\r\nSETRANGE t 6 you\r\nGET t\r\n")
                .expect("+OK\r\n$3\r\nell\r\n$3\r\nllo\r\n$0\r\n\r\n:9\r\n$9\r\nhello\0you\r\n")
                .say("SETBIT b 7 1\r\nSETBIT b 7 0\r\nGETBIT b 7\r\nSETBIT b 1 1\r\nGET b\r\nBITCOUNT t 0 0\r\n")
                .expect(":0\r\n:1\r\n:0\r\n:0\r\n$1\r\n@\r\n:3\r\n")
                .say(
                        "SET n 10\r\nINCRBYFLOAT n 0.5\r\nINCRBYFLOAT n x\r\nSETRANGE t -1 x\r\nSETBIT b x 1\r\nSETBIT b 1 2\r\n")
                .expect("+OK\r\n$4\r\n10.5\r\n-ERR value is not a valid float\r\n-ERR offset is out of range\r\n")
                .expect("-ERR bit offset is not an integer or out of range\r\n")
                .expect("-ERR bit is not an integer or out of range\r\n");
    }

    @Test
    void makesNoStringThatDoesNotFit() {
        visit().say("SETRANGE t 536870911 x\r\nSETRANGE t 536870912 x\r\nSETBIT t 4294967295 1\r\nSTRLEN t\r\n")
                .expect("-OOM command not allowed when used memory > 'maxmemory'.\r\n")
                .expect("-ERR string exceeds maximum allowed size (512MB)\r\n")
                .expect("-OOM command not allowed when used memory > 'maxmemory'.\r\n:0\r\n");
    }

    @Test
    void changesListsInTheMiddle() {
        visit().say(
                        "RPUSH l a b c b a\r\nLINDEX l -2\r\nLINDEX l 9\r\nLSET l 0 z\r\nLSET l 9 z\r\nLINSERT l AFTER c d\r\n")
                .expect(":5\r\n$1\r\nb\r\n$-1\r\n+OK\r\n-ERR index out of range\r\n:6\r\n")
                .say("LREM l -1 b\r\nLRANGE l 0 -1\r\nLTRIM l 1 2\r\nLRANGE l 0 -1\r\n")
                .expect(":1\r\n*5\r\n$1\r\nz\r\n$1\r\nb\r\n$1\r\nc\r\n$1\r\nd\r\n$1\r\na\r\n+OK\r\n")
                .expect("*2\r\n$1\r\nb\r\n$1\r\nc\r\n")
                .say("RPOPLPUSH l m\r\nLTRIM l 1 0\r\nEXISTS l\r\nLPUSHX l x\r\nRPUSHX m x\r\n")
                .expect("$1\r\nc\r\n+OK\r\n:0\r\n:0\r\n:2\r\n");
    }

    @Test
    void combinesSets() {
        visit().say(
                        "SADD a 1 2 3\r\nSADD b 2 3 4\r\nSINTER a b\r\nSDIFF a b\r\nSUNIONSTORE c a b\r\nSCARD c\r\nSINTER a x\r\n")
                .expect(":3\r\n:3\r\n*2\r\n$1\r\n2\r\n$1\r\n3\r\n*1\r\n$1\r\n1\r\n:4\r\n:4\r\n*0\r\n")
                .say("SMOVE a b 1\r\nSMOVE a b 1\r\nSPOP a\r\nSRANDMEMBER a 9\r\nSDIFFSTORE c a a\r\nEXISTS c\r\n")
                .expect(":1\r\n:0\r\n$1\r\n2\r\n*1\r\n$1\r\n3\r\n:0\r\n:0\r\n")
                .say("SSCAN b 0 MATCH [12]\r\nSSCAN b 0 COUNT 0\r\nSET s 1\r\nSINTER b s\r\n")
                .expect("*2\r\n$1\r\n0\r\n*2\r\n$1\r\n2\r\n$1\r\n1\r\n-ERR syntax error\r\n+OK\r\n")
                .expect("-WRONGTYPE Operation against a key holding the wrong kind of value\r\n");
    }

    @Test
    void readsAndCountsFields() {
        visit().say("HSET h f 1 g two\r\nHMGET h f x g\r\nHEXISTS h g\r\nHVALS h\r\nHSTRLEN h g\r\nHSETNX h f 9\r\n")
                .expect(":2\r\n*3\r\n$1\r\n1\r\n$-1\r\n$3\r\ntwo\r\n:1\r\n*2\r\n$1\r\n1\r\n$3\r\ntwo\r\n:3\r\n:0\r\n")
                .say("HINCRBY h f 41\r\nHINCRBY h g 1\r\nHSCAN h 0 MATCH f\r\nHMGET x f\r\n")
                .expect(":42\r\n-ERR hash value is not an integer\r\n*2\r\n$1\r\n0\r\n*2\r\n$1\r\nf\r\n$2\r\n42\r\n")
                .expect("*1\r\n$-1\r\n");
    }

    @Test
    void movesKeys() {
        visit().say(
                        "SET a 1\r\nSET b 2\r\nRENAMENX a b\r\nRENAMENX a c\r\nMOVE c 3\r\nMOVE c 3\r\nSELECT 3\r\nGET c\r\nMOVE c 99\r\n")
                .expect("+OK\r\n+OK\r\n:0\r\n:1\r\n:1\r\n:0\r\n+OK\r\n$1\r\n1\r\n-ERR index out of range\r\n")
                .say(
                        "SWAPDB 0 3\r\nGET b\r\nOBJECT ENCODING b\r\nEXPIREAT b 1\r\nGET b\r\nMSETNX x 1 y 2\r\nMSETNX y 3 z 4\r\n")
                .expect("+OK\r\n$1\r\n2\r\n$3\r\nint\r\n:1\r\n$-1\r\n:1\r\n:0\r\n");
    }

    @Test
    void refusesWhatARedisRefuses() {
        visit().say("MULTI\r\nWATCH a\r\nEXEC\r\nREPLCONF x\r\nREPLCONF listening-port 1\r\nSHUTDOWN NOW\r\n")
                .expect("+OK\r\n-ERR WATCH inside MULTI is not allowed\r\n*0\r\n-ERR syntax error\r\n+OK\r\n")
                .expect("-ERR syntax error\r\n")
                .say("SHUTDOWN NOSAVE\r\n")
                .expectClosed();
    }

    @Test
    void tellsAllCommandsThereAre() {
        assertThat(visit().say("COMMAND\r\n").read()).startsWith("*200\r\n*6\r\n");
        visit().say("COMMAND COUNT\r\nCOMMAND INFO GET nosuch\r\nCOMMAND GETKEYS MSET a 1 b 2\r\n")
                .expect(":200\r\n*2\r\n*6\r\n$3\r\nget\r\n:2\r\n*2\r\n+readonly\r\n+fast\r\n:1\r\n:1\r\n:1\r\n*-1\r\n")
                .expect("*2\r\n$1\r\na\r\n$1\r\nb\r\n")
                .say("COMMAND GETKEYS NOSUCH\r\nCOMMAND GETKEYS PING\r\nCOMMAND GETKEYS GET\r\nCOMMAND DOCS\r\n")
                .expect("-ERR Invalid command specified\r\n-ERR The command has no key arguments\r\n")
                .expect("-ERR Invalid number of arguments specified for command\r\n")
                .expect("-ERR Unknown subcommand or wrong number of arguments for 'DOCS'. Try COMMAND HELP.\r\n")
                .say("COMMAND GETKEYS XINFO HELP\r\n")
                .expect("-ERR Invalid arguments specified for command\r\n");
    }

    @Test
    void isBusyForWhoAsksItToLookAtTooMuch() {
        StringBuilder members = new StringBuilder("SADD s");
        for (int i = 0; i < 2_000; i++) {
            members.append(" m").append(i);
        }
        SimHarness visitor = visit().say(members + "\r\n").expect(":2000\r\n");
        String asking = "SINTER" + " s".repeat(100) + " nosuch\r\n";

        // each looks at two hundred thousand things, and at half as much for their length
        visitor.say(asking.repeat(6)).expect("*0\r\n".repeat(6)).say("PING\r\n").expect("+PONG\r\n");
        visitor.say(asking.repeat(2))
                .expect("-BUSY Redis is busy running a script. You can only call SCRIPT KILL or SHUTDOWN NOSAVE.\r\n"
                        .repeat(2));
    }
}
