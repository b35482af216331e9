package org.sundew.alert.syslog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sundew.event.ClosedBy;
import org.sundew.event.Note;
import org.sundew.event.Observation;
import org.sundew.event.RuleMatch;
import org.sundew.event.SensorEvent;
import org.sundew.event.Severity;
import org.sundew.event.Visited;
import org.sundew.journal.json.EcsWriter;
import org.sundew.journal.json.JsonLine;
import org.sundew.journal.json.Observer;
import org.sundew.testkit.Samples;

final class MessagesTest {
    private static final Origin ORIGIN = new Origin(16, "pot.example", "sundew", 42, "1.2.3");
    private static final Body CEF = new CefBody("1.2.3");
    private static final Body TEXT = new TextBody();
    private static final Body ECS = new EcsBody(MessagesTest::json);

    static Stream<String> hostile() {
        return Hostile.CORPUS.stream();
    }

    private static byte[] json(SensorEvent event) {
        JsonLine line = new JsonLine(1024);
        new EcsWriter(new Observer("pot", "1.2.3", List.of()), line).write(event, event.sequence());
        return line.toByteArray();
    }

    private static Parsed sent(Body body, SensorEvent event) {
        return sent(body, event, 65_507);
    }

    private static Parsed sent(Body body, SensorEvent event, int limit) {
        byte[] message = new Messages(new Rfc5424(ORIGIN), body, limit, true).of(event);
        assertThat(message.length).isLessThanOrEqualTo(limit);
        return Parsed.of(message);
    }

    private static SensorEvent login(String user) {
        return Samples.visited(7, "abc", "", new Note(Note.USER, user));
    }

    private static Visited of(Severity severity, RuleMatch rule) {
        Visited sample = Samples.visited(7, "", "");
        return new Visited(
                sample.id(),
                7,
                sample.time(),
                sample.at(),
                severity,
                ClosedBy.VISITOR,
                sample.received(),
                sample.sent(),
                List.of(),
                Optional.of(rule),
                Optional.empty());
    }

    @Test
    void saysAllThatRfc5424Asks() {
        Parsed message = sent(TEXT, login("root"));

        assertThat(message.timestamp()).isEqualTo("2026-01-02T03:04:06.623Z");
        assertThat(message.host()).isEqualTo("pot.example");
        assertThat(message.app()).isEqualTo("sundew");
        assertThat(message.msgId()).isEqualTo("connection");
        assertThat(message.data())
                .containsEntry("software", "Sundew")
                .containsEntry("swVersion", "1.2.3")
                .containsEntry("sequenceId", "7")
                .containsEntry("id", login("root").id().toString())
                .containsEntry("src", "192.0.2.7")
                .containsEntry("listen", "ftp-main");
        assertThat(message.text())
                .startsWith("ftp-main visited by 192.0.2.7, closed by visitor event.id=")
                .contains(" source.ip=192.0.2.7 source.port=40001 destination.port=21 ")
                .endsWith(" user.name=root");
    }

    @Test
    void theSequenceIdBeginsAgainAfterItsLargest() {
        assertThat(sent(TEXT, Samples.changed(Integer.MAX_VALUE)).data()).containsEntry("sequenceId", "2147483647");
        assertThat(sent(TEXT, Samples.changed(Integer.MAX_VALUE + 1L)).data()).containsEntry("sequenceId", "1");
        assertThat(sent(TEXT, Samples.changed(0)).data()).doesNotContainKey("sequenceId");
    }

    @ParameterizedTest
    @CsvSource({"LOW, 134", "MEDIUM, 132", "HIGH, 129"})
    void severitiesAreInformationalWarningAndAlert(Severity severity, int priority) {
        assertThat(sent(TEXT, of(severity, new RuleMatch("r", "r", "visitor-rules")))
                        .priority())
                .isEqualTo(priority);
    }

