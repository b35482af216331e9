package org.sundew.shell;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.sundew.sim.Persona;

/** What a machine with Windows says about itself. */
final class CmdSystem {
    private static final String TASKS = """

            Image Name                     PID Session Name        Session#    Mem Usage
            ========================= ======== ================ =========== ============
            """;
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("MM/dd/yyyy  hh:mm a", Locale.ENGLISH);

    private CmdSystem() {}

    /** A time as cmd shows it. */
    static String stamp(Machine machine, Instant time) {
        return STAMP.format(time.atZone(machine.persona().zone()));
    }

    static String ipconfig(Machine machine, String address) {
        return "\nWindows IP Configuration\n\n\nEthernet adapter Ethernet0:\n\n   Connection-specific DNS Suffix  . : "
                + machine.persona().domain()
                + "\n   IPv4 Address. . . . . . . . . . . : " + address
                + "\n   Subnet Mask . . . . . . . . . . . : 255.255.255.0\n"
                + "   Default Gateway . . . . . . . . . : " + address.replaceAll("\\d+$", "1") + "\n";
    }

    static String systeminfo(Machine machine) {
        Persona persona = machine.persona();
        return "\nHost Name:                 " + persona.host() + "\nOS Name:                   Microsoft "
                + persona.system()
                + "\nOS Version:                " + persona.release() + " N/A Build "
                + persona.release().replaceAll("^.*\\.", "")
                + "\nOriginal Install Date:     " + stamp(machine, persona.installed())
                + "\nSystem Boot Time:          "
                + stamp(machine, persona.booted())
                + "\nSystem Type:               x64-based PC\nProcessor(s):              1 Processor(s) Installed.\n"
                + "                           [01]: " + machine.cpu() + "\nTotal Physical Memory:     "
                + String.format(Locale.ENGLISH, "%,d MB", machine.memory()) + "\nDomain:                    "
                + persona.domain() + "\n";
    }

    static String tasklist(Machine machine) {
        StringBuilder text = new StringBuilder(TASKS);
        int pid = 4;
        for (String name : new String[] {
            "System",
            "smss.exe",
            "csrss.exe",
            "wininit.exe",
            "services.exe",
            "lsass.exe",
            "svchost.exe",
            "svchost.exe",
            "spoolsv.exe",
            "MsMpEng.exe",
            "tlntsvr.exe",
            "cmd.exe",
            "tasklist.exe"
        }) {
            text.append(String.format(
                    Locale.ENGLISH,
                    "%-25s %8d %-16s %11d %,10d K%n",
                    name,
                    pid,
                    "Services",
                    0,
                    machine.persona().seed("memory" + name + pid, 1_000, 60_000)));
            pid += machine.persona().seed("pid" + pid, 20, 120) * 4;
        }
        return text.toString();
    }
}
