package org.sundew.sim.banner;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sundew.testkit.ConfigOf;
import org.sundew.testkit.SimHarness;

class WrittenTextTest {
    @TempDir
    private Path etc;

    private Path cfg;

    @BeforeEach
    void nameTheFile() {
        cfg = etc.resolve("org.sundew.sim.banner-x.cfg");
    }

    @Test
    void putsBackTheBackslashesThatACfgFileLoses() throws IOException {
        write("banner = \\xff\\xfd\\x18 login:\\r\\n\\x00");

        assertThat(asWritten("xffxfdx18 login:\r\nx00")).isEqualTo("\\xff\\xfd\\x18 login:\r\n\\x00");
    }

    @Test
    void leavesABackslashThatWasWrittenTwiceAlone() throws IOException {
        write("banner = \\\\x41 \\\\\\x42");

        assertThat(asWritten("\\x41 \\x42")).isEqualTo("\\x41 \\\\x42");
    }

    @Test
    void leavesTextThatOnlyLooksLikeAnEscapeAlone() throws IOException {
        write("banner = x41 and \\xyz");

        assertThat(asWritten("x41 and xyz")).isEqualTo("x41 and xyz");
    }

    @Test
    void followsLinesThatGoOn() throws IOException {
        write("listen.port = 1\nbanner = a\\\n   \\x41\n");

        assertThat(asWritten("ax41")).isEqualTo("a\\x41");
    }

    @Test
    void keepsTheValueInForceWhenTheFileSaysSomethingElse() throws IOException {
        write("banner = \\x41");

        assertThat(asWritten("the last good one")).isEqualTo("the last good one");
    }

    @Test
    void keepsTheValueWhenNoFileIsKnown() {
        assertThat(WrittenText.of("banner", "x41", null)).isEqualTo("x41");
        assertThat(WrittenText.of("banner", "x41", "mvn:group/thing")).isEqualTo("x41");
        assertThat(asWritten("x41")).isEqualTo("x41");
    }

    @Test
    void reachesTheVisitor() throws IOException {
        write("banner = \\xff\\xfd\\x18");
        BannerSim.Config config = ConfigOf.of(BannerSim.Config.class, "banner", "xffxfdx18");

        BannerSim sim = new BannerSim(
                config, Map.of(WrittenText.FILE_PROPERTY, cfg.toUri().toString()));

        SimHarness.visit(sim).expect("\u00ff\u00fd\u0018").expectSilence();
    }

    private void write(String content) throws IOException {
        Files.writeString(cfg, content, ISO_8859_1);
    }

    private String asWritten(String value) {
        return WrittenText.of("banner", value, cfg.toUri().toString());
    }
}
