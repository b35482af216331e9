package org.sundew.alert.webhook;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sundew.event.Note;
import org.sundew.event.SensorEvent;
import org.sundew.journal.json.EcsWriter;
import org.sundew.journal.json.JsonLine;
import org.sundew.journal.json.Observer;
import org.sundew.testkit.Samples;

final class TemplatesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path dir;

    static Stream<String> hostile() {
        return Hostile.CORPUS.stream();
    }

    static byte[] json(SensorEvent event) {
        JsonLine line = new JsonLine(1024);
        new EcsWriter(new Observer("pot", "1.2.3", List.of()), line).write(event, event.sequence());
        return line.toByteArray();
    }

    private static SensorEvent login(long sequence, String user) {
        return Samples.visited(sequence, "", "", new Note(Note.USER, user));
    }

    private static String body(Template template, SensorEvent... events) {
        List<Post> posts = Post.of(List.of(events), template, 100, 1_000_000);
        assertThat(posts).hasSize(1);
        assertThat(US_ASCII.newEncoder().canEncode(posts.get(0).body())).isTrue();
        return posts.get(0).body();
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void whateverAVisitorSaysIsOneStringOfTheEcsEvents(String hostile) throws Exception {
        JsonNode array =
                JSON.readTree(body(new EventJson(TemplatesTest::json, false), login(1, hostile), login(2, "b")));
        List<String> lines = body(new EventJson(TemplatesTest::json, true), login(1, hostile), login(2, "b"))
                .lines()
                .toList();

        assertThat(array).hasSize(2);
        assertThat(array.at("/0/user/name").asText()).isEqualTo(hostile);
        assertThat(lines).hasSize(2);
        assertThat(JSON.readTree(lines.get(0)).at("/user/name").asText()).isEqualTo(hostile);
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void whateverAVisitorSaysCallsNobodyInSlackAndLinksNowhere(String hostile) throws Exception {
        JsonNode message = JSON.readTree(body(new Slack(), login(1, hostile), login(2, "b")));

        String text = message.get("text").asText();
        assertThat(text).doesNotContain("<", ">", "://").doesNotContainPattern("&(?!(amp|lt|gt);)");
        assertThat(text.split("\n", -1)).hasSize(2);
        assertThat(text.lines().toList().get(0))
                .startsWith("[MEDIUM] ftp-main visited by 192.0.2.7, closed by visitor user.name=");
        assertThat(message.get("mrkdwn").asBoolean()).isFalse();
        assertThat(message).hasSize(4);
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void whateverAVisitorSaysIsOneRunOfTextInTeams(String hostile) throws Exception {
        JsonNode card = JSON.readTree(body(new Teams(), login(1, hostile), login(2, "b")))
                .at("/attachments/0/content");

        assertThat(card.get("type").asText()).isEqualTo("AdaptiveCard");
        assertThat(card.get("body")).hasSize(2);
        JsonNode block = card.at("/body/0");
        assertThat(block.get("type").asText()).isEqualTo("RichTextBlock");
        assertThat(block.at("/inlines/0/text").asText())
                .startsWith("[MEDIUM] ftp-main")
                .doesNotContain("\n", "://");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void whateverAVisitorSaysStaysInItsStringOfAnOwnTemplate(String hostile) throws Exception {
        Template own = OwnTemplate.of(
                "{\"who\": \"${user.name}\", \"id\": \"${event.id}\", \"all\": ${event}, \"cost\": \"$5\\\\\"}",
                TemplatesTest::json);

        JsonNode filled = JSON.readTree(body(own, login(1, hostile)));

        assertThat(filled).hasSize(4);
        assertThat(filled.get("who").asText()).isEqualTo(hostile);
        assertThat(filled.get("id").asText()).isEqualTo(login(1, "").id().toString());
        assertThat(filled.at("/all/user/name").asText()).isEqualTo(hostile);
        assertThat(filled.get("cost").asText()).isEqualTo("$5\\");
    }

    @Test
    void halfACharacterIsReplaced() throws Exception {
        assertThat(JSON.readTree(JsonText.quoted("\ud800 lone \udc00 🐟")).asText())
                .isEqualTo("\ufffd lone \ufffd 🐟");
    }

    @Test
    void aLongValueIsCutInAChat() {
        assertThat(ChatLine.of(login(1, "x".repeat(200)))).endsWith("=" + "x".repeat(200));
        assertThat(ChatLine.of(login(1, "x".repeat(201)))).endsWith("=" + "x".repeat(200) + "...");
        assertThat(ChatLine.of(login(1, "🐟".repeat(200)))).endsWith("🐟");
    }

    @Test
    void aPasswordIsNotTold() {
        assertThat(ChatLine.of(Samples.visited(1, "", "", new Note(Note.PASSWORD, "hunter2"))))
                .doesNotContain("hunter2");
    }

    @ParameterizedTest
    @CsvSource({"99, 1", "100, 1", "101, 2", "200, 2", "201, 3"})
    void aPostHoldsSoManyEvents(int events, int posts) {
        List<SensorEvent> batch = batch(events);

        assertThat(Post.of(batch, new EventJson(TemplatesTest::json, false), 100, 100_000_000))
                .hasSize(posts);
    }

    @ParameterizedTest
    @CsvSource({"20, 1", "21, 2"})
    void aChatMessageHoldsTwenty(int events, int posts) {
        assertThat(Post.of(batch(events), new Slack(), 100, 100_000_000)).hasSize(posts);
        assertThat(Post.of(batch(events), new Teams(), 100, 100_000_000)).hasSize(posts);
    }

    @Test
    void aPostHoldsSoManyBytesButAtLeastAnEvent() {
        Template template = new EventJson(TemplatesTest::json, false);
        int one = template.part(login(1, "a")).length() + 1;
        List<SensorEvent> two = batch(2);

        assertThat(Post.of(two, template, 100, 2 * one + 1)).hasSize(2);
        assertThat(Post.of(two, template, 100, 2 * one + 2)).hasSize(1);
        assertThat(Post.of(two, template, 100, 2 * one + 3)).hasSize(1);
        assertThat(Post.of(two, template, 100, 1)).hasSize(2);
    }

    static Stream<Arguments> chats() {
        return Stream.of(Arguments.of(new Slack(), 40_000), Arguments.of(new Teams(), 14_000));
    }

    @ParameterizedTest
    @MethodSource("chats")
    void noMessageIsLargerThanItsChatTakes(Template template, int bytes) {
        String unseen = Character.toString(0xE0001).repeat(Note.MAX_VALUE / 2);
        List<SensorEvent> batch = new ArrayList<>();
        for (int i = 1; i <= 40; i++) {
            batch.add(Samples.visited(
                    i,
                    "",
                    "",
                    new Note(Note.USER, unseen),
                    new Note(Note.COMMAND, unseen),
                    new Note(Note.METHOD, unseen),
                    new Note(Note.URL, unseen),
                    new Note(Note.FILE, unseen),
                    new Note(Note.FILE_SHA256, unseen)));
        }

        List<Post> posts = Post.of(batch, template, 10_000, 100_000_000);

        assertThat(posts).allSatisfy(post -> assertThat(post.body()).hasSizeLessThanOrEqualTo(bytes));
        assertThat(posts.stream().flatMap(post -> post.ids().stream()))
                .containsExactlyElementsOf(batch.stream().map(SensorEvent::id).toList());
    }

    @Test
    void aBriefEventKeepsWhoAndWhenAndSaysThatItIsCut() throws Exception {
        SensorEvent whole =
                Samples.visited(7, "x".repeat(5_000), "y".repeat(300), new Note(Note.USER, "u".repeat(101)));

        JsonNode brief = JSON.readTree(json(Brief.of(whole)));

        assertThat(brief.at("/event/id").asText()).isEqualTo(whole.id().toString());
        assertThat(brief.at("/source/ip").asText()).isEqualTo("192.0.2.7");
        assertThat(brief.at("/source/bytes").asLong()).isEqualTo(5_000);
        assertThat(brief.at("/user/name").asText()).isEqualTo("u".repeat(100) + "...");
        assertThat(brief.toString())
                .contains("the receiver refused the whole event")
                .hasSizeLessThan(2_000);
        assertThat(ChatLine.of(Brief.of(whole))).endsWith("(cut short)");
    }

    @ParameterizedTest
    @CsvSource({"E0001, \\uDB40\\uDC01", "202E, \\u202E", "7, \\x07", "1F41F, \uD83D\uDC1F"})
    void whatIsNotShownIsWrittenByItsUnits(String code, String written) {
        String symbol = Character.toString(Integer.parseInt(code, 16));

        assertThat(ChatLine.of(login(1, symbol))).endsWith("user.name=" + written);
    }

    private static List<SensorEvent> batch(int events) {
        List<SensorEvent> batch = new ArrayList<>();
        for (int i = 1; i <= events; i++) {
            batch.add(login(i, "a"));
        }
        return batch;
    }

    @Test
    void theKeyIsTheEventsIdOrTellsTheSameEventsAgain() {
        Template template = new EventJson(TemplatesTest::json, false);

        assertThat(Post.of(batch(1), template, 100, 10_000).get(0).key())
                .isEqualTo(login(1, "a").id().toString());
        assertThat(Post.of(batch(2), template, 100, 10_000).get(0).key())
                .isEqualTo(Post.of(batch(2), template, 100, 10_000).get(0).key())
                .isNotEqualTo(Post.of(batch(3), template, 100, 10_000).get(0).key())
                .hasSize(32);
    }

    @Test
    void theSignatureIsTheOneOthersCompute() {
        // made by Python's hmac
        assertThat(new Signature("key").of(Instant.ofEpochSecond(1_767_323_045L), "{\"a\":1}"))
                .isEqualTo("t=1767323045,v1=7a74ddb6c5eee22d6198e210cf7a4aae6004fa7dc07f66752779c1d480cc319f");
    }

    @Test
    void refusesATemplateWithAFieldThatNobodyHas() throws Exception {
        Path file = Files.writeString(dir.resolve("own.json"), "{\"a\": \"${user.nam}\"}");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> OwnTemplate.read(file.toString(), TemplatesTest::json))
                .withMessage("template.file: no event has such a field: user.nam");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OwnTemplate.read("/no/such/file", TemplatesTest::json))
                .withMessage("template.file: cannot be read: /no/such/file");
    }

    @ParameterizedTest
    @CsvSource({"65535, true", "65536, true", "65537, false"})
    void aTemplateHasABound(int size, boolean taken) throws Exception {
        Path file = Files.writeString(dir.resolve("own.json"), "x".repeat(size));

        if (taken) {
            assertThat(OwnTemplate.read(file.toString(), TemplatesTest::json).most())
                    .isEqualTo(1);
        } else {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> OwnTemplate.read(file.toString(), TemplatesTest::json))
                    .withMessageContaining("a file of at most 65536 bytes is expected");
        }
    }
}
