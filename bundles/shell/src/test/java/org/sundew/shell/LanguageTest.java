package org.sundew.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What bash makes of a line; each answer was compared with a real one's. */
class LanguageTest {
    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '\u0001', textBlock = """
            echo a   b                          => a b
            echo 'a   b' "c  d"                 => a   b c  d
            echo a; echo b                      => a/b
            false && echo a || echo b           => b
            true || echo a; echo $?             => 0
            nosuch; echo $?                     => -bash: nosuch: command not found/127
            X=1; echo $X ${X}2 "${Y:-no}"       => 1 12 no
            X=1 env | grep X=1                  => X=1
            echo $((2+3*4)) $(( (2+3)*4 ))      => 14 20
            echo $(echo $(echo deep))           => deep
            echo `whoami`                       => root
            echo {a,b}c {1..3}                  => ac bc 1 2 3
            echo "a\\"b" 'c"d' \\$HOME $'x\\ty' => a"b c"d $HOME x	y
            for i in 1 2; do echo $i; done      => 1/2
            if [ 1 -lt 2 ]; then echo y; fi     => y
            i=0; while [ $i -lt 3 ]; do echo $i; i=$((i+1)); done => 0/1/2
            echo a > /tmp/x; echo b >> /tmp/x; cat /tmp/x => a/b
            cat < /etc/hostname                 => srv01
            ls /nope 2>/dev/null; echo $?       => 2
            ls /nope > /tmp/y 2>&1; wc -l < /tmp/y => 1
            (cd /etc; pwd); pwd                 => /etc//root
            { echo a; echo b; } | tail -1       => b
            echo /etc/hostn*                    => /etc/hostname
            echo *.nope                         => *.nope
            echo -n a; echo -e '\\x41\\102'     => aAB
            printf '%s-%03d\\n' a 7             => a-007
            eval 'echo $((1+1))'                => 2
            bash -c 'echo $0'                   => bash
            bash -lc 'echo $0 $1' x y           => x y
            sh -ec 'echo $#' x y               => 1
            echo $(echo "it's" "(" ")" "$(echo ")")") => it's ( ) )
            echo "$(echo "a \\"b" 'c"')"        => a "b c"
            export A=1; unset A; A=2; env | grep -c ^A= => 0
            echo 1 2 | awk '{i=1; $i++; print $0, i}' => 2 2 1
            echo 1 2 | awk '{i=1; print $++i, i}' => 2 2
            cat <<< word                        => word
            """)
    void understands(String line, String shown) {
        assertThat(String.join("/", Booth.root(line).split("\n"))).isEqualTo(shown.strip());
    }

    @Test
    void waitsForTheRestOfALine() {
        Booth booth = Booth.at(Booth.DEBIAN, "root");

        assertThat(booth.type("echo 'a").read()).isEqualTo("> ");
        assertThat(booth.shown("b'")).isEqualTo("a\nb\n");
        assertThat(booth.type("for i in 1 2; do").read()).isEqualTo("> ");
        assertThat(booth.type("echo $i").read()).isEqualTo("> ");
        assertThat(booth.shown("done")).isEqualTo("1\n2\n");
    }

    @Test
    void readsHereDocuments() {
        Booth booth = Booth.at(Booth.DEBIAN, "root");
        booth.type("cat > /tmp/k <<EOF").type("it's $HOME").type("EOF").read();
        assertThat(booth.shown("cat /tmp/k")).isEqualTo("it's /root\n");

        booth.type("cat > /tmp/k <<'EOF'").type("$HOME").type("EOF").read();
        assertThat(booth.shown("cat /tmp/k")).isEqualTo("$HOME\n");
    }

    @Test
    void saysWhereItStoppedUnderstanding() {
        assertThat(Booth.root("echo a; ; b")).isEqualTo("-bash: syntax error near unexpected token `;'\n");
        assertThat(Booth.root("fi")).isEqualTo("-bash: syntax error near unexpected token `fi'\n");
    }

    @Test
    void runsAScriptThatTheVisitorWrote() {
        Booth booth = Booth.at(Booth.DEBIAN, "root");
        booth.type("echo 'echo \"$0 $1 $#\"; exit 3; echo no' > /tmp/s; chmod +x /tmp/s")
                .read();

        assertThat(booth.shown("/tmp/s a b; echo $?")).isEqualTo("/tmp/s a 2\n3\n");
        assertThat(booth.shown("sh /tmp/s")).isEqualTo("/tmp/s  0\n");
    }

    @Test
    void endsALineThatAsksForTooMuch() {
        for (String line : new String[] {
            "while true; do :; done",
            "X=aaaaaaaaaaaaaaaa; while true; do X=$X$X; done",
            "for i in {1..500} {1..500} {1..500}; do for j in {1..500}; do echo $i; done; done",
            "echo " + "$(".repeat(60) + "id" + ")".repeat(60)
        }) {
            assertThat(Booth.root(line)).as(line).endsWith("-bash: fork: Resource temporarily unavailable\n");
        }
    }

    @Test
    void isNestedAndLeftAgain() {
        Booth booth = Booth.at(Booth.DEBIAN, "root");

        assertThat(booth.type("sh").read()).isEqualTo("# ");
        assertThat(booth.type("su deploy").read()).isEqualTo("deploy@srv01:~$ ".replace("~", "/root"));
        assertThat(booth.shown("whoami")).isEqualTo("deploy\n");
        booth.type("exit").type("exit").type("exit");
        assertThat(booth.status()).isZero();
    }
}
