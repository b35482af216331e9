package org.sundew.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The lines of Karaf's users or keys file; the ones it does not know stay as they are. */
record LoginFile(List<String> lines) {
    /** The line that asks for an admin. */
    static final String MARK = "# (an admin is made here)";

    private static final String ADMINS = ",_g_:admingroup";

    static LoginFile of(Path file) throws IOException {
        return new LoginFile(Files.readAllLines(file));
    }

    boolean wantsAdmin() {
        return lines.stream().anyMatch(line -> line.strip().equals(MARK));
    }

    LoginFile withAdmin(String hash) {
        return new LoginFile(lines.stream()
                .map(line -> line.strip().equals(MARK) ? "admin = {CRYPT}" + hash + "{CRYPT}" + ADMINS : line)
                .toList());
    }

    LoginFile withKey(String user, String key) {
        List<String> all = new ArrayList<>(lines);
        all.removeIf(line -> line.matches("\\s*" + user + "\\s*[=:].*"));
        all.add(user + " = " + key + ADMINS);
        return new LoginFile(all);
    }

    String text() {
        return String.join("\n", lines) + "\n";
    }
}
