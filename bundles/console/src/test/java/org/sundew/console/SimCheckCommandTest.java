package org.sundew.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sundew.admin.Problem;
import org.sundew.admin.SimCheck;

class SimCheckCommandTest {
    /** Of files in a folder of that name; one that is called bad is. */
    private record Check(String folder) implements SimCheck {
        @Override
        public boolean takes(Path file) {
            return file.getParent().endsWith(folder);
        }

        @Override
        public List<Problem> check(Path file) {
            return file.endsWith("bad.yaml")
                    ? List.of(new Problem(file.toString(), "next", "b\u0007", "line 3: no such state"))
                    : List.of();
        }
    }

    private static final List<SimCheck> CHECKS = List.of(new Check("sites"), new Check("scripts"));

    @TempDir
    private Path etc;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final SimCheckCommand command = new SimCheckCommand();

    @BeforeEach
    void write() throws IOException {
        Files.createDirectory(etc.resolve("scripts"));
        Files.writeString(etc.resolve("scripts/good.yaml"), "");
        Files.writeString(etc.resolve("scripts/bad.yaml"), "");
        command.etc = etc;
        command.checks = CHECKS;
        command.out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    }

    private String run(String... words) {
        command.words = List.of(words);
        command.run();
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void saysThatAScriptIsFine() {
        assertThat(run("scripts/good.yaml")).isEqualToIgnoringNewLines("scripts/good.yaml is fine.");
    }

    @Test
    void listsWhatIsWrongAndFails() {
        assertThatIllegalStateException()
                .isThrownBy(() -> run("scripts/bad.yaml", "--no-format"))
                .withMessage("scripts/bad.yaml cannot be used as it is");
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .isEqualToIgnoringNewLines("next\tb\\x07\tline 3: no such state");
    }

    @Test
    void printsJson() {
        assertThat(run("scripts/bad.yaml", "--json"))
                .contains("\"usable\":false")
                .contains("\"what\":\"line 3: no such state\"");
    }

    @Test
    void knowsNoFileThatIsNotThere() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run("scripts/none.yaml"))
                .withMessageContaining("no such file");
    }

    @Test
    void saysThatNobodyKnowsSuchFiles() throws IOException {
        Files.writeString(etc.resolve("other.txt"), "");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> run("other.txt"))
                .withMessageStartingWith("no sim server that is running is described by files like this: ");
        command.checks = null;
        assertThatIllegalArgumentException().isThrownBy(() -> run("scripts/good.yaml"));
    }

    @Test
    void completesWhatSomebodyChecks() throws IOException {
        Files.writeString(Files.createDirectories(etc.resolve("http/lab/sites")).resolve("_site.yaml"), "");
        Files.writeString(etc.resolve("other.yaml"), "");
        SimFiles names = new SimFiles();
        names.etc = etc;
        names.checks = CHECKS;

        assertThat(Typed.offers(names, ""))
                .containsExactly("http/lab/sites/_site.yaml", "scripts/bad.yaml", "scripts/good.yaml");
        assertThat(Typed.offers(names, "scripts/g")).containsExactly("scripts/good.yaml");
    }
}
