package org.sundew.alert.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sundew.event.ClosedBy;
import org.sundew.event.LimitMark;
import org.sundew.event.LimitReached;
import org.sundew.event.Listen;
import org.sundew.event.Note;
import org.sundew.event.Observation;
import org.sundew.event.PortLimit;
import org.sundew.event.RuleMatch;
import org.sundew.event.SensorEvent;
import org.sundew.event.Severity;
import org.sundew.event.Transport;
import org.sundew.event.Visit;
import org.sundew.event.Visited;
import org.sundew.testkit.ConfigOf;
import org.sundew.testkit.Samples;

@Timeout(60)
final class SnortTest {
    /** Prints each cell in hex, as Python's csv module understands the file in Snort's dialect. */
    private static final String PYTHON = """
            import csv, sys
            for row in csv.reader(open(sys.argv[1], newline='', encoding='utf-8'), escapechar='\\\\',
                                  doublequote=False, skipinitialspace=sys.argv[2] == 'snort3', strict=True):
                print(','.join(cell.encode('utf-8').hex() for cell in row))
            """;

    @TempDir
    Path dir;

    private static String line(String format, SensorEvent event, Object... keysAndValues) {
        Object[] all = Stream.concat(Stream.of("format", format, "utc", true), Stream.of(keysAndValues))
                .toArray();
        byte[] line = Layouts.of(ConfigOf.of(CsvSink.Config.class, all)).of(List.of(event));
        return new String(line, StandardCharsets.UTF_8);
    }

    private static String columns(String format, SensorEvent event, String... fields) {
        return line(format, event, "fields", fields);
    }

    private static Visited visited(Transport transport, Optional<RuleMatch> rule, Note... notes) {
        Visited sample = Samples.visited(7, "abc", "defgh", notes);
        Listen listen = new Listen("x", "ftp", transport, 21, "main", Severity.LOW, PortLimit.NONE);
        Visit at = Samples.visit(Samples.endpoint("192.0.2.7", 40001), listen);
        return new Visited(
                sample.id(),
                7,
                sample.time(),
                at,
                Severity.HIGH,
                ClosedBy.RULE,
                sample.received(),
                sample.sent(),
                sample.notes(),
                rule,
                Optional.empty());
    }

    @Test
    void snort2HasItsTwentySevenColumns() {
        assertThat(line("snort2", Samples.visited(7, "abc", "")))
                .isEqualTo("01/02-03:04:06.623000 ,7000,1,1,\"ftp-main visited by 192.0.2.7, closed by visitor\",TCP,"
                        + "192.0.2.7,40001,198.51.100.1,21,,,,,,,,,,,,,,,,,\n");
    }

    @Test
    void snort3HasItsTenColumns() {
        assertThat(line("snort3", Samples.visited(7, "abc", "")))
                .isEqualTo("01/02-03:04:06.623000, 7, TCP, raw, 3, C2S, 192.0.2.7:40001, 198.51.100.1:21, 7000:1:1,"
                        + " allow\n");
    }

    @Test
    void theYearStandsWhereEachVersionPutsIt() {
        assertThat(line("snort2", Samples.changed(1), "year", true, "fields", new String[] {"timestamp"}))
                .isEqualTo("01/02/26-03:04:05.123000 \n");
        assertThat(line("snort3", Samples.changed(1), "year", true, "fields", new String[] {"timestamp"}))
                .isEqualTo("26/01/02-03:04:05.123000\n");
    }

    @ParameterizedTest
    @CsvSource({
        "snort2, 'dst,src', '198.51.100.1,192.0.2.7'",
        "snort2, 'src, ethtype, udplength, trheader, tcplen', '192.0.2.7,,,,'",
        "snort2, 'src, user.name', '192.0.2.7,\"\"'",
        "snort3, 'gid sid rev', '7000, 1, 1'",
        "snort3, 'src_addr, src_port dst_addr dst_port', '192.0.2.7, 40001, 198.51.100.1, 21'",
        "snort3, 'client_bytes server_bytes b64_data', '3, 5, \"YWJj\"'",
        "snort3, 'class priority service seconds flowstart_time', 'none, 2, ftp, 1767323046, 1767323045'",
        "snort3, 'eth_src vlan target', ', , '"
    })
    void takesListsOfColumns(String format, String fields, String expected) {
        assertThat(columns(format, Samples.visited(7, "abc", "defgh"), fields)).isEqualTo(expected + "\n");
    }

