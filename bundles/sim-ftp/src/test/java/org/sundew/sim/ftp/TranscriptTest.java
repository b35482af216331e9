package org.sundew.sim.ftp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sundew.event.Endpoint;
import org.sundew.event.Id;
import org.sundew.event.Visit;
import org.sundew.testkit.Samples;
import org.sundew.testkit.SimHarness;

/**
 * Says to the sim what was said to the real server, and wants the same answers: {@code >} is a command, {@code <} a line of its
 * answer, {@code =} a new connection. Where {@code &} follows the command, a data connection is made for it, and {@code |} is a
 * line that came over it; one that ends with a backslash and an n ended with LF alone.
 */
class TranscriptTest {
    private static final String[] TREE = {
        "readme.txt 2024-03-05",
        "pub/CHANGES.txt 4 2024-03-05",
        "pub/big.bin 200000 2026-11-01T10:11",
        "pub/ 2026-11-01T10:11",
        "pub/sub/ 2026-11-20",
        "incoming/ 2026-11-20T08:07",
        ".hidden 0 2024-03-05"
    };

    @TempDir
    Path files;

    @ParameterizedTest
    @CsvSource({"vsftpd, off", "vsftpd-tls, on", "proftpd, off", "proftpd-tls, on", "iis, off"})
    void answersAsTheRealServerDid(String transcript, String tls) throws Exception {
        Files.writeString(files.resolve("readme.txt"), "Welcome\n");
        FtpSim sim = FtpVisits.sim(
                "files",
                files.toString(),
                "product",
                transcript.replace("-tls", ""),
                "tls",
                tls,
                "tree",
                TREE,
                "users",
                new String[] {"ftpann:secret"},
                "refusal.seconds",
                0);
        List<String> wrong = new ArrayList<>();
        SimHarness visitor = open(sim);
        for (Exchange exchange : exchanges(transcript)) {
            if (exchange.said().equals("=")) {
                visitor = open(sim);
                exchange.check(visitor.read(), "", wrong);
                continue;
            }
            SimHarness data = exchange.transfer() ? dial(visitor) : null;
            visitor.say(exchange.said() + "\r\n").elapse(Duration.ofSeconds(1));
            String heard = data == null ? "" : data.read();
            exchange.check(visitor.read(), heard, wrong);
        }

        assertThat(wrong).isEmpty();
    }

    private static SimHarness open(FtpSim sim) throws IOException {
        Visit plain = Samples.visit();
        return SimHarness.visit(
                sim,
                new Visit(
                        new Id(1, 1),
                        plain.started(),
                        Samples.endpoint("127.0.0.1", 40001),
                        new Endpoint(InetAddress.getLoopbackAddress(), 21),
                        plain.listen(),
                        1));
    }

    private static SimHarness dial(SimHarness visitor) {
        visitor.say("EPSV\r\n").read();
        return visitor.dial();
    }

    private record Exchange(String said, boolean transfer, List<String> answer, List<String> data) {
        void check(String answered, String came, List<String> wrong) {
            String expected =
                    String.join("", answer.stream().map(line -> line + "\r\n").toList());
            String expectedData = String.join(
                    "",
                    data.stream()
                            .map(line -> (line + "\r\n").replace("\\n\r\n", "\n"))
                            .toList());
            if (!answered.equals(expected) || !came.equals(expectedData)) {
                wrong.add(said + ": " + answered + came + "instead of: " + expected + expectedData);
            }
        }
    }

    private static List<Exchange> exchanges(String transcript) throws IOException {
        Path file = Path.of("src/test/resources/org/sundew/sim/ftp/" + transcript + ".txt");
        List<Exchange> exchanges = new ArrayList<>();
        for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
            switch (line.isEmpty() ? '#' : line.charAt(0)) {
                case '=' -> exchanges.add(new Exchange("=", false, new ArrayList<>(), new ArrayList<>()));
                case '>' -> exchanges.add(said(line.substring(2)));
                case '<' -> last(exchanges).answer().add(line.substring(2));
                case '|' -> last(exchanges).data().add(line.substring(2));
                default -> assertThat(line).matches("(#.*)?");
            }
        }
        return exchanges;
    }

    private static Exchange said(String text) {
        boolean transfer = text.endsWith(" &");
        return new Exchange(
                transfer ? text.substring(0, text.length() - 2) : text, transfer, new ArrayList<>(), new ArrayList<>());
    }

    private static Exchange last(List<Exchange> exchanges) {
        return exchanges.get(exchanges.size() - 1);
    }
}
