package org.sundew.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** FTP as each product, judged by the clients that people use, and by who wants to break it. */
class FtpIT {
    private static final int VSFTPD = 10_021;
    private static final int PROFTPD = 2122;
    private static final int IIS = 2123;
    private static final int IMPLICIT = 10_990;

    private static RunningSensor sensor;

    @BeforeAll
    static void start() {
        sensor = SensorHome.unpack("ftp")
                .set("org.sundew.sim.ftp-main.cfg", "tls", "on")
                .set("org.sundew.sim.ftp-main.cfg", "listen.receive.bytes", "3000000")
                .write(
                        "org.sundew.sim.ftp-proftpd.cfg",
                        "product = proftpd",
                        "tls = on",
                        "users = ann:secret",
                        "listen.port = " + PROFTPD)
                .write(
                        "org.sundew.sim.ftp-iis.cfg",
                        "tls = on",
                        "listen.persona = windows-server-2019",
                        "listen.port = " + IIS)
                .start();
    }

    @AfterAll
    static void stop() {
        sensor.close();
    }

    private static String address() {
        return sensor.home().address();
    }

    private static String curl(String url, String... options) {
        List<String> command = new ArrayList<>(List.of("curl", "-sS", "-k", "--max-time", "20", url));
        command.addAll(List.of(options));
        return Shell.start(Map.of(), Path.of("."), "", command).succeeded().out();
    }

    @ParameterizedTest
    @ValueSource(ints = {VSFTPD, PROFTPD, IIS})
    void curlFetchesInTheClearAndWithinTls(int port) {
        Shell.assumeInstalled("curl");
        String url = "ftp://" + address() + ':' + port + "/readme.txt";

        String clear = curl(url);
        String encrypted = curl(url, "--ssl-reqd");

        assertThat(clear).isNotBlank().isEqualTo(encrypted);
    }

    @Test
    void curlFetchesWithinTlsFromTheFirstByte() {
        Shell.assumeInstalled("curl");

        String list = curl("ftps://" + address() + ':' + IMPLICIT + '/');

        assertThat(list).contains("readme.txt", "incoming");
        JsonNode event = sensor.event(e -> e.path("destination").path("port").asInt() == 990
                && e.path("event").path("action").asText().equals("connection"));
        assertThat(event.path("tls").path("version").asText()).isNotBlank();
    }

    @Test
    void lftpReadsTheFactsOfProftpd() {
        Shell.assumeInstalled("lftp");

        String list = Shell.start(
                        Map.of(),
                        Path.of("."),
                        "",
                        List.of(
                                "lftp",
                                "-c",
                                "set net:timeout 10; set net:max-retries 1; set ssl:verify-certificate no; set ftp:use-mlsd yes; "
                                        + "open -p " + PROFTPD + " -u ann,secret " + address() + "; cls -l; bye"))
                .succeeded()
                .out();

        assertThat(list).contains("readme.txt", "pub/", "incoming/");
    }

    @Test
    void pythonUploadsToWindows() throws IOException {
        Shell.assumeInstalled("python3");
        Path script = Files.writeString(sensor.home().data("put.py"), """
                import ftplib, io, sys
                ftp = ftplib.FTP_TLS()
                ftp.connect(sys.argv[1], int(sys.argv[2]), 10)
                ftp.login()
                ftp.prot_p()
                print(ftp.pwd(), ftp.nlst('UPLOAD') == [])
                print(ftp.storbinary('STOR Upload\\\\run.exe', io.BytesIO(b'MZ' * 50000)))
                print(ftp.dir())
                print(ftp.quit())
                """);

        String out = Shell.run("python3", script.toString(), address(), Integer.toString(IIS))
                .succeeded()
                .out();

        assertThat(out)
                .contains("/ True", "226 Transfer complete.", "221 Goodbye.")
                .containsPattern("(?m)^\\d\\d-\\d\\d-\\d\\d  \\d\\d:\\d\\d[AP]M       <DIR>          Upload$");
        JsonNode upload =
                sensor.event(e -> e.path("event").path("action").asText().equals("upload")
                        && e.path("file").path("name").asText().equals("/Upload/run.exe"));
        assertThat(upload.path("file").path("size").asInt()).isEqualTo(100_000);
    }

    @Test
    void nmapNamesEachAndFindsWhatItLooksFor() {
        Shell.assumeInstalled("nmap");

        String out = Shell.run(
                        "nmap",
                        "-sV",
                        "-Pn",
                        "-n",
                        "--script",
                        "ftp-anon,ftp-syst,ftp-bounce",
                        "-p",
                        VSFTPD + "," + PROFTPD + "," + IIS,
                        address())
                .out();

        assertThat(out)
                .containsPattern(VSFTPD + "/tcp +open +ftp +vsftpd 3\\.0\\.3")
                .containsPattern(PROFTPD + "/tcp +open +ftp +ProFTPD")
                .containsPattern(IIS + "/tcp +open +ftp +Microsoft ftpd")
                .contains("SYST: Windows_NT", "Anonymous FTP login allowed (FTP code 230)")
                .doesNotContain("bounce working")
                .doesNotContainIgnoringCase("honeypot");
    }

    @Test
    void aStolenDataConnectionIsRefusedAndTold() {
        try (Visitor owner = guest()) {
            int port = passive(owner);
            assertThatThrownBy(() -> Visitor.from("127.0.0.9", address(), port).rest())
                    .hasStackTraceContaining("reset");
            try (Visitor data = Visitor.to(address(), port)) {
                owner.say("LIST\r\n");
                assertThat(data.rest()).contains("readme.txt");
            }
            assertThat(owner.line()).startsWith("150");
            assertThat(owner.line()).startsWith("226");
        }

        sensor.event(e -> e.toString().contains("127.0.0.9"));
    }

    @Test
    void anUploadWithoutEndIsCutAndTold() {
        try (Visitor visitor = guest();
                Visitor data = Visitor.to(address(), passive(visitor))) {
            visitor.say("STOR endless.bin\r\n");
            assertThat(visitor.line()).startsWith("150");
            String piece = "x".repeat(100_000);
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 1000; i++) {
                            data.say(piece);
                        }
                    })
                    .isInstanceOf(AssertionError.class);
        }

        JsonNode upload =
                sensor.event(e -> e.path("event").path("action").asText().equals("upload")
                        && e.path("file").path("name").asText().equals("/endless.bin"));
        assertThat(upload.path("file").path("size").asInt()).isBetween(2_900_000, 3_000_000);
        assertThat(upload.toString()).contains("upload.complete");
    }

    @Test
    void aThousandPassivePortsAreOne() {
        try (Visitor visitor = guest()) {
            int before = passive(visitor);
            int last = before;
            for (int i = 0; i < 1000; i++) {
                before = last;
                last = passive(visitor);
            }
            assertThat(Visitor.open(address(), before)).isFalse();
            assertThat(Visitor.open(address(), last)).isTrue();
        }
    }

    private static Visitor guest() {
        Visitor visitor = Visitor.to(address(), VSFTPD);
        assertThat(visitor.line()).startsWith("220");
        visitor.say("USER ftp\r\nPASS x\r\n");
        assertThat(visitor.line()).startsWith("331");
        assertThat(visitor.line()).startsWith("230");
        return visitor;
    }

    private static int passive(Visitor visitor) {
        String answer = visitor.say("EPSV\r\n").line();
        Matcher port = Pattern.compile("\\|\\|\\|(\\d+)\\|").matcher(answer);
        assertThat(port.find()).as(answer).isTrue();
        return Integer.parseInt(port.group(1));
    }
}
