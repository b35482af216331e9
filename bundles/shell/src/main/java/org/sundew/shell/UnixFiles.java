package org.sundew.shell;

import java.util.List;
import java.util.Locale;
import org.sundew.shell.Machine.Account;
import org.sundew.sim.Persona;
import org.sundew.sim.Persona.Family;

/** The files of a machine with Linux, be it a server or a device. */
final class UnixFiles {
    private final Persona persona;
    private final List<Account> accounts;
    private final Logins logins;
    private final Tree tree;
    private final boolean device;

    private UnixFiles(Persona persona, List<Account> accounts, Logins logins) {
        this.persona = persona;
        this.accounts = accounts;
        this.logins = logins;
        this.tree = new Tree(persona);
        this.device = persona.family() == Family.BUSYBOX;
    }

    static Node root(Persona persona, List<Account> accounts, Logins logins) {
        UnixFiles files = new UnixFiles(persona, accounts, logins);
        files.folders();
        files.programs();
        files.devices();
        files.settings();
        files.homes();
        files.logs();
        ProcFiles.add(files.tree, persona);
        return files.tree.root();
    }

    private void folders() {
        tree.folders("/dev", "/dev/pts", "/etc", "/home", "/media", "/mnt", "/opt", "/run", "/srv", "/sys", "/usr")
                .folders("/usr/bin", "/usr/sbin", "/usr/lib", "/usr/local", "/usr/local/bin", "/usr/share", "/usr/src")
                .folders("/var", "/var/backups", "/var/cache", "/var/lib", "/var/log", "/var/mail", "/var/spool")
                .folder("/root", 0700, 0)
                .folder("/tmp", 01777, 0)
                .folder("/dev/shm", 01777, 0)
                .folder("/var/tmp", 01777, 0)
                .link("/var/run", "/run")
                .link("/var/lock", "/run/lock")
                .folder("/run/lock", 01777, 0);
        if (device) {
            tree.folders("/bin", "/sbin", "/lib", "/overlay", "/rom", "/www");
            return;
        }
        tree.folders("/boot", "/lost+found", "/usr/games", "/usr/include", "/usr/lib/x86_64-linux-gnu")
                .link("/bin", "usr/bin")
                .link("/sbin", "usr/sbin")
                .link("/lib", "usr/lib")
                .link("/lib64", "usr/lib64")
                .folders("/usr/lib64")
                .folder("/boot/grub", 0755, 0)
                .put("/boot/vmlinuz-" + persona.kernel(), image("vmlinuz", 8_000_000))
                .put("/boot/initrd.img-" + persona.kernel(), image("initrd", 31_000_000))
                .link("/vmlinuz", "boot/vmlinuz-" + persona.kernel())
                .link("/initrd.img", "boot/initrd.img-" + persona.kernel());
    }

    private Node image(String name, int size) {
        long length = (long) size + persona.seed(name, 0, size / 8);
        Content content = new Content() {
            @Override
            public long size() {
                return length;
            }

            @Override
            public String text(Scene scene) {
                return new Program(name, persona.machine(), 65_536, persona.seed(name)).text(scene);
            }
        };
        return Node.file(0644, 0, tree.date(name), content);
    }

    private void programs() {
        if (device) {
            tree.program("/bin/busybox", 380_000, 640_000);
            for (String name : Applets.busybox()) {
                String folder = Applets.ADMIN.contains(name) ? "/sbin/" : "/bin/";
                if (!name.equals("busybox")) {
                    tree.link(folder + name, folder.equals("/bin/") ? "busybox" : "../bin/busybox");
                }
            }
            return;
        }
        for (String name : Applets.gnu()) {
            tree.program((Applets.ADMIN.contains(name) ? "/usr/sbin/" : "/usr/bin/") + name, 31_000, 190_000);
        }
        tree.link("/usr/bin/sh", "dash").program("/usr/bin/dash", 125_000, 126_000);
        for (String name :
                new String[] {"perl", "python3", "gpg", "openssl", "systemd", "vi", "nano", "less", "gzip"}) {
            tree.program("/usr/bin/" + name, 90_000, 250_000);
        }
        for (String name : new String[] {"sshd", "cron", "rsyslogd", "agetty", "inetd", "init"}) {
            tree.program("/usr/sbin/" + name, 60_000, 240_000);
        }
    }

    private void devices() {
        for (String name : new String[] {"null", "zero", "full", "random", "urandom", "tty", "ptmx"}) {
            tree.device("/dev/" + name, 0666);
        }
        tree.device("/dev/console", 0600).device("/dev/mem", 0640).device(device ? "/dev/mtd0" : "/dev/vda", 0660);
        tree.device("/dev/watchdog", 0600).device("/dev/pts/0", 0620).device("/dev/ttyS0", 0660);
        tree.link("/dev/stdin", "/proc/self/fd/0").link("/dev/stdout", "/proc/self/fd/1");
    }

