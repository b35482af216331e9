package org.sundew.sim.ftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.sundew.testkit.SimHarness;

class FtpSimTest {
    private static void rejects(String key, Object value, String message) {
        assertThatThrownBy(() -> FtpVisits.sim(key, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void offersWhatTheShippedFileDescribes() throws IOException {
        Properties shipped = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of("../../etc/org.sundew.sim.ftp-main.cfg"))) {
            shipped.load(reader);
        }

        SimHarness visitor =
                FtpVisits.guest("files", "../../etc/ftp", "tree", new String[] {shipped.getProperty("tree")});
        SimHarness data = FtpVisits.dial(visitor);
        visitor.say("NLST pub\r\nSIZE readme.txt\r\nSIZE pub/gateway-2.4.1.img\r\n")
                .expectMatch("150 .*226 .*213 3\\d\\d\r\n213 6819840\r\n");

        assertThat(data.read().split("\r\n")).hasSize(5).contains("pub/CHANGES.txt", "pub/gateway-2.4.1.img.sig");
    }

    @Test
    void saysWhichKeyIsWrongAndWhy() {
        rejects("banner", "two\nlines", "banner: must be one line of ISO-8859-1 text: two\nlines");
        rejects("version", "3\r", "version: must be one line of ISO-8859-1 text: 3\r");
        rejects("users", new String[] {"ann"}, "users: must be user:password: ann");
        rejects("users", new String[] {"a:b, :x"}, "users: must be user:password: :x");
        rejects("refusal.seconds", 61, "refusal.seconds: must be 0 to 60: 61");
        rejects("refusal.seconds", -1, "refusal.seconds: must be 0 to 60: -1");
        rejects("tries.max", 0, "tries.max: must be 1 to 1000: 0");
        rejects("tls", "true", "tls: must be on or off: true");
        rejects("upload.bytes", 16_777_217, "upload.bytes: must be 0 to 16777216: 16777217");
        rejects("passive.address", "256.1.1.1", "passive.address: must be an IPv4 address: 256.1.1.1");
        rejects("passive.address", "ftp.example.com", "passive.address: must be an IPv4 address: ftp.example.com");
    }
}
