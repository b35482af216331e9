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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @CsvSource({
        "\\xff\\xfd\\x18 login:\\r\\n\\x00, \\xff\\xfd\\x18 login:<CR><LF>\\x00",
        "C:\\x5cWindows>, C:\\x5cWindows>",
        "\\\\x41 twice, \\x41 twice",
        "\\\\\\\\x41 four times, \\x41 four times",
        "x41 and \\xyz, x41 and xyz",
        "\\{\\x41\\}, {\\x41}",
        "a\\<LF>   \\x41, a\\x41",
    })
    void putsBackTheBackslashesThatACfgFileLoses(String written, String meant) throws IOException {
        write("listen.port = 1\nbanner = " + written.replace("<LF>", "\n") + "\n");

        assertThat(asWritten(CfgFile.read(cfg).get("banner")))
                .isEqualTo(meant.replace("<CR>", "\r").replace("<LF>", "\n"));
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
