package org.sundew.sim.ftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sundew.sim.Persona;
import org.sundew.sim.Persona.Family;
import org.sundew.testkit.Samples;
import org.sundew.testkit.SimHarness;

class FtpSimTest {
    private static void rejects(String key, Object value, String message) {
        assertThatThrownBy(() -> FtpVisits.sim(key, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void playsWhatGoesWithTheMachine() {
        assertThat(greeting("auto", Family.LINUX)).isEqualTo("220 (vsFTPd 3.0.3)\r\n");
        assertThat(greeting("auto", Family.BUSYBOX)).isEqualTo("220 (vsFTPd 3.0.3)\r\n");
        assertThat(greeting("auto", Family.WINDOWS)).isEqualTo("220 Microsoft FTP Service\r\n");
        assertThat(greeting("proftpd", Family.WINDOWS))
                .isEqualTo("220 ProFTPD Server (Debian) [::ffff:198.51.100.1]\r\n");
    }

    private static String greeting(String product, Family family) {
        Persona persona = Samples.as(Samples.persona(), "p", family, Map.of());
        return SimHarness.visit(FtpVisits.sim("product", product), Samples.visit(), persona)
                .read();
    }

    @Test
    void offersTheMachinesFiles() {
        SimHarness visitor = FtpVisits.guest();
        SimHarness data = FtpVisits.dial(visitor);

        visitor.say("LIST\r\nSIZE readme.txt\r\n").expectMatch("150 .*226 .*213 \\d{3}\r\n");

        assertThat(data.read()).contains(" incoming\r\n", " pub\r\n", " readme.txt\r\n");
    }

    @Test
    void saysWhichKeyIsWrongAndWhy() {
        rejects("product", "wu-ftpd", "product: must be auto, vsftpd, proftpd or iis: wu-ftpd");
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