    @Test
    void aListMayExtendTheDefault() {
        assertThat(columns("snort2", Samples.visited(7, "", "", new Note(Note.USER, "root")), "default, user.name"))
                .endsWith(",,,,\"root\"\n");
        assertThat(columns("snort3", Samples.visited(7, "", ""), "default msg"))
                .endsWith(" allow, \"ftp-main visited by" + " 192.0.2.7, closed by visitor\"\n");
    }

    @ParameterizedTest
    @CsvSource({
        "snort2, 'src,nonsense', 'fields: neither Snort nor an event has such a field: nonsense'",
        "snort2, 'src dst', 'fields: neither Snort nor an event has such a field: src dst'",
        "snort3, 'src_ap src', 'fields: neither Snort nor an event has such a field: src'",
        "snort2, 'default, msg', 'fields: named twice: msg'"
    })
    void refusesColumnsThatNobodyHas(String format, String fields, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> columns(format, Samples.changed(1), fields))
                .withMessage(message);
    }

    @ParameterizedTest
    @CsvSource({
        "TCP, TCP, 40001, 21, 192.0.2.7:40001",
        "UDP, UDP, 40001, 21, 192.0.2.7:40001",
        "ICMP, ICMP, '', '', 192.0.2.7:0",
        "WIN, '', '', '', 192.0.2.7:0"
    })
    void onlyTcpAndUdpHavePorts(Transport transport, String proto, String srcport, String dstport, String ap) {
        Visited visited = visited(transport, Optional.empty());

        assertThat(columns("snort2", visited, "proto,srcport,dstport"))
                .isEqualTo(proto + "," + srcport + "," + dstport + "\n");
        assertThat(columns("snort3", visited, "src_ap")).isEqualTo(ap + "\n");
    }

    @Test
    void icmpHasItsTypeAndNothingThatIsNoNumber() {
        Visited ping = visited(
                Transport.ICMP,
                Optional.empty(),
                new Note("icmp.type", "8"),
                new Note("icmp.code", "0"),
                new Note("icmp.id", "1,2"),
                new Note("icmp.sequence", "77"));

        assertThat(columns("snort2", ping, "icmptype,icmpcode,icmpid,icmpseq")).isEqualTo("8,0,,77\n");
        assertThat(columns("snort3", ping, "icmp_type icmp_code icmp_id icmp_seq"))
                .isEqualTo("8, 0, , 77\n");
    }

    @ParameterizedTest
    @CsvSource({
        "2100498, signatures, 1:2100498:1, Attack",
        "3:19187:7, signatures, 3:19187:7, Attack",
        "1:2001:0, signatures, 1:2001:0, Attack",
        "web-attack, signatures, 1:1000000:1, Attack",
        "scanner, visitor-rules, 7001:1000000:1, 'Attack: x visited by 192.0.2.7, closed by rule'"
    })
    void aVisitBearsTheNumbersOfWhatDecidedIt(String id, String ruleset, String numbers, String message) {
        String line = columns(
                "snort3", visited(Transport.TCP, Optional.of(new RuleMatch(id, "Attack", ruleset))), "rule msg action");

        // numbers made from a name are stable, not chosen
        String stable =
                line.replaceFirst("^(\\d+):\\d{7,10}:1,", numbers.contains(":1000000:") ? "$1:1000000:1," : "$0");
        assertThat(stable).isEqualTo(numbers + ", \"" + message + "\", block\n");
    }

    @Test
    void twoRulesHaveTwoNumbersAndOneAlwaysTheSame() {
        SnortId scanner = SnortId.of(visited(Transport.TCP, Optional.of(new RuleMatch("a", "A", "visitor-rules"))));

        assertThat(SnortId.of(visited(Transport.TCP, Optional.of(new RuleMatch("a", "other", "visitor-rules")))))
                .isEqualTo(scanner)
                .isEqualTo(new SnortId(7001, 1_000_000 + 0xE8B7BE43L % (Integer.MAX_VALUE - 1_000_000), 1));
        assertThat(SnortId.of(visited(Transport.TCP, Optional.of(new RuleMatch("b", "A", "visitor-rules")))))
                .isNotEqualTo(scanner);
    }

    @Test
    void everythingElseHasAGeneratorOfOurs() {
        LimitReached scan = new LimitReached(
                Samples.changed(1).id(),
                1,
                Samples.STARTED,
                "port-scan",
                Severity.LOW,
                Optional.empty(),
                new LimitMark("tcp.ports.max.per.ip", 20),
                "a scan");

        assertThat(SnortId.of(scan)).isEqualTo(new SnortId(7002, 2, 1));
        assertThat(SnortId.of(Samples.observed(1, Observation.login("a", "b", false))))
                .isEqualTo(new SnortId(7003, 1, 1));
        assertThat(SnortId.of(Samples.observed(1, Observation.of("dance")))).isEqualTo(new SnortId(7003, 99, 1));
        assertThat(SnortId.of(Samples.changed(1))).isEqualTo(new SnortId(7004, 1, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"snort2", "snort3"})
    void whateverAVisitorSaysIsOneCellAsPythonReadsIt(String format) throws Exception {
        assumeThat(Files.isExecutable(Path.of("/usr/bin/python3")))
                .as("python3 is not installed")
                .isTrue();
        Path file = dir.resolve("alert");
        CsvSink sink = new CsvSink(
                ConfigOf.of(CsvSink.Config.class, "file", file.toString(), "format", format, "fields", new String[] {
                    format.equals("snort2") ? "src,user.name,dst" : "src_addr user.name dst_addr"
                }));
        List<SensorEvent> events = new ArrayList<>();
        for (String hostile : Hostile.CORPUS) {
            events.add(Samples.visited(events.size() + 1L, "", "", new Note(Note.USER, hostile)));
        }

        sink.deliver(events);
        sink.close();

        List<List<String>> rows = readByPython(file, format);
        assertThat(rows).hasSize(Hostile.CORPUS.size());
        for (int i = 0; i < rows.size(); i++) {
            assertThat(rows.get(i)).containsExactly("192.0.2.7", Hostile.shown(Hostile.CORPUS.get(i)), "198.51.100.1");
        }
        assertThat(Files.readString(file).codePoints().filter(c -> c != '\n')).noneMatch(Character::isISOControl);
    }

    private static List<List<String>> readByPython(Path file, String format) throws IOException, InterruptedException {
        Process python = new ProcessBuilder("/usr/bin/python3", "-c", PYTHON, file.toString(), format)
                .redirectErrorStream(true)
                .start();
        String out = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(python.waitFor()).as(out).isZero();
        return out.lines()
                .map(row -> Stream.of(row.split(",", -1))
                        .map(cell -> new String(HexFormat.of().parseHex(cell), StandardCharsets.UTF_8))
                        .toList())
                .toList();
    }

    @Test
    void goesOnInAFileThatIsThereAndNeverCutsIt() throws Exception {
        Path file = dir.resolve("alert");
        Files.writeString(file, "one\n");
        CsvSink.Config config = ConfigOf.of(
                CsvSink.Config.class, "file", file.toString(), "format", "snort2", "fields", new String[] {"src"});
        CsvSink sink = new CsvSink(config);
        sink.deliver(List.of(Samples.visited(1, "", "")));
        sink.close();
        assertThat(file).hasContent("one\n192.0.2.7\n");

        Files.writeString(file, "my notes, and no line end");
        CsvSink next = new CsvSink(config);
        next.deliver(List.of(Samples.visited(1, "", "")));
        next.close();

        assertThat(file).hasContent("192.0.2.7\n");
        assertThat(dir.resolve("alert.1")).hasContent("my notes, and no line end");
    }

    @ParameterizedTest
    @CsvSource({"19, 2", "20, 1", "21, 1"}) // two lines of 10 bytes
    void rollsOverWhenALineWouldPassTheLimit(String limit, int files) throws Exception {
        Path file = dir.resolve("alert");
        CsvSink sink = new CsvSink(ConfigOf.of(
                CsvSink.Config.class,
                "file",
                file.toString(),
                "format",
                "snort2",
                "limit",
                limit,
                "fields",
                new String[] {"src"}));

        sink.deliver(List.of(Samples.visited(1, "", ""), Samples.visited(2, "", "")));
        sink.close();

        assertThat(Files.exists(dir.resolve("alert.1"))).isEqualTo(files == 2);
    }
}
