package org.sundew.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a visitor writes ends soon, holds little, and leaves a shell that goes on. */
class BoundsTest {
    private static final Duration SOON = Duration.ofSeconds(5);

    private final Booth booth = Booth.at(Booth.DEBIAN, "root");

    private String soon(String line) {
        return assertTimeoutPreemptively(SOON, () -> booth.shown(line));
    }

    @Test
    void matchesAPatternOfManyStarsSoon() {
        booth.shown("cd /tmp; touch " + "a".repeat(250));

        assertThat(soon("ls " + "*a".repeat(60) + "b")).contains("cannot access");
        assertThat(soon("find . -name '" + "*a".repeat(60) + "b'")).isEmpty();
        assertThat(soon("[[ " + "a".repeat(250) + " == " + "*a".repeat(60) + "b ]] || echo no"))
                .isEqualTo("no\n");
    }

    @Test
    void namesWhatIsInFoldersThatAPatternFinds() {
        assertThat(soon("echo /et?/passw[a-e]")).isEqualTo("/etc/passwd\n");
        assertThat(soon("echo /e*/passwd /etc/[!a-oq-z]asswd")).isEqualTo("/etc/passwd /etc/passwd\n");
    }

    @Test
    void endsALineThatLooksThroughFoldersAgainAndAgain() {
        assertThat(soon("while true; do echo " + "/*/..".repeat(30) + "/*zzz; done"))
                .contains("fork");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes \"$(seq 1 100000)\"",
                "yes | tr -d '\\n' | sed \"s/y/$(yes | tr -d '\\n')$(yes | tr -d '\\n')$(yes)/g\"",
                "X=\"$(seq 1 60000)\"; awk \"{print \\$0\\$0}\" <<< \"$X$X\"; awk '{print $0$0$0$0$0$0$0$0$0}' <<< \"$X$X\"",
            })
    void endsALineThatWritesTooMuch(String line) {
        assertThat(soon(line)).contains("fork: Resource temporarily unavailable");
    }

    @Test
    void endsALineThatReadsTheSameAgainAndAgain() {
        assertThat(soon("seq 1 100000 | while true; do wc >/dev/null; done")).contains("fork");
    }

    @Test
    void endsALongSearchForALongText() {
        booth.shown("A=" + "a".repeat(60_000));

        assertThat(soon("for i in {1..9}; do echo $A$A$A$A$A$A | grep -E '(a*)*(a|b)*b'; done"))
                .contains("fork");
        assertThat(soon("for i in {1..9}; do echo $A$A$A$A$A$A | sed 's/\\(a*\\)*b/x/'; done"))
                .contains("fork");
        assertThat(soon("echo $A | grep -c ${A}b")).isEqualTo("0\n");
    }

    @Test
    void carriesOutAChainOfAnyLength() {
        assertThat(soon("true" + " && true".repeat(2_000) + " && echo well")).endsWith("well\n");
        assertThat(soon("true" + " && true".repeat(9_000))).contains("fork");
    }

    @ParameterizedTest
    @ValueSource(strings = {"echo ${00}", "echo ${1a}", "echo ${999}", "echo ${1000}"})
    void takesAnyNumberForAParameter(String line) {
        assertThat(soon(line)).endsWith("\n");
    }

    @Test
    void setsNoVariableThatIsTooLong() {
        booth.shown("X=$(seq 1 60000)");

        soon("Y=\"$X\"");

        assertThat(booth.shown("echo ${#X} ${#Y}")).isEqualTo("348893 0\n");
    }

    @Test
    void keepsNoMoreOfADocumentThanItsBound() {
        booth.type("cat > doc <<EOF");
        for (int i = 0; i < 40; i++) {
            booth.type("x".repeat(60_000));
        }
        booth.type("EOF");
        booth.read();

        assertThat(booth.shown("stat doc")).contains("Size: 1020017\t");
    }

    @Test
    void givesUpACommandOfTooManyLines() {
        booth.type("if true; then");
        for (int i = 1; i < Draft.LINES_MAX; i++) {
            booth.type("true");
        }
        assertThat(booth.read()).endsWith("> ");

        assertThat(booth.type("true").read()).endsWith("# ");
    }

    @Test
    void makesNoLinkToATooLongPath() {
        assertThat(soon("ln -s " + "a".repeat(4_097) + " long")).contains("File name too long");
    }

    /** Each of these once took the sensor's memory, its stack or minutes of its time. */
    static Stream<String> costly() {
        String many = "X=$(seq 1 60000 | tr -d '\\n'); ";
        return Stream.of(
                "[ " + "! ".repeat(9_000) + "x ] || true; while :; do :; done",
                "[ " + "'' -o ".repeat(9_000) + "x ] || true; while :; do :; done",
                "echo " + "{a,b}".repeat(12_000),
                "if false; then :" + "; elif false; then :".repeat(3_000) + "; fi; while :; do :; done",
                "while :; do find / -name '" + "*a".repeat(60) + "b'; done",
                "F=$(yes %n | tr -d '\\n'); N=/etc/passwd" + "/.".repeat(30_000) + "; stat -c $F$F$F$F $N",
                many + "echo $X | sed s/.*/" + "'&'".repeat(2_000) + "/",
                "seq 1 1000 | sed" + " -e 'a x'".repeat(5_000),
                "A=" + "a".repeat(60_000) + "; echo $A | grep -o 'a\\(.*b\\)\\?'",
                "A=" + "a".repeat(60_000) + "; echo $A | sed 's/a\\(.*b\\)\\?/x/g'",
                "A=" + "a".repeat(60_000) + "; echo $A | awk '{gsub(/a(.*b)?/, \"x\")}'",
                "while :; do echo a | grep -E '((a{10}){10}){9}((b{10}){10}){9}'; done",
                "A=" + "a".repeat(60_000) + "; B=" + "*a".repeat(20_000) + "; [[ $A != $B ]]",
                many + "echo $X | awk '{print length(" + "$0 ".repeat(20_000) + ")}'",
                "awk 'BEGIN{while(1) x[i++] = i}'",
                "awk 'function f(n) {return f(n + 1)} BEGIN{f(1)}'",
                "awk 'BEGIN{while(1) x = x \"aaaaaaaaaaaaaaaa\"}'",
                "a=($(seq 1 9000)); while :; do a[0]=1; done",
                "f() { f; }; f");
    }

    @ParameterizedTest
    @MethodSource("costly")
    void endsALineThatAsksForTooMuch(String line) throws InterruptedException {
        String[] shown = {""};
        Thread small = new Thread(null, () -> shown[0] = soon(line), "small", 512 * 1024);
        small.start();
        small.join();

        assertThat(shown[0]).containsAnyOf("Resource temporarily unavailable", "syntax error");
    }

    @ParameterizedTest
    @ValueSource(strings = {"${a:-", "$(("})
    void endsADocumentOfWhatIsWithinEachOther(String opening) {
        String closing = opening.equals("$((") ? "))" : "}";
        booth.type("cat <<EOF").type(opening.repeat(8_000) + "1" + closing.repeat(8_000));

        assertThat(soon("EOF")).contains("Resource temporarily unavailable");
    }

    @Test
    void countsUpByAwkAsFarAsScriptsDo() {
        assertThat(soon("seq 1 20000 | awk '{s += $1} END {print s, NR}'")).isEqualTo("200010000 20000\n");
    }

    @Test
    void answersAPasswordWithACommandThatAsksForTooMuch() {
        Booth user = Booth.at(Booth.DEBIAN, "nobodyinparticular");
        user.type("sudo yes \"$(seq 1 100000)\"").read();

        assertThat(user.type("secret").read()).contains("Resource temporarily unavailable");
    }

    @Test
    void takesWhatWasTypedAheadInOrder() {
        booth.type("sleep 1")
                .type("for i in 1 2; do")
                .type("echo $i")
                .type("done")
                .type("su daemon")
                .type("echo last");

        assertThat(booth.elapse(Duration.ofSeconds(2)).read())
                .contains("1\n2\n")
                .endsWith("last\n" + "root@" + Booth.persona().host() + ":~# ");
    }
}
