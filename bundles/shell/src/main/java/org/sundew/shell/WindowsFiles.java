package org.sundew.shell;

import java.util.List;
import org.sundew.shell.Machine.Account;
import org.sundew.sim.Persona;

/** The files of a machine with Windows: drive C is the root, folders are separated by slashes as everywhere inside. */
final class WindowsFiles {
    private WindowsFiles() {}

    static Node root(Persona persona, List<Account> accounts) {
        Tree tree = new Tree(persona);
        tree.folders("/PerfLogs", "/Program Files", "/Program Files (x86)", "/Users", "/Users/Public", "/Windows")
                .folders("/Windows/System32", "/Windows/System32/drivers", "/Windows/System32/drivers/etc")
                .folders("/Windows/Temp", "/Program Files/Common Files", "/Program Files/Windows Defender");
        for (String name :
                new String[] {"cmd", "powershell", "net", "ipconfig", "systeminfo", "tasklist", "whoami", "ping"}) {
            tree.program("/Windows/System32/" + name + ".exe", 20_000, 290_000);
        }
        tree.program("/Windows/explorer.exe", 400_000, 410_000);
        tree.text(
                "/Windows/win.ini",
                0644,
                "; for 16-bit app support\r\n[fonts]\r\n[extensions]\r\n[mci extensions]\r\n[files]\r\n[Mail]\r\nMAPI=1\r\n");
        tree.text(
                "/Windows/System32/drivers/etc/hosts",
                0644,
                "# Copyright (c) 1993-2009 Microsoft Corp.\r\n#\r\n# localhost name resolution is handled within DNS itself.\r\n");
        for (Account each : accounts) {
            if (each.canLogIn()) {
                String home = "/Users/" + each.name();
                tree.folders(home, home + "/Desktop", home + "/Documents", home + "/Downloads", home + "/Pictures");
            }
        }
        return tree.root();
    }
}
