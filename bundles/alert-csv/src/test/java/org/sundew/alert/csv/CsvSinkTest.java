package org.sundew.alert.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sundew.event.EventField;
import org.sundew.event.Note;
import org.sundew.event.SensorEvent;
import org.sundew.testkit.ConfigOf;
import org.sundew.testkit.Samples;
import org.sundew.testkit.SinkHarness;

@Timeout(60)
final class CsvSinkTest {
    private static final String[] SHORT = {"event.sequence", "user.name"};

    @TempDir
    Path dir;

    private final List<CsvSink> sinks = new ArrayList<>();

    @AfterEach
    void close() {
        sinks.forEach(CsvSink::close);
    }

    private Path file() {
        return dir.resolve("deeper/events.csv");
    }

    private SinkHarness sink(Object... keysAndValues) {
        Object[] all = Stream.concat(Stream.of("file", file().toString()), Stream.of(keysAndValues))
                .toArray();
        CsvSink sink = new CsvSink(ConfigOf.of(CsvSink.Config.class, all));
        sinks.add(sink);
        return SinkHarness.of(sink);
    }

    private static SensorEvent login(long sequence, String user) {
        return Samples.visited(sequence, "", "", new Note(Note.USER, user));
    }

    private static List<CSVRecord> parsed(Path file) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (Reader reader = Files.newBufferedReader(file);
                CSVParser parser = format.parse(reader)) {
            return parser.getRecords();
        }
    }

    private static List<String> sequences(Path file) throws IOException {
        return parsed(file).stream().map(row -> row.get("event.sequence")).toList();
    }

    @Test
    void writesAHeaderAndOneLineForEachEvent() throws IOException {
        sink("fields", SHORT).deliver(login(1, "root"), Samples.changed(2));

        assertThat(Files.readString(file())).isEqualTo("event.sequence,user.name\r\n1,root\r\n2,\r\n");
    }

    @Test
    void theDefaultColumnsTellAVisit() throws IOException {
        sink().deliver(login(7, "root"));

        CSVRecord row = parsed(file()).get(0);
        assertThat(row.get("@timestamp")).isEqualTo("2026-01-02T03:04:06.623Z");
        assertThat(row.get("source.ip")).isEqualTo("192.0.2.7");
        assertThat(row.get("destination.port")).isEqualTo("21");
        assertThat(row.get("honeypot.listen.name")).isEqualTo("ftp-main");
        assertThat(row.get("user.name")).isEqualTo("root");
    }

    @Test
    void everyFieldCanBeAColumn() throws IOException {
        String[] all = Stream.of(EventField.values()).map(EventField::ecs).toArray(String[]::new);

        sink("fields", all).deliver(login(1, "root"));

        CSVRecord row = parsed(file()).get(0);
        for (EventField field : EventField.values()) {
            assertThat(row.get(field.ecs())).isEqualTo(Cell.safe(field.text(login(1, "root"))));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=cmd|'/C calc'!A0",
                "+1+1",
                "-2+3",
                "@SUM(1+9)*cmd|' /C calc'!A0",
                "\t=1+1",
                "\r=1+1",
                "\n=1",
                "\uFF1D1+1",
                "a\r\n2,injected,row\r\n",
                "\"",
                "\"\"",
                "\",\"",
                "\"=1+1",
                ",,,,",
                "a\"b,c\nd",
                "#comment",
                "'quoted",
                "\u0000\u0001\u001b[2J\u007f\u0085\u009b",
                "line\u2028para\u2029",
                "right\u202eleft\u200bzero\ufeff",
                "\ud800 lone \udc00",
                "back\\slash \\x0d",
                "grüße, 日本語 🐟",
                " spaces ",
                "sep=;",
                "\u000b\u000c\u001c\u001d\u001e"
            })
    void whateverAVisitorSaysIsOneSafeCellOfOneLine(String hostile) throws IOException {
        sink("fields", SHORT).deliver(login(1, hostile), login(2, "next"));

        List<CSVRecord> rows = parsed(file());
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).size()).isEqualTo(2);
        String cell = rows.get(0).get("user.name");
        assertThat(cell).isEqualTo(Cell.safe(hostile)).doesNotStartWith("=").doesNotStartWith("@");
        assertThat(cell.codePoints())
                .noneMatch(c -> Character.isISOControl(c) || c == 0x202E || c == 0x2028 || c == 0x2029);
        assertThat(rows.get(1).get("user.name")).isEqualTo("next");
        assertThat(Files.readString(file()).split("\n", -1)).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({
        "=1, '''=1'",
        "-1, -1",
        "+49.5, +49.5",
        "-1-1, '''-1-1'",
        "-, '''-'",
        "+., '''+.'",
        "-1.2.3, '''-1.2.3'",
        "@x, '''@x'",
        "1-2, 1-2",
        "'', ''"
    })
    void onlyPlainNumbersMayBeginWithASign(String text, String safe) {
        assertThat(Cell.safe(text)).isEqualTo(safe);
    }

    @Test
    void escapesSoThatTheOriginalCanBeTold() {
        assertThat(Cell.safe("a\r\n\t\u0000\u007fé\u0085")).isEqualTo("a\\x0D\\x0A\\x09\\x00\\x7Fé\\x85");
        assertThat(Cell.safe("\\x0D")).isEqualTo("\\\\x0D");
        assertThat(Cell.safe("\u202e\ud800\udb40\udc01")).isEqualTo("\\u202E\\uD800\\uDB40\\uDC01");
        assertThat(Cell.safe("🐟")).isEqualTo("🐟");
    }

    @Test
    void goesOnInTheSameFileAfterARestart() throws IOException {
        sink("fields", SHORT).deliver(login(1, "a"));
        sink("fields", SHORT).deliver(login(2, "b"));

        assertThat(sequences(file())).containsExactly("1", "2");
        assertThat(file().resolveSibling("events.csv.1")).doesNotExist();
    }

    @Test
    void givesOtherColumnsAFileOfTheirOwn() throws IOException {
        sink("fields", SHORT).deliver(login(1, "a"));
        sink("fields", new String[] {"event.sequence"}).deliver(login(2, "b"));

        assertThat(Files.readString(file())).isEqualTo("event.sequence\r\n2\r\n");
        assertThat(sequences(file().resolveSibling("events.csv.1"))).containsExactly("1");
    }

    @Test
    void cutsOffWhatACrashLeft() throws IOException {
        sink("fields", SHORT).deliver(login(1, "a"));
        Files.writeString(file(), "2,half a rec", java.nio.file.StandardOpenOption.APPEND);

        sink("fields", SHORT).deliver(login(2, "b"));

        assertThat(Files.readString(file())).isEqualTo("event.sequence,user.name\r\n1,a\r\n2,b\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "event.seq", "event.sequence,user.name\r"})
    void beginsAnewWhereACrashCutTheHeader(String left) throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), left);

        sink("fields", SHORT).deliver(login(1, "a"));

        assertThat(Files.readString(file())).isEqualTo("event.sequence,user.name\r\n1,a\r\n");
        assertThat(file().resolveSibling("events.csv.1")).doesNotExist();
    }

    @Test
    void doesNotTouchAFileThatIsNotItsOwnButRollsItOver() throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "my notes, and no line end");

        sink("fields", SHORT).deliver(login(1, "a"));

        assertThat(file().resolveSibling("events.csv.1")).hasContent("my notes, and no line end");
        assertThat(sequences(file())).containsExactly("1");
    }

    @ParameterizedTest
    @CsvSource({"33, 2", "34, 1", "35, 1"}) // a header of 26 bytes and two records of 4
    void rollsOverWhenARecordWouldPassTheLimit(String limit, int files) throws IOException {
        SinkHarness sink = sink("fields", new String[] {"event.sequence", "file.name"}, "limit", limit);

        sink.deliver(Samples.visited(1, "", ""), Samples.visited(2, "", ""));

        assertThat(Files.exists(file().resolveSibling("events.csv.1"))).isEqualTo(files == 2);
    }

    @Test
    void splitsABatchExactlyAtTheLimitAndKeepsSoManyFiles() throws IOException {
        SinkHarness sink = sink("fields", SHORT, "limit", "60", "keep", 3);
        SensorEvent[] batch = LongStream.rangeClosed(1, 99)
                .mapToObj(sequence -> login(sequence, "a"))
                .toArray(SensorEvent[]::new);

        sink.deliver(batch);

        List<String> kept = new ArrayList<>();
        for (String suffix : List.of(".3", ".2", ".1", "")) {
            Path each = file().resolveSibling("events.csv" + suffix);
            assertThat(Files.size(each)).isLessThanOrEqualTo(60);
            kept.addAll(sequences(each));
        }
        assertThat(file().resolveSibling("events.csv.4")).doesNotExist();
        int first = Integer.parseInt(kept.get(0));
        assertThat(kept)
                .isEqualTo(LongStream.rangeClosed(first, 99)
                        .mapToObj(Long::toString)
                        .toList());
    }

    @Test
    void writesARecordThatIsLargerThanTheLimitByItself() throws IOException {
        sink("fields", SHORT, "limit", "40").deliver(login(1, "a".repeat(100)), login(2, "b".repeat(100)));

        assertThat(sequences(file().resolveSibling("events.csv.1"))).containsExactly("1");
        assertThat(sequences(file())).containsExactly("2");
    }

    @Test
    void keepsNothingIfSoConfiguredAndRemovesWhatALargerNumberLeft() throws IOException {
        sink("fields", SHORT, "limit", "30").deliver(login(1, "a"), login(2, "b"), login(3, "c"));
        assertThat(file().resolveSibling("events.csv.2")).exists();

        sink("fields", SHORT, "limit", "30", "keep", 0).deliver(login(4, "d"));

        try (Stream<Path> files = Files.list(file().getParent())) {
            assertThat(files).containsExactly(file());
        }
        assertThat(sequences(file())).containsExactly("4");
    }

    @Test
    void makesAFileAnewThatSomebodyMovedAway() throws IOException {
        SinkHarness sink = sink("fields", SHORT);
        sink.deliver(login(1, "a"));
        Files.move(file(), file().resolveSibling("archived.csv"));

        sink.deliver(login(2, "b"));

        assertThat(sequences(file().resolveSibling("archived.csv"))).containsExactly("1");
        assertThat(sequences(file())).containsExactly("2");
    }

    @Test
    void writesIntoANamedPipeWithTheHeaderFirst() throws Exception {
        Files.createDirectories(file().getParent());
        Process mkfifo = new ProcessBuilder("mkfifo", file().toString()).start();
        assertThat(mkfifo.waitFor()).isZero();
        SinkHarness sink = sink("fields", SHORT, "limit", "10");
        CompletableFuture<List<String>> lines = CompletableFuture.supplyAsync(() -> threeLines(file()));

        sink.deliver(login(1, "a"), login(2, "b"));

        assertThat(lines.get(10, TimeUnit.SECONDS)).containsExactly("event.sequence,user.name", "1,a", "2,b");
    }

    private static List<String> threeLines(Path pipe) {
        try (BufferedReader reader = Files.newBufferedReader(pipe, UTF_8)) {
            return List.of(reader.readLine(), reader.readLine(), reader.readLine());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void aFileMayBecomeAPipeAndAPipeAFile() throws Exception {
        SinkHarness sink = sink("fields", SHORT, "limit", "10");
        sink.deliver(login(1, "a"));
        Files.move(file(), dir.resolve("archived.csv"));
        assertThat(new ProcessBuilder("mkfifo", file().toString()).start().waitFor())
                .isZero();
        CompletableFuture<List<String>> lines = CompletableFuture.supplyAsync(() -> threeLines(file()));

        sink.deliver(login(2, "b"), login(3, "c"));

        assertThat(lines.get(10, TimeUnit.SECONDS)).containsExactly("event.sequence,user.name", "2,b", "3,c");
        assertThat(sequences(dir.resolve("archived.csv"))).containsExactly("1");
        Files.delete(file());
        sink.deliver(login(4, "d"));
        assertThat(sequences(file())).containsExactly("4");
    }

    @Test
    void closingFreesAThreadThatWaitsForSomebodyToReadThePipe() throws Exception {
        Files.createDirectories(file().getParent());
        assertThat(new ProcessBuilder("mkfifo", file().toString()).start().waitFor())
                .isZero();
        SinkHarness sink = sink("fields", SHORT);
        CompletableFuture<Exception> refusal = new CompletableFuture<>();
        Thread lane = new Thread(() -> refusal.complete(sink.refuses(login(1, "a"))));
        lane.start();

        while (lane.isAlive()) {
            close();
            lane.join(20);
        }

        assertThat(refusal.get()).isInstanceOf(IOException.class);
    }

    @Test
    void throwsWhenAPipeTakesNoMore() throws IOException {
        Files.createDirectories(file().getParent());
        Files.createSymbolicLink(file(), Path.of("/dev/full"));

        Exception refusal = sink("fields", SHORT).refuses(login(1, "a"));

        assertThat(refusal).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "fields, 'source.ip, source.mac', 'fields: no event has such a field: source.mac'",
        "fields, 'source.ip, source.ip', 'fields: named twice: source.ip'",
        "fields, ', ', 'fields: at least one is needed: '",
        "limit, huge, 'limit: a size such as 128M, or 0, is expected: huge'",
        "limit, -1, 'limit: a size such as 128M, or 0, is expected: -1'",
        "limit, 999999999999G, 'limit: no file can be that large, 0 is no limit: 999999999999G'",
        "limit, 8589934592G, 'limit: no file can be that large, 0 is no limit: 8589934592G'",
        "file, '', 'file: a file is expected: '",
        "file, /, 'file: a file is expected: /'",
        "file, '${no.such.thing}/a', 'file: no such property: ${no.such.thing}'"
    })
    void refusesWhatMakesNoSense(String key, String value, String message) {
        Object typed = key.equals("fields") ? new String[] {value} : value;

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CsvSink(ConfigOf.of(CsvSink.Config.class, "file", dir + "/x.csv", key, typed)))
                .withMessage(message);
    }

    @Test
    void theShippedCfgNamesEveryColumnAndItsDefaultsAreTheDeclaredOnes() throws IOException {
        String cfg = Files.readString(Path.of("../../etc/org.sundew.alert.csv-events.cfg"));
        String described = cfg.substring(cfg.indexOf("# The columns"), cfg.indexOf("#fields ="));
        String declared = cfg.substring(cfg.indexOf("#fields ="), cfg.indexOf("# The largest"));

        assertThat(described.split("[#,.]?\\s+"))
                .contains(Stream.of(EventField.values()).map(EventField::ecs).toArray(String[]::new));
        assertThat(declared).startsWith("#fields = default");
        assertThat(described.split("[#,.;]?\\s+")).containsSubsequence(Layouts.SUNDEW);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 1",
        "2K, 2048",
        "128M, 134217728",
        "3g, 3221225472",
        "64 MB, 67108864",
        "8589934591G, 9223372035781033984"
    })
    void readsSizes(String text, long bytes) {
        assertThat(Keys.size(text)).isEqualTo(bytes);
    }

    @Test
    void fillsSystemPropertiesIntoThePath() {
        Path expected = Path.of(System.getProperty("java.io.tmpdir"), "$1.csv").toAbsolutePath();

        assertThat(Keys.path("${java.io.tmpdir}/$1.csv")).isEqualTo(expected);
    }
}
