package org.sundew.shell;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Package managers, which never reach a mirror, and interpreters, which are not told anything. */
final class PackageApplets {
    private static final String PACKAGES = """
            Desired=Unknown/Install/Remove/Purge/Hold
            ||/ Name           Version          Architecture Description
            ii  base-files     12.4+deb12u9     amd64        Debian base system miscellaneous files
            ii  openssh-server 1:9.2p1-2+deb12u7 amd64       secure shell (SSH) server""";
    private static final String CHAINS = """
            Chain INPUT (policy ACCEPT)
            target     prot opt source               destination\s

            Chain FORWARD (policy ACCEPT)
            target     prot opt source               destination\s

            Chain OUTPUT (policy ACCEPT)
            target     prot opt source               destination\s
            """;

    private PackageApplets() {}

    static void add(Map<String, Applet> all) {
        all.put("apt", PackageApplets::apt);
        all.put("apt-get", PackageApplets::apt);
        all.put("apt-cache", call -> call.err("N: Unable to locate package " + call.arg(1)));
        all.put(
                "dpkg",
                call -> call.flag('l')
                        ? call.line(PACKAGES)
                        : call.flag('i')
                                ? call.err("dpkg: error: cannot access archive '" + call.arg(1)
                                        + "': No such file or directory")
                                : 0);
        all.put("opkg", call -> {
            call.shell().allowance().take(Duration.ofSeconds(4));
            return call.err("Collected errors:\n * opkg_download: Failed to download package list, wget returned 4.");
        });
        all.put("perl", call -> interpreter(call, "perl"));
        all.put("python3", call -> interpreter(call, "python3"));
        all.put(
                "iptables",
                call -> call.context().root()
                        ? call.flag('L') ? call.print(CHAINS) : 0
                        : call.fail(
                                4,
                                "v1.8.9 (nf_tables): Could not fetch rule set generation id: Permission denied (you must be root)"));
    }

    private static int interpreter(Call call, String name) {
        if (call.word("--version") || call.flag('v') || call.flag('V')) {
            return call.line(
                    name.equals("perl")
                            ? "\nThis is perl 5, version 36, subversion 0 (v5.36.0) built for x86_64-linux-gnu-thread-multi"
                            : "Python 3.11.2");
        }
        List<String> operands = call.operands();
        if (!operands.isEmpty()
                && !call.flag('e')
                && !call.flag('c')
                && !call.disk().exists(call.path(operands.get(0)))) {
            return call.err(
                    name.equals("perl")
                            ? "Can't open perl script \"" + operands.get(0) + "\": No such file or directory"
                            : name + ": can't open file '" + call.path(operands.get(0))
                                    + "': [Errno 2] No such file or directory");
        }
        operands.forEach(each -> call.shell().tell(call.path(each)));
        return 0;
    }

    private static int apt(Call call) {
        if (!call.context().root()) {
            return call.err("E: Could not open lock file /var/lib/dpkg/lock-frontend - open (13: Permission denied)\n"
                    + "E: Unable to acquire the dpkg frontend lock (/var/lib/dpkg/lock-frontend), are you root?");
        }
        List<String> operands = call.operands("o");
        String verb = operands.isEmpty() ? "" : operands.get(0);
        if (verb.equals("update")) {
            // a company's own, so that no two sensors name the same
            String mirror = "mirror." + call.machine().persona().domain();
            List<String> suites = List.of("bookworm", "bookworm-updates");
            for (String suite : suites) {
                call.shell().allowance().take(Duration.ofSeconds(3));
                call.line("Err:" + (suites.indexOf(suite) + 1) + " http://" + mirror + "/debian " + suite
                        + " InRelease\n  Temporary failure resolving '" + mirror + "'");
            }
            return call.line(
                    "Reading package lists... Done\nW: Some index files failed to download. They have been ignored, or old ones used"
                            + " instead.");
        }
        call.line("Reading package lists... Done\nBuilding dependency tree... Done\nReading state information... Done");
        if (verb.equals("install")) {
            return call.err("E: Unable to locate package " + (operands.size() > 1 ? operands.get(1) : ""));
        }
        return call.line("0 upgraded, 0 newly installed, 0 to remove and 0 not upgraded.");
    }
}
