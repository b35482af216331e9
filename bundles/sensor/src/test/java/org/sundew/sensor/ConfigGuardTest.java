package org.sundew.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sundew.sensor.Sandbox.eventually;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleException;
import org.sundew.admin.Problem;
import org.sundew.intake.Announcer;

/** The guard where it works: in a framework, between Config Admin and Declarative Services. */
final class ConfigGuardTest {
    private static final String PID = "org.sundew.sim.probe~one";
    private static final String FILE = "org.sundew.sim.probe-one.cfg";
    private static final String SIZE = "must be a whole number from 1 to 10";

    @TempDir
    Path folder;

    private Sandbox sandbox;

    @BeforeEach
    void start() throws BundleException {
        sandbox = Sandbox.start(folder);
    }

    @AfterEach
    void stop() throws Exception {
        sandbox.stop();
    }

    private void installProbe() throws BundleException {
        sandbox.install("org.sundew.sim.probe", Probe.bundle(), Probe.class);
    }

    private void eventuallyDelivered(String key, Object value) {
        eventually(() -> assertThat(sandbox.delivered(PID)).containsEntry(key, value));
    }

    private void eventuallyOnly(Problem... problems) {
        eventually(() -> assertThat(sandbox.problems()).containsExactlyInAnyOrder(problems));
    }

    @Test
    void deliversAKeyThatWasEditedBesideTheOthers() throws Exception {
        installProbe();
        sandbox.write(PID, "size", "3", "mode", "a");

        sandbox.editor().set(PID, "mode", "b");

        eventually(() -> assertThat(sandbox.delivered(PID))
                .containsEntry("size", "3")
                .containsEntry("mode", "b")
                .containsEntry("felix.fileinstall.filename", "file:/sundew/etc/" + PID.replace('~', '-') + ".cfg"));
    }

    @Test
    void deliversAGoodConfiguration() throws Exception {
        installProbe();

        sandbox.write(PID, "size", "3", "mode", "b");

        eventually(() -> assertThat(sandbox.delivered(PID))
                .containsEntry("size", "3")
                .containsEntry("mode", "b")
                .doesNotContainKey(Problem.REJECTED));
        assertThat(sandbox.problems()).isEmpty();
    }

    @Test
    void takesTheBlanksOffANumber() throws Exception {
        installProbe();

        sandbox.write(PID, "size", "3 ");

        eventuallyDelivered("size", "3");
    }

    @Test
    void keepsTheLastGoodConfigurationInForceAsAWhole() throws Exception {
        installProbe();
        sandbox.write(PID, "size", "3", "mode", "a");
        eventuallyDelivered("size", "3");

        sandbox.write(PID, "size", "11", "mode", "b");

        eventuallyOnly(new Problem(FILE, "size", "11", SIZE + "; the last good configuration stays in force"));
        eventually(() -> assertThat(sandbox.delivered(PID))
                .containsEntry("size", "3")
                .containsEntry("mode", "a")
                .doesNotContainKey(Problem.REJECTED));
    }

    @Test
    void takesTheNextGoodConfigurationAndForgetsTheProblem() throws Exception {
        installProbe();
        sandbox.write(PID, "size", "3");
        sandbox.write(PID, "size", "eleven");
        eventually(() -> assertThat(sandbox.problems()).hasSize(1));

        sandbox.write(PID, "size", "4");

        eventuallyDelivered("size", "4");
        eventuallyOnly();
    }

    @Test
    void rejectsANewConfigurationWithABadValue() throws Exception {
        installProbe();

        sandbox.write(PID, "size", "3", "mode", "c");

        eventuallyDelivered(Problem.REJECTED, "mode: must be one of a, b");
        assertThat(sandbox.delivered(PID)).containsEntry("size", "3").doesNotContainKey("mode");
        eventuallyOnly(new Problem(FILE, "mode", "c", "must be one of a, b; it is not in use until this is mended"));
    }

    @Test
    void guardsWhatWasWrittenBeforeTheBundleCame() throws Exception {
        sandbox.write(PID, "size", "0");

        installProbe();

        eventuallyDelivered(Problem.REJECTED, "size: " + SIZE);
    }

    @Test
    void forgetsTheLastGoodConfigurationOfADeletedFile() throws Exception {
        installProbe();
        sandbox.write(PID, "size", "3");
        eventuallyDelivered("size", "3");

        sandbox.delete(PID);
        sandbox.write(PID, "size", "0");

        eventuallyDelivered(Problem.REJECTED, "size: " + SIZE);
    }

    @Test
    void ignoresAnUnknownKeyOfANewConfigurationButReportsIt() throws Exception {
        installProbe();

        sandbox.write(PID, "size", "3", "moode", "b");

        eventuallyOnly(new Problem(FILE, "moode", "b", "no such key, did you mean mode?; it is ignored"));
        assertThat(sandbox.delivered(PID)).containsEntry("size", "3").doesNotContainKeys(Problem.REJECTED, "moode");
    }

