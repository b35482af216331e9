package org.sundew.itests;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A person at a terminal. */
class TerminalIT {
    private static final String END_OF_INPUT = "\4";

    @Test
    void tellsTheFirstPasswordOnceAndSurvivesTheEndOfItsInput() throws Exception {
        Shell.assumeInstalled("script");
        SensorHome home = SensorHome.unpackWithoutListens("terminal")
                .write("org.sundew.sim.echo-always.cfg", "listen.port = 7000");
        Path screen = home.data("screen.txt");
        Process terminal = terminal(home, screen);
        try {
            work(home, screen, terminal);
        } finally {
            // the sensor under it outlives the terminal
            terminal.descendants().forEach(ProcessHandle::destroyForcibly);
            terminal.destroyForcibly();
        }
        home.assertNoErrors();
    }

    private static void work(SensorHome home, Path screen, Process terminal) throws Exception {
        OutputStream keys = terminal.getOutputStream();

        Patience.soon().ignoreExceptions().until(() -> Visitor.open(home.address(), 7000));
        String password = password(screen);
        Console console = Console.withPassword(home.address(), "admin", password);
        // ports open before the console does
        Patience.soon().ignoreExceptions().until(() -> console.run("system:name"), name -> name.contains("sundew"));
        type(keys, END_OF_INPUT);
        type(keys, "logout\n");
        // a console that had ended would have taken the sensor with it
        type(keys, "system:name\n");
        Patience.soon().until(() -> Files.readString(screen).split("system:name", -1).length > 1);
        assertThat(console.run("system:name")).contains("sundew");
        assertThat(Visitor.open(home.address(), 7000)).isTrue();
        assertThat(home.data("first-login.txt")).doesNotExist();

        type(keys, "system:shutdown -f\n");
        assertThat(terminal.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    private static Process terminal(SensorHome home, Path screen) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        "script", "-q", "-f", "-e", "-c", "bin/sundew run", screen.toString())
                .directory(home.root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(home.data("console.txt").toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("TERM", "xterm");
        return builder.start();
    }

    private static String password(Path screen) throws IOException {
        Matcher told = Pattern.compile("user admin, password (\\S+)").matcher(Files.readString(screen));
        assertThat(told.find()).isTrue();
        return told.group(1);
    }

    private static void type(OutputStream keys, String text) throws IOException {
        keys.write(text.getBytes(US_ASCII));
        keys.flush();
    }
}
