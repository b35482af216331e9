package org.sundew.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./sundew} in a checkout whose distribution is a stand-in that says how it was run. */
class LauncherIT {
    private static final String STAND_IN =
            "#!/bin/sh\necho \"ran $* etc=$KARAF_ETC data=$KARAF_DATA umask=$(umask)\"\n";

    @TempDir
    private Path checkout;

    private Path built;

    @BeforeEach
    void lay() throws IOException {
        built = checkout.resolve("karaf-assembly/target/sundew");
        copy("sundew");
        copy("karaf-assembly/src/main/distribution/bin/find-java");
        write(checkout.resolve("pom.xml"), "");
        for (String folder : List.of("etc", "bundles", "features")) {
            Files.createDirectories(checkout.resolve(folder));
        }
        program("bin/karaf", STAND_IN);
        write(built.resolve("lib/a.jar"), "1");
        write(built.resolve("system/b.jar"), "1");
        for (String cfg : List.of("untouched", "edited", "deleted", "obsolete")) {
            write(built.resolve("etc/" + cfg + ".cfg"), "first\n");
        }
        freshlyBuilt();
    }

    @Test
    void runInstallsWhatWasBuiltAndRunsIt() {
        Shell.Outcome run = sundew("run").succeeded();

        Path sensor = checkout.resolve("sensor");
        assertThat(run.out()).contains("ran daemon etc=" + sensor.resolve("etc") + " data=" + sensor.resolve("data"));
        assertThat(sensor.resolve("lib/a.jar")).hasContent("1");
        assertThat(sensor.resolve("etc/untouched.cfg")).hasContent("first");
    }

    @Test
    void anotherBuildReplacesTheProgramAndNothingOfItsOwner() throws IOException {
        sundew("run").succeeded();
        Path sensor = checkout.resolve("sensor");
        write(sensor.resolve("data/events/1.ndjson"), "kept");
        write(sensor.resolve("data/cache/x"), "of the old program");
        write(sensor.resolve("etc/edited.cfg"), "mine\n");
        write(sensor.resolve("etc/own.cfg"), "mine\n");
        Files.delete(sensor.resolve("etc/deleted.cfg"));

        write(built.resolve("lib/a.jar"), "2");
        for (String cfg : List.of("untouched", "edited", "deleted", "added")) {
            write(built.resolve("etc/" + cfg + ".cfg"), "second\n");
        }
        Files.delete(built.resolve("etc/obsolete.cfg"));
        freshlyBuilt();
        sundew("run").succeeded();

        assertThat(sensor.resolve("lib/a.jar")).hasContent("2");
        assertThat(sensor.resolve("data/events/1.ndjson")).hasContent("kept");
        assertThat(sensor.resolve("data/cache")).doesNotExist();
        assertThat(sensor.resolve("etc/untouched.cfg")).hasContent("second");
        assertThat(sensor.resolve("etc/added.cfg")).hasContent("second");
        assertThat(sensor.resolve("etc/edited.cfg")).hasContent("mine");
        assertThat(sensor.resolve("etc/edited.cfg.new")).hasContent("second");
        assertThat(sensor.resolve("etc/own.cfg")).hasContent("mine");
        assertThat(sensor.resolve("etc/deleted.cfg")).doesNotExist();
        assertThat(sensor.resolve("etc/obsolete.cfg")).doesNotExist();
    }

    @Test
    void anUnpackedDistributionIsRunAsItIs() throws IOException {
        Path unpacked = checkout.resolve("unpacked here");
        Shell.run("cp", "-r", built.toString(), unpacked.toString());
        Path etc = checkout.resolve("its etc");
        Path data = checkout.resolve("its data");

        Shell.Outcome run = sundew(
                        Map.of(
                                "SUNDEW_HOME",
                                unpacked.toString(),
                                "SUNDEW_ETC",
                                etc.toString(),
                                "SUNDEW_DATA",
                                data.toString()),
                        "run")
                .succeeded();

        assertThat(run.out()).contains("ran daemon etc=" + etc + " data=" + data);
        assertThat(etc.resolve("untouched.cfg")).hasContent("first");
        assertThat(checkout.resolve("sensor")).doesNotExist();
    }

