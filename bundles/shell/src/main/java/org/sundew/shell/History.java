package org.sundew.shell;

import java.util.ArrayList;
import java.util.List;
import org.sundew.shell.Machine.Account;
import org.sundew.sim.Persona;

/** What people typed before: each machine's own choice of what is done on any. */
final class History {
    private static final String[] ROOT = {
        "apt update",
        "apt upgrade -y",
        "apt list --upgradable",
        "apt install -y $package",
        "apt autoremove",
        "systemctl status $unit",
        "systemctl restart $unit",
        "journalctl -xe",
        "journalctl -u $unit --since today",
        "df -h",
        "du -sh /var/log",
        "free -m",
        "htop",
        "ip a",
        "ss -tlpn",
        "nano /etc/hosts",
        "vi /etc/ssh/sshd_config",
        "sshd -t",
        "crontab -e",
        "crontab -l",
        "tail -f /var/log/syslog",
        "tail -n 50 /var/log/auth.log",
        "ls -la /srv",
        "cd /srv",
        "cd",
        "passwd $user",
        "uptime",
        "last",
        "dmesg | tail",
        "timedatectl",
        "exit",
        "reboot",
    };
    private static final String[] USER = {
        "ls",
        "ls -la",
        "cd /srv",
        "cd ..",
        "cd",
        "pwd",
        "sudo -i",
        "sudo apt update",
        "sudo systemctl status $unit",
        "sudo systemctl restart $unit",
        "tail -f /var/log/syslog",
        "df -h",
        "top",
        "htop",
        "vi notes.txt",
        "cat notes.txt",
        "less /var/log/syslog",
        "ssh-keygen -t ed25519",
        "cat .ssh/id_ed25519.pub",
        "ping -c 3 $gateway",
        "uptime",
        "who",
        "history",
        "exit",
    };
    private static final String[] PACKAGES = {"htop", "vim", "rsync", "curl", "tmux", "unattended-upgrades", "net-tools"
    };
    private static final String[] UNITS = {"ssh", "cron", "rsyslog", "networking", "systemd-timesyncd", "inetd"};

    private History() {}

    static String of(Persona persona, Account account, List<Account> all) {
        String[] pool = account.uid() == 0 ? ROOT : USER;
        List<Account> people =
                all.stream().filter(each -> each.canLogIn() && each.uid() != 0).toList();
        StringBuilder text = new StringBuilder();
        List<String> recent = new ArrayList<>();
        for (int i = 0; i < persona.seed("history" + account.name(), 18, 70); i++) {
            String line = pool[persona.seed("history" + account.name() + i, 0, pool.length)]
                    .replace("$package", one(persona, PACKAGES, "package" + i))
                    .replace("$unit", one(persona, UNITS, "unit" + i % 7))
                    .replace("$user", people.isEmpty() ? "root" : people.get(0).name())
                    .replace("$gateway", "10." + persona.seed("desks", 0, 256) + ".0.1");
            if (!recent.contains(line)) {
                text.append(line).append('\n');
            }
            recent.add(line);
            if (recent.size() > 3) {
                recent.remove(0);
            }
        }
        return text.toString();
    }

    private static String one(Persona persona, String[] choice, String purpose) {
        return choice[persona.seed(purpose, 0, choice.length)];
    }
}
