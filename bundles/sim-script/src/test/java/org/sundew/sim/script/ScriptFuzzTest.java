package org.sundew.sim.script;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.concurrent.Executors;
import org.sundew.testkit.ConfigOf;
import org.sundew.testkit.SimHarness;
import org.sundew.yaml.FlawedFile;

/** No bytes of a visitor, and no text of an author, make anything throw that is not meant for it. */
class ScriptFuzzTest {
    private static final ScriptSim POP3 = new ScriptSim(
            ConfigOf.of(ScriptSim.Config.class, "script", "scripts/pop3.yaml"),
            Path.of("../../etc"),
            ZoneOffset.UTC,
            Executors.newSingleThreadScheduledExecutor());

    @FuzzTest(maxDuration = "2m")
    void survivesAnyVisitor(byte[] bytes) {
        SimHarness.visit(POP3).say(bytes).elapse(Duration.ofSeconds(3)).end().hangUp();
    }

    @FuzzTest(maxDuration = "2m")
    void refusesOrReadsAnyScript(byte[] bytes) {
        try {
            ScriptReader.read(new String(bytes, StandardCharsets.UTF_8));
        } catch (FlawedFile expected) {
            if (expected.flaws().isEmpty()) {
                throw new AssertionError("refused without a flaw", expected);
            }
        }
    }
}