    @Test
    void rfc3164HasItsOwnHeader() {
        byte[] message = new Messages(new Rfc3164(ORIGIN, ZoneOffset.UTC), TEXT, 8192, false).of(login("é"));

        assertThat(new String(message, UTF_8))
                .startsWith("<132>Jan  2 03:04:06 pot.example sundew[42]: ftp-main visited by 192.0.2.7, closed by")
                .endsWith("user.name=\"é\"");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void whateverAVisitorSaysStaysInItsValueOfTheText(String hostile) {
        String text = sent(TEXT, login(hostile)).text();

        String value = text.substring(text.indexOf(" user.name=") + " user.name=".length());
        if (value.startsWith("\"")) {
            assertThat(value).matches("\"(?:[^\"\\\\]|\\\\.)*\"");
            value = value.substring(1, value.length() - 1).replace("\\\"", "\"");
        }
        assertThat(value).isEqualTo(Printable.of(hostile));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void whateverAVisitorSaysStaysInItsValueOfCef(String hostile) {
        var values = sent(CEF, login(hostile)).cef();

        assertThat(values).containsEntry("src", "192.0.2.7").containsEntry("cs1", "ftp-main");
        assertThat(values.get("suser")).isEqualTo(unshown(hostile));
    }

    /** CEF can say line ends and backslashes as they are; what else is not shown is an escape. */
    private static String unshown(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .forEach(c -> shown.append(
                        c == '\n' || c == '\r' || c == '\\'
                                ? Character.toString(c)
                                : Printable.of(Character.toString(c))));
        return shown.toString();
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void whateverAVisitorSaysStaysInItsValueOfTheJson(String hostile) throws Exception {
        JsonNode event = new ObjectMapper().readTree(sent(ECS, login(hostile)).text());

        assertThat(event.at("/source/ip").asText()).isEqualTo("192.0.2.7");
        assertThat(event.at("/user/name").asText())
                .isEqualTo(
                        hostile.replace('\ud800', '\ufffd')
                                        .replace('\udc00', '\ufffd')
                                        .contains("lone")
                                ? "\ufffd lone \ufffd"
                                : hostile);
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void whateverARuleIsCalledStaysInItsPlace(String hostile) {
        SensorEvent event = of(Severity.LOW, new RuleMatch(hostile, hostile, "signatures"));

        assertThat(sent(TEXT, event).data()).containsEntry("src", "192.0.2.7");
        assertThat(sent(CEF, event).cef()).containsEntry("src", "192.0.2.7");
    }

    @Test
    void cefSaysWhatHappenedByItsKeys() {
        String text = sent(CEF, Samples.observed(3, Observation.login("root", "a=b", false)))
                .text();

        assertThat(text)
                .startsWith(
                        "CEF:0|Sundew|Sundew|1.2.3|login|login at ftp-main by 192.0.2.7|6|rt=1767323045823 externalId=")
                .contains(" act=login src=192.0.2.7 spt=40001 dst=198.51.100.1 dpt=21 proto=tcp app=ftp ")
                .contains(" suser=root cs3=a\\=b cs3Label=password");
    }

    @Test
    void aSignatureIsTheIdOfItsCefEvent() {
        assertThat(sent(CEF, of(Severity.HIGH, new RuleMatch("1:498:7", "x", "signatures")))
                        .text())
                .startsWith("CEF:0|Sundew|Sundew|1.2.3|1:498:7|ftp-main visited by 192.0.2.7, closed by visitor|9|");
    }

    @ParameterizedTest
    @ValueSource(ints = {2048, 2049, 4000, 8192, 20_000})
    void whateverTheRoomTheMessageCanBeParsed(int limit) throws Exception {
        Note[] notes = {
            new Note(Note.USER, "ü".repeat(8192)),
            new Note(Note.PASSWORD, "\"=\\".repeat(2000)),
            new Note(Note.COMMAND, "x".repeat(8192)),
            new Note("other", "\u0001".repeat(8192))
        };
        SensorEvent event = Samples.visited(7, "\u0000".repeat(100_000), "y".repeat(100_000), notes);

        assertThat(sent(TEXT, event, limit).text()).startsWith("ftp-main visited by");
        assertThat(sent(CEF, event, limit).cef()).containsEntry("src", "192.0.2.7");
        JsonNode json = new ObjectMapper().readTree(sent(ECS, event, limit).text());
        assertThat(json.at("/event/id").asText()).isEqualTo(event.id().toString());
        assertThat(json.at("/source/bytes").asLong()).isEqualTo(100_000);
        assertThat(json.toString()).contains("\"truncated\":true");
    }

    @Test
    void aValueIsLeftOutWholeAndThatIsSaid() {
        int all = new Messages(new Rfc5424(ORIGIN), TEXT, 9999, true).of(login("x".repeat(900))).length;
        // the room that is always kept for the byte order mark and for the word
        int exact = all + 3 + " truncated=true".length();

        assertThat(sent(TEXT, login("x".repeat(900)), exact).text())
                .endsWith("x")
                .doesNotContain("truncated");
        assertThat(sent(TEXT, login("x".repeat(900)), exact + 1).text()).endsWith("x");
        assertThat(sent(TEXT, login("x".repeat(900)), exact - 1).text())
                .endsWith(" truncated=true")
                .doesNotContain("user.name");
    }

    @Test
    void namesAreMadeFitForAHeader() {
        Origin odd = new Origin(0, "a b\n<c>é" + "d".repeat(300), "", 1, "1");

        assertThat(odd.host()).hasSize(255).startsWith("ab<c>ddd");
        assertThat(odd.app()).isEqualTo("-");
    }
}
