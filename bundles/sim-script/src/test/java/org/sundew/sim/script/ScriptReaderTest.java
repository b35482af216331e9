package org.sundew.sim.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sundew.yaml.Flaw;
import org.sundew.yaml.FlawedFile;
import org.sundew.yaml.YamlFile;

class ScriptReaderTest {
    private static List<String> flaws(String yaml) {
        FlawedFile flawed = catchThrowableOfType(FlawedFile.class, () -> ScriptReader.read(yaml));
        return flawed.flaws().stream().map(Flaw::text).toList();
    }

    @Test
    void triesOwnRulesBeforeThoseOfEveryState() throws FlawedFile {
        Script script = ScriptReader.read("states: {a: [{on: x, next: b}], b: [{reply: y}]}\nalways: [{reply: z}]");

        assertThat(script.start()).isEqualTo("a");
        assertThat(script.unit()).isEqualTo(Script.Unit.LINES);
        assertThat(script.rules("a")).hasSize(2).first().extracting(Rule::next).isEqualTo("b");
        assertThat(script.rules("nowhere")).isEmpty();
    }

    @Test
    void takesDelaysInSeconds() throws FlawedFile {
        Script script = ScriptReader.read("greeting: {delay: 0.25}\nstates: {a: []}");

        assertThat(script.greeting().delay()).isEqualTo(Duration.ofMillis(250));
    }

    @Test
    void tellsEveryFlawWithItsLine() {
        assertThat(flaws("input: words\nstates:\n  a:\n    - on: '('\n      repli: x\n      next: c\nstart: b\n"))
                .containsExactly(
                        "line 1: input: lines or bytes expected: words",
                        "line 4: on: not a regular expression of RE2: missing closing ): (",
                        "line 5: repli: no such key; there are close, delay, next, note, on, raise, reply, report, tls",
                        "line 6: next: no such state: c",
                        "line 7: start: no such state: b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | line 1: there is nothing in it",
                "'just words' | line 1: keys and values expected: just words",
                "'always: []' | line 1: states: is missing",
                "'states: {a: [], a: []}' | line 1: a: stands here twice",
                "'states: {a: x}' | line 1: a: a list expected, each item after a hyphen: x",
                "'states: {}' | line 1: states: is empty",
                "'states: [a, b]' | line 1: states: keys and values expected",
                "'states: {a: [reply]}' | line 1: a: keys and values expected: reply",
                "'{states: {a: []}, greeting: Hello}' | line 1: greeting: keys and values expected: Hello",
                "'{states: {a: []}, always: {reply: x}}' | line 1: always: a list expected, each item after a hyphen",
                "'states: {a: [{note: user}]}' | line 1: note: keys and values expected: user",
                "'states: {a: [{raise: urgent}]}' | line 1: raise: low, medium or high expected: urgent",
                "'states: {a: [{delay: -1}]}' | line 1: delay: must be 0 to 300 seconds: -1",
                "'states: {a: [{tls: on}]}' | line 1: tls: true or false expected: on",
                "'states: {a: [], [b]: []}' | line 1: a plain word expected as a key",
                "'start: a' | line 1: states: is missing",
                "'states: {a: [{reply: [x]}]}' | line 1: reply: a single value expected",
                "'states: {a: [{reply: x}, {reply: y}]}' | line 1: a: is never reached: the rule before it takes"
                        + " anything",
                "'states: {a: [{reply: \"${x\"}]}' | line 1: reply: ${ without its }: ${x",
                "'states: {a: [{delay: 301}]}' | line 1: delay: must be 0 to 300 seconds: 301",
                "'states: {a: [{delay: soon}]}' | line 1: delay: a number of seconds expected, as 2 or 0.5: soon",
                "'states: {a: [{close: yes}]}' | line 1: close: true or false expected: yes",
                "'states: {a: [{report: Log In}]}' | line 1: report: lower case letters, digits, dots and hyphens"
                        + " expected: Log In",
                "'states: {a: [{note: {User: x}}]}' | line 1: User: a note's name has lower case letters, digits and"
                        + " dots",
                "'states: {a: []}\u0000' | line 1: not YAML: special characters are not allowed",
                "'{states: {a: []}, greeting: {on: x}}' | line 1: on: a greeting waits for nothing",
            })
    void refusesWhatItCannotPlay(String yaml, String what) {
        assertThat(flaws(yaml)).containsExactly(what);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a: 1\\n---\\nb: 2 | 2",
                "states:\\n\\ta: [] | 2",
                "states:\\n  a: *b | 2",
                "states: {a: [{reply: \"\\\\q\"}]} | 1",
                "states: {a: [{reply: 'x}]} | 1"
            })
    void tellsWhereYamlEnds(String yaml, int line) {
        assertThat(flaws(yaml.translateEscapes()))
                .singleElement()
                .asString()
                .startsWith("line " + line + ": not YAML: ");
    }

    @ParameterizedTest
    @CsvSource({"(x{1000}){4}, true", "(x{1000}){5}, false", "((((x?){30}){30}){30}){30}, false"})
    void boundsWhatAnExpressionCostsToMatch(String expression, boolean taken) {
        String yaml = "states: {a: [{on: '" + expression + "'}]}";

        if (taken) {
            assertThat(catchThrowable(() -> ScriptReader.read(yaml))).isNull();
        } else {
            assertThat(flaws(yaml)).containsExactly("line 1: on: its repetitions make it too large: " + expression);
        }
    }

    @Test
    void refusesWhatIsNestedTooDeep() {
        assertThat(flaws("states:\n  a: " + "[".repeat(100_000)))
                .containsExactly("line 2: is nested deeper than 16 levels");
    }

    @Test
    void knowsNoNameThatNoGroupMakes() {
        assertThat(flaws("states: {a: [{on: '(?P<user>.*)', reply: '${user} ${usr}'}]}")
                        .get(0))
                .startsWith("line 1: reply: no group (?P<name>...) has this name")
                .endsWith(": usr");
    }

    @Test
    void sendsBytesOnly() {
        assertThat(flaws("states: {a: [{reply: '\u20ac'}]}").get(0)).contains("U+20ac is not a byte");
    }

    @Test
    void readsNoScriptLongerThanItsLimit() {
        String tail = "\nstates: {a: []}\n";
        String filler = "#".repeat(YamlFile.MAX_LENGTH - tail.length());

        assertThat(flaws("#" + filler + tail).get(0)).isEqualTo("line 1: is longer than 262144 characters");
        assertThat(catchThrowable(() -> ScriptReader.read(filler + tail))).isNull();
    }
}
