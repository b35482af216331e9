package org.sundew.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The terminal that standard output goes to, if it goes to one and not to a pipe, a file or a supervisor's log. */
final class Terminal {
    private static final Path OUTPUT = Path.of("/proc/self/fd/1");

    private Terminal() {}

    /** Prints to the terminal; false if there is none. */
    static boolean print(String text) throws IOException {
        if (!present()) {
            return false;
        }
        Files.writeString(OUTPUT, text + "\n");
        return true;
    }

    private static boolean present() {
        try {
            String target = Files.readSymbolicLink(OUTPUT).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException e) {
            // no /proc, or no standard output
            return false;
        }
    }
}
