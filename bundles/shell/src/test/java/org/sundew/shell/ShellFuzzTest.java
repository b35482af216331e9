package org.sundew.shell;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Whatever is typed, no shell throws, and each is usable afterwards or left. */
class ShellFuzzTest {
    @FuzzTest(maxDuration = "5m")
    void survivesAnything(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        for (Machine machine : new Machine[] {Booth.DEBIAN, Booth.ROUTER, Booth.WINDOWS}) {
            Booth booth = Booth.at(machine, "root");
            for (String line : text.split("\n", 20)) {
                booth.type(line).elapse(Duration.ofMinutes(11));
            }
            booth.shell().interrupt();
            booth.shell().end();
            booth.shell().close();
        }
    }

    @FuzzTest(maxDuration = "5m")
    void survivesAnythingAsACommand(byte[] bytes) {
        Booth booth = Booth.without(Booth.DEBIAN, "root");
        booth.shell().execute(new String(bytes, StandardCharsets.ISO_8859_1), "in\n");
        booth.elapse(Duration.ofMinutes(11)).shell().close();
    }
}
