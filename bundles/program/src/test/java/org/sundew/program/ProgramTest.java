package org.sundew.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramTest {
    private static final Limits LIMITS = new Limits(10, 64, 0, true);

    @TempDir
    private Path folder;

    private static Program of(String application, String arguments, String directory) {
        return Program.of(application, arguments, directory, LIMITS);
    }

    @Test
    void runsInItsOwnFolderUnlessToldOtherwise() {
        assertThat(of("/bin/sh", "", " ").directory()).isEqualTo(Path.of("/bin"));
        assertThat(of("/bin/sh", "", folder + "/new").directory()).isEqualTo(folder.resolve("new"));
    }

    @Test
    void isFoundByItsName() {
        assertThat(of("sh", "", "").application().toString()).endsWith("bin/sh");
    }

    @Test
    void saysWhichKeyIsWrong() throws IOException {
        Path plain = Files.createFile(folder.resolve("plain"));

        assertThatThrownBy(() -> of("", "", "")).hasMessage("application: a program is needed: ");
        assertThatThrownBy(() -> of("/no/such", "", "")).hasMessage("application: there is no such program: /no/such");
        assertThatThrownBy(() -> of(plain.toString(), "", ""))
                .hasMessage("application: not a file that can be run: " + plain);
        assertThatThrownBy(() -> of(folder.toString(), "", ""))
                .hasMessage("application: not a file that can be run: " + folder);
        assertThatThrownBy(() -> of("no-such-program-9", "", ""))
                .hasMessageStartingWith("application: no such program in ")
                .hasMessageEndingWith(": no-such-program-9");
        assertThatThrownBy(() -> of("bin/sh", "", "")).hasMessage("application: an absolute path is expected: bin/sh");
        assertThatThrownBy(() -> of("/bin/sh", "\"x", "")).hasMessage("arguments: a quote is not closed: \"x");
        assertThatThrownBy(() -> of("/bin/sh", "", "here"))
                .hasMessage("working.directory: an absolute path is expected: here");
        assertThatThrownBy(() -> of("/bin/sh", "", plain.toString()))
                .hasMessage("working.directory: not a directory: " + plain);
    }
}
