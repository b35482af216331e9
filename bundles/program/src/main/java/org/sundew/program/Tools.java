package org.sundew.program;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.sundew.admin.Problem;

/**
 * The small programs of the system that hold a program within its limits. They stand before it on its command line and replace
 * themselves by it, so it is they that are started, and it has their process id: {@code setsid} puts it and all its children
 * into a session of their own, {@code setpriv} ends it when the sensor's thread does, {@code nice} and {@code prlimit} say
 * what they are called. All their arguments are ours.
 */
final class Tools {
    private static final String FILE = "org.sundew.program";

    private final Optional<Path> setsid;
    private final Optional<Path> setpriv;
    private final Optional<Path> nice;
    private final Optional<Path> prlimit;
    private final Optional<Path> kill;

    Tools(Function<String, Optional<Path>> finder) {
        setsid = finder.apply("setsid");
        setpriv = finder.apply("setpriv");
        nice = finder.apply("nice");
        prlimit = finder.apply("prlimit");
        kill = finder.apply("kill");
    }

    /** Those of this machine. */
    static Tools installed() {
        return new Tools(Program::inPath);
    }

    /** What stands before a program within these limits. */
    List<String> before(Limits limits) {
        List<String> words = new ArrayList<>();
        setsid.ifPresent(tool -> words.add(tool.toString()));
        setpriv.ifPresent(tool -> {
            words.addAll(List.of(tool.toString(), "--pdeathsig", "KILL"));
            if (!limits.newPrivileges()) {
                words.add("--no-new-privs");
            }
        });
        nice.ifPresent(tool -> words.addAll(List.of(tool.toString(), "-n", Integer.toString(limits.niceness()))));
        prlimit.ifPresent(tool -> {
            words.addAll(List.of(tool.toString(), "--core=0:0", hard("nofile", limits.descriptors())));
            if (limits.processes() > 0) {
                words.add(hard("nproc", limits.processes()));
            }
        });
        return words;
    }

    private static String hard(String resource, int most) {
        return "--" + resource + "=" + most + ":" + most;
    }

    /** Whether a program leads a session that all it starts belong to unless they leave it. */
    boolean sessions() {
        return setsid.isPresent();
    }

    /** Ends every process of the group that this one leads, all at once: one by one could lose against a fork storm. */
    void killGroup(long leader) throws IOException, InterruptedException {
        if (kill.isPresent() && sessions()) {
            new ProcessBuilder(kill.get().toString(), "-KILL", "--", "-" + leader)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        }
    }

    /** What goes without, because a tool is missing. */
    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        missing(problems, setsid, "setsid", "children of a program that outlive it are found one by one only");
        missing(problems, setpriv, "setpriv", "programs outlive a sensor that is killed, and may gain privileges");
        missing(problems, nice, "nice", "programs run at the sensor's own priority");
        missing(problems, prlimit, "prlimit", "programs run without a bound on descriptors and processes");
        return problems;
    }

    private static void missing(List<Problem> problems, Optional<Path> tool, String name, String what) {
        if (tool.isEmpty()) {
            problems.add(new Problem(FILE, "", name, name + " is not installed: " + what));
        }
    }
}
