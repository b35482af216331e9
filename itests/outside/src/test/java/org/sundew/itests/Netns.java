package org.sundew.itests;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A network of its own for a shell script: nothing but a loopback interface, and every port free. */
final class Netns {
    private Netns() {}

    /** Skips the test, saying so, where no such network can be made. */
    static void assumePossible() {
        Shell.assumeInstalled("unshare", "ip");
        Shell.assumeRoot("make a network without a way out");
    }

    static Shell.Outcome run(Path directory, String script) {
        List<String> command =
                new ArrayList<>(List.of("unshare", "--net", "--fork", "--pid", "--kill-child", "--mount-proc"));
        command.addAll(List.of("sh", "-eu", "-c", "ip link set lo up\n" + script));
        return Shell.start(Map.of("JAVA_HOME", System.getProperty("java.home")), directory, "", command);
    }
}