    @Test
    void ignoresAKeyThatAnUpdateOfTheBundleDropped() throws Exception {
        sandbox.write(PID, "size", "3", "dropped", "1");
        eventually(() -> assertThat(sandbox.problems()).hasSize(1));

        installProbe();

        eventuallyOnly(new Problem(FILE, "dropped", "1", "no such key; it is ignored"));
        assertThat(sandbox.delivered(PID)).containsEntry("size", "3").doesNotContainKeys("dropped", Problem.REJECTED);
    }

    @Test
    void holdsAnEditWithAnUnknownKeyUntilItIsMended() throws Exception {
        installProbe();
        sandbox.write(PID, "size", "3");
        eventuallyDelivered("size", "3");

        sandbox.write(PID, "size", "4", "colour", "red");
        eventuallyOnly(new Problem(FILE, "colour", "red", "no such key; the last good configuration stays in force"));
        assertThat(sandbox.delivered(PID)).containsEntry("size", "3");
        sandbox.write(PID, "size", "4");

        eventuallyOnly();
        eventuallyDelivered("size", "4");
    }

    @Test
    void reportsACfgThatNobodyReadsUntilSomebodyDoes() throws Exception {
        sandbox.write(PID, "size", "3");
        eventuallyOnly(new Problem(FILE, "", "", "nothing installed reads it: no bundle knows org.sundew.sim.probe"));

        installProbe();

        eventuallyOnly();
    }

    @Test
    void leavesOtherPeoplesConfigurationsAlone() throws Exception {
        sandbox.install("com.example", Map.of("OSGI-INF/metatype/x.xml", Probe.declaration("com.example")));

        sandbox.write("com.example~x", "size", "99", "whatever", "1");
        sandbox.write("org.sundew.marker~x", "a", "b");

        eventuallyOnly(new Problem(
                "org.sundew.marker-x.cfg", "", "", "nothing installed reads it: no bundle knows org.sundew.marker"));
    }

    @Test
    void checksSharedKeysOfAnybodysSimServerOnceTheyAreDeclared() throws Exception {
        installProbe();
        sandbox.write(PID, "size", "3", "listen.idle.seconds", "0");
        eventuallyDelivered("listen.idle.seconds", "0");

        sandbox.install("org.sundew.listener", Probe.listenKeys());

        String range = "must be a whole number from 1 to 86400";
        eventuallyDelivered(Problem.REJECTED, "listen.idle.seconds: " + range);
        assertThat(sandbox.delivered(PID)).containsEntry("size", "3").doesNotContainKey("listen.idle.seconds");
        eventuallyOnly(
                new Problem(FILE, "listen.idle.seconds", "0", range + "; it is not in use until this is mended"));
    }

    @Test
    void resolvesVariablesBeforeItChecks() throws Exception {
        installProbe();

        sandbox.write(PID, "size", "$[prop:probe.size]");

        eventuallyDelivered("size", "7");
        assertThat(sandbox.problems()).isEmpty();
    }

    @Test
    void reportsAVariableWithoutAValueAsItIsWritten() throws Exception {
        installProbe();

        sandbox.write(PID, "size", "$[prop:nowhere]");

        eventuallyOnly(new Problem(
                FILE,
                "size",
                "$[prop:nowhere]",
                "names a variable that has no value; it is not in use until this is mended"));
    }

    @Test
    void neverShowsASecret() throws Exception {
        installProbe();

        sandbox.write(PID, "smtp.password", "$[secret:mail]", "smtp.pasword", "hunter2");

        eventually(() -> assertThat(sandbox.problems()).hasSize(2));
        assertThat(sandbox.problems()).extracting(Problem::value).containsOnly("");
        assertThat(sandbox.problems().toString()).doesNotContain("hunter2");
    }

    @Test
    void reportsAComponentThatWouldNotStart() throws Exception {
        installProbe();

        sandbox.write(PID, "size", "9");
        eventuallyOnly(new Problem(FILE, "size", "9", "is unlucky; it does not start with it"));
        sandbox.write(PID, "size", "8");

        eventuallyOnly();
        eventuallyDelivered("size", "8");
    }

    @Test
    void announcesChangesAndProblemsByKey() throws Exception {
        Announced announcer = new Announced();
        installProbe();
        sandbox.write(PID, "size", "0");
        eventually(() -> assertThat(sandbox.problems()).hasSize(1));

        sandbox.register(Announcer.class, announcer);
        sandbox.write(PID, "size", "2");
        sandbox.write(PID, "size", "3", "mode", "b", "smtp.password", "hunter2");
        sandbox.delete(PID);

        String about = "config-changed|low|" + FILE + "|" + FILE;
        eventually(() -> assertThat(announcer.all())
                .contains(
                        "config-changed|medium|" + FILE + "|" + FILE + ": size: " + SIZE
                                + "; it is not in use until this is mended",
                        about + ": size: mended",
                        about + " changed: size",
                        about + " changed: mode, size, smtp.password",
                        about + " was removed"));
        assertThat(announcer.all().toString()).doesNotContain("hunter2");
    }
}