    @Test
    void whatItMakesIsForItsUserAndGroupOnly() throws IOException {
        assertThat(sundewUnder("umask 022").out()).contains(" umask=0027");

        for (String folder : List.of("sensor", "sensor/data", "sensor/etc")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(checkout.resolve(folder))))
                    .as(folder)
                    .isEqualTo("rwxr-x---");
        }
    }

    @Test
    void aStricterMaskStaysAndAnotherCanBeAskedFor() {
        assertThat(sundewUnder("umask 077").out()).contains(" umask=0077");
        assertThat(sundewUnder("umask 077; export SUNDEW_UMASK=002").out()).contains(" umask=0002");
    }

    private Shell.Outcome sundewUnder(String settings) {
        String java = "export JAVA_HOME='" + System.getProperty("java.home") + "'; ";
        return Shell.run("sh", "-c", java + settings + "; exec '" + checkout.resolve("sundew") + "' run");
    }

    @Test
    void aWrongHomeIsSaidInOneLine() {
        assertThat(sundew(Map.of("SUNDEW_HOME", "/nowhere"), "run"))
                .isEqualTo(new Shell.Outcome(1, "sundew: no Sundew distribution in SUNDEW_HOME=/nowhere\n"));
    }

    @Test
    void aJavaThatIsTooNewIsSaidInOneLineWithThePackage() throws IOException {
        Path java = checkout.resolve("jdk-25");
        write(java.resolve("release"), "JAVA_VERSION=\"25.0.3\"\n");
        write(java.resolve("bin/java"), "");
        Files.delete(built.resolve("bin/karaf"));
        Shell.run("rm", "-r", built.toString());

        Shell.Outcome run = sundew(Map.of("JAVA_HOME", java.toString()), "run");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out().lines())
                .singleElement()
                .asString()
                .contains("Java 25", "17 to 23", "openjdk-17-jdk-headless");
    }

    @Test
    void aMavenThatIsTooOldIsSaidInOneLineWithThePackage() throws IOException {
        Path tools = checkout.resolve("tools");
        executable(tools.resolve("mvn"), "#!/bin/sh\necho Apache Maven 3.6.3\n");
        Shell.run("rm", "-r", built.toString());

        Shell.Outcome run = sundew(Map.of("PATH", tools + ":" + System.getenv("PATH")), "run");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out().lines())
                .singleElement()
                .asString()
                .contains("Maven 3.8", "found 3.6", "apt-get install maven");
    }

    @Test
    void sourcesThatAreNewerAreBuilt() throws IOException {
        Path tools = checkout.resolve("tools");
        executable(
                tools.resolve("mvn"),
                "#!/bin/sh\ncase $1 in -v) echo Apache Maven 3.9.9 ;; *) echo 2 >karaf-assembly/target/sundew/lib/a.jar ;; esac\n");
        write(checkout.resolve("bundles/x/src/main/java/X.java"), "class X {}");
        Files.setLastModifiedTime(built, FileTime.from(Instant.now().minusSeconds(60)));

        sundew(Map.of("PATH", tools + ":" + System.getenv("PATH")), "run").succeeded();

        assertThat(checkout.resolve("sensor/lib/a.jar")).hasContent("2");
    }

    @Test
    void whatDoesNotRunHasItsExitStatus() {
        assertThat(sundew("status")).isEqualTo(new Shell.Outcome(3, "not running\n"));
        assertThat(sundew("stop")).isEqualTo(new Shell.Outcome(0, "not running\n"));
        assertThat(sundew("client", "sundew:status")).isEqualTo(new Shell.Outcome(3, "sundew: not running\n"));
    }

    @Test
    void aProcessThatTookOverTheNumberIsNotTakenForTheSensor() throws IOException {
        write(
                checkout.resolve("sensor/data/karaf.pid"),
                Long.toString(ProcessHandle.current().pid()));

        assertThat(sundew("stop")).isEqualTo(new Shell.Outcome(0, "not running\n"));
    }

    @Test
    void aWrongCommandShowsTheRightOnes() {
        assertThat(sundew("frobnicate").exit()).isEqualTo(2);
        assertThat(sundew().out()).contains("run", "start", "stop", "status", "client");
        assertThat(sundew("--help").exit()).isZero();
    }

    @Test
    void theScriptsAreCleanForShellcheck() {
        Shell.assumeInstalled("shellcheck");

        for (String script : List.of("sundew", ".ci/run", "karaf-assembly/src/main/distribution/bin/find-java")) {
            Shell.start(Map.of(), Built.ROOT, "", List.of("shellcheck", "-x", script))
                    .succeeded();
        }
    }

    private Shell.Outcome sundew(String... arguments) {
        return sundew(Map.of(), arguments);
    }

    private Shell.Outcome sundew(Map<String, String> environment, String... arguments) {
        Map<String, String> all = new HashMap<>();
        all.put("JAVA_HOME", System.getProperty("java.home"));
        all.putAll(environment);
        String[] command = new String[arguments.length + 1];
        command[0] = checkout.resolve("sundew").toString();
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        return Shell.tryToRun(all, command);
    }

    private void freshlyBuilt() throws IOException {
        Files.setLastModifiedTime(built, FileTime.from(Instant.now().plusSeconds(5)));
    }

    private void program(String file, String text) throws IOException {
        executable(built.resolve(file), text);
    }

    private void copy(String file) throws IOException {
        Files.createDirectories(checkout.resolve(file).getParent());
        Files.copy(Built.ROOT.resolve(file), checkout.resolve(file));
    }

    private static void executable(Path file, String text) throws IOException {
        write(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
