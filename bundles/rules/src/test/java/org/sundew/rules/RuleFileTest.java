package org.sundew.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

final class RuleFileTest {
    @TempDir
    private Path folder;

    @Test
    void readsARuleThatIsNotInForce() throws Exception {
        Files.writeString(folder.resolve("org.sundew.rule-a.cfg"), "visitor = 192.0.2.7\nclose = true\n");

        assertThat(RuleFile.read(folder, "org.sundew.rule-a.cfg").close()).isTrue();
    }

    @Test
    @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD) // opening a pipe cannot be interrupted
    void aPipeIsNoRule() throws Exception {
        Path pipe = folder.resolve("pipe.cfg");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> RuleFile.read(folder, "pipe.cfg"))
                .withMessage(pipe + " is not a plain file");
    }

    @Test
    void aRuleHasABound() throws Exception {
        Path file = folder.resolve("a.cfg");
        try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.write('#');
            large.setLength(65_537);
        }

        assertThatIllegalArgumentException()
                .isThrownBy(() -> RuleFile.read(folder, "a.cfg"))
                .withMessage(file + " is larger than 65536 bytes");
    }
}
