package org.sundew.sim.ssh;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.sundew.shell.Machines;
import org.sundew.testkit.ConfigOf;
import org.sundew.testkit.SimHarness;

/** No bytes of a visitor make the sim server throw. */
class SshFuzzTest {
    private static final SshSim SIM = new SshSim(
            ConfigOf.of(SshSim.Config.class),
            new Machines(Runnable::run),
            Path.of(System.getProperty("java.io.tmpdir"), "sundew-ssh-fuzz"),
            Runnable::run,
            Clock.systemUTC());

    @FuzzTest(maxDuration = "5m")
    void survivesAnything(byte[] bytes) {
        SimHarness.visit(SIM).say(bytes).elapse(Duration.ofMinutes(3)).end().hangUp();
    }

    @FuzzTest(maxDuration = "5m")
    void survivesAnythingAfterAVersion(byte[] bytes) {
        SimHarness.visit(SIM)
                .say("SSH-2.0-x\r\n")
                .say(bytes)
                .elapse(Duration.ofMinutes(3))
                .end()
                .hangUp();
    }
}