    private void settings() {
        StringBuilder passwd = new StringBuilder();
        StringBuilder shadow = new StringBuilder();
        StringBuilder group = new StringBuilder();
        long days = tree.installed() / 86_400;
        for (Account each : accounts) {
            passwd.append(String.join(
                    ":",
                    each.name(),
                    "x",
                    "" + each.uid(),
                    "" + each.uid(),
                    each.fullName(),
                    each.home(),
                    each.shell()));
            passwd.append('\n');
            String hash = each.canLogIn() ? hash(each.name()) : "*";
            shadow.append(each.name())
                    .append(':')
                    .append(hash)
                    .append(':')
                    .append(days)
                    .append(":0:99999:7:::\n");
            group.append(each.name()).append(":x:").append(each.uid()).append(":\n");
        }
        tree.text("/etc/passwd", 0644, passwd.toString());
        tree.text("/etc/shadow", 0640, shadow.toString());
        tree.text("/etc/group", 0644, group.toString());
        tree.text("/etc/hostname", 0644, persona.host() + "\n");
        tree.text(
                "/etc/hosts",
                0644,
                "127.0.0.1\tlocalhost\n127.0.1.1\t" + persona.fullHost() + "\t" + persona.host()
                        + "\n\n# The following lines are desirable for IPv6 capable hosts\n"
                        + "::1     localhost ip6-localhost ip6-loopback\nff02::1 ip6-allnodes\nff02::2 ip6-allrouters\n");
        tree.text(
                "/etc/resolv.conf",
                0644,
                "domain " + persona.domain() + "\nsearch " + persona.domain() + "\nnameserver 127.0.0.1\n");
        tree.text("/etc/machine-id", 0444, persona.fact(Persona.MACHINE_ID, "0".repeat(32)) + "\n");
        tree.text("/etc/shells", 0644, "# /etc/shells: valid login shells\n/bin/sh\n/bin/bash\n/usr/bin/bash\n");
        tree.text("/etc/crontab", 0644, Texts.CRONTAB).text("/etc/profile", 0644, Texts.PROFILE);
        tree.text("/etc/fstab", 0644, device ? "" : Texts.FSTAB.replace("$uuid", tree.uuid("root")));
        tree.text("/etc/timezone", 0644, persona.zone().getId() + "\n").folders("/etc/init.d", "/etc/ssh");
        releases();
    }

    private String hash(String name) {
        return "$y$j9T$" + letters("salt" + name, 22) + "$" + letters("hash" + name, 43);
    }

    private String letters(String purpose, int length) {
        String signs = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(signs.charAt(persona.seed(purpose + i, 0, signs.length())));
        }
        return text.toString();
    }

    private void releases() {
        String system = persona.system();
        String id = system.split(" ", 2)[0].toLowerCase(Locale.ROOT);
        String codename = system.replaceAll("^[^(]*\\(?|\\).*$", "");
        tree.text(
                "/etc/os-release",
                0644,
                "PRETTY_NAME=\"" + system + "\"\nNAME=\""
                        + (id.equals("debian") ? "Debian GNU/Linux" : system.split(" ", 2)[0]) + "\"\nVERSION_ID=\""
                        + persona.release()
                        + "\"\nVERSION=\"" + persona.release() + (codename.isEmpty() ? "" : " (" + codename + ")")
                        + "\"\n"
                        + (codename.isEmpty() ? "" : "VERSION_CODENAME=" + codename + "\n") + "ID=" + id + "\n");
        tree.text("/etc/issue", 0644, system.replaceAll(" \\(.*", "") + " \\n \\l\n\n");
        tree.text("/etc/issue.net", 0644, system.replaceAll(" \\(.*", "") + "\n");
        if (device) {
            tree.text("/etc/banner", 0644, Texts.banner(persona)).text("/etc/motd", 0644, "");
            return;
        }
        tree.text("/etc/motd", 0644, id.equals("debian") ? Texts.DEBIAN_MOTD : "");
        tree.text(
                "/etc/debian_version", 0644, (id.equals("debian") ? persona.release() + ".12" : "bookworm/sid") + "\n");
        tree.text("/etc/ssh/sshd_config", 0644, Texts.SSHD);
        tree.folders(
                "/etc/apt",
                "/etc/apt/sources.list.d",
                "/etc/cron.d",
                "/etc/cron.daily",
                "/etc/default",
                "/etc/network");
        tree.text("/etc/host.conf", 0644, "multi on\n");
        tree.text("/etc/sudoers", 0440, Texts.SUDOERS);
    }

    private void homes() {
        for (Account each : accounts) {
            if (!each.canLogIn()) {
                continue;
            }
            tree.folder(each.home(), each.uid() == 0 ? 0700 : 0755, each.uid());
            if (!device) {
                tree.text(each.home() + "/.bashrc", 0644, each.uid(), Texts.BASHRC);
                tree.text(each.home() + "/.profile", 0644, each.uid(), Texts.DOT_PROFILE);
                tree.text(each.home() + "/.bash_history", 0600, each.uid(), History.of(persona, each, accounts));
                tree.folder(each.home() + "/.ssh", 0700, each.uid());
            }
        }
    }

    private void logs() {
        if (device) {
            return;
        }
        long lately = logins.stays().isEmpty()
                ? tree.booted()
                : logins.stays().get(logins.stays().size() - 1).to().getEpochSecond();
        tree.put("/var/log/wtmp", Node.file(0664, 0, lately, Utmp.wtmp(persona, logins)));
        tree.put("/var/log/btmp", Node.file(0660, 0, lately, Utmp.btmp(logins)));
        tree.put("/var/log/lastlog", Node.file(0664, 0, lately, Utmp.lastlog(logins)));
        tree.put("/var/log/faillog", Node.file(0644, 0, tree.installed(), Utmp.faillog(accounts)));
        tree.put("/run/utmp", Node.file(0664, 0, tree.booted(), Utmp.utmp(persona, logins)));
        tree.put("/var/log/dpkg.log", Node.file(0644, 0, tree.date("dpkg"), Content.of(Logs.dpkg(persona))));
        tree.put("/var/log/auth.log", Node.file(0640, 0, tree.booted(), Content.grown(Logs::auth, Logs::latest)));
        tree.put("/var/log/syslog", Node.file(0640, 0, tree.booted(), Content.grown(Logs::syslog, Logs::latest)));
        tree.folders("/var/log/apt", "/var/log/journal", "/var/www", "/var/www/html", "/var/spool/cron");
    }
}
