package org.sundew.shell;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.sundew.sim.Persona;

/** What stands in files that everybody has. */
final class Texts {
    static final String DEBIAN_MOTD = """

            The programs included with the Debian GNU/Linux system are free software;
            the exact distribution terms for each program are described in the
            individual files in /usr/share/doc/*/copyright.

            Debian GNU/Linux comes with ABSOLUTELY NO WARRANTY, to the extent
            permitted by applicable law.
            """;
    static final String CRONTAB = """
            SHELL=/bin/sh
            PATH=/usr/local/sbin:/usr/local/bin:/sbin:/bin:/usr/sbin:/usr/bin

            17 *	* * *	root	cd / && run-parts --report /etc/cron.hourly
            25 6	* * *	root	test -x /usr/sbin/anacron || { cd / && run-parts --report /etc/cron.daily; }
            47 6	* * 7	root	test -x /usr/sbin/anacron || { cd / && run-parts --report /etc/cron.weekly; }
            52 6	1 * *	root	test -x /usr/sbin/anacron || { cd / && run-parts --report /etc/cron.monthly; }
            """;
    static final String PROFILE = """
            # /etc/profile: system-wide .profile file for the Bourne shell (sh(1))
            if [ "$(id -u)" -eq 0 ]; then
              PATH="/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
            else
              PATH="/usr/local/bin:/usr/bin:/bin:/usr/local/games:/usr/games"
            fi
            export PATH
            """;
    static final String FSTAB = """
            # /etc/fstab: static file system information.
            # <file system> <mount point>   <type>  <options>       <dump>  <pass>
            UUID=$uuid /               ext4    errors=remount-ro 0       1
            """;
    static final String SSHD = """
            Include /etc/ssh/sshd_config.d/*.conf
            PermitRootLogin yes
            KbdInteractiveAuthentication no
            UsePAM yes
            X11Forwarding yes
            PrintMotd no
            AcceptEnv LANG LC_*
            Subsystem	sftp	/usr/lib/openssh/sftp-server
            """;
    static final String SUDOERS = """
            Defaults	env_reset
            Defaults	mail_badpass
            root	ALL=(ALL:ALL) ALL
            %sudo	ALL=(ALL:ALL) ALL
            """;
    static final String BASHRC = """
            # ~/.bashrc: executed by bash(1) for non-login shells.
            # export LS_OPTIONS='--color=auto'
            # alias ll='ls $LS_OPTIONS -l'
            """;
    static final String DOT_PROFILE = """
            # ~/.profile: executed by Bourne-compatible login shells.
            if [ "$BASH" ]; then
              if [ -f ~/.bashrc ]; then
                . ~/.bashrc
              fi
            fi
            mesg n 2> /dev/null || true
            """;
    static final String MOUNTS = """
            sysfs /sys sysfs rw,nosuid,nodev,noexec,relatime 0 0
            proc /proc proc rw,nosuid,nodev,noexec,relatime 0 0
            udev /dev devtmpfs rw,nosuid,relatime,size=1988032k,nr_inodes=497008,mode=755,inode64 0 0
            devpts /dev/pts devpts rw,nosuid,noexec,relatime,gid=5,mode=620,ptmxmode=000 0 0
            tmpfs /run tmpfs rw,nosuid,nodev,noexec,relatime,size=402236k,mode=755,inode64 0 0
            /dev/vda1 / ext4 rw,relatime,errors=remount-ro 0 0
            tmpfs /dev/shm tmpfs rw,nosuid,nodev,inode64 0 0
            tmpfs /run/lock tmpfs rw,nosuid,nodev,noexec,relatime,size=5120k,inode64 0 0
            """;
    static final String DEVICE_MOUNTS = """
            /dev/root /rom squashfs ro,relatime 0 0
            proc /proc proc rw,nosuid,nodev,noexec,noatime 0 0
            sysfs /sys sysfs rw,nosuid,nodev,noexec,noatime 0 0
            tmpfs /tmp tmpfs rw,nosuid,nodev,noatime 0 0
            /dev/mtdblock6 /overlay jffs2 rw,noatime 0 0
            overlayfs:/overlay / overlay rw,noatime,lowerdir=/,upperdir=/overlay/upper,workdir=/overlay/work 0 0
            tmpfs /dev tmpfs rw,nosuid,relatime,size=512k,mode=755 0 0
            devpts /dev/pts devpts rw,nosuid,noexec,relatime,mode=600,ptmxmode=000 0 0
            """;

    private static final DateTimeFormatter SYSLOG = DateTimeFormatter.ofPattern("MMM d HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DPKG = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final int HOUR = 3600;

    private Texts() {}

    static String history(int uid) {
        return uid == 0
                ? "apt update\napt upgrade -y\nsystemctl status cron\ndf -h\njournalctl -xe\nnano /etc/hosts\nreboot\n"
                : "ls\ncd /srv\nls -la\nsudo apt update\ntail -f /var/log/syslog\nexit\n";
    }

    static String banner(Persona persona) {
        return "\n  " + persona.system() + "\n -----------------------------------------------------\n";
    }

    static String dpkg(Persona persona) {
        StringBuilder text = new StringBuilder();
        Instant time = persona.booted().minusSeconds(2L * HOUR);
        for (String name :
                new String[] {"tzdata", "libssl3", "openssl", "openssh-client", "libc-bin", "linux-image-amd64"}) {
            time = time.plusSeconds(7);
            text.append(time.atZone(persona.zone()).format(DPKG))
                    .append(" status installed ")
                    .append(name)
                    .append('\n');
        }
        return text.toString();
    }

    /** One line an hour, for as long as the machine is up: a day at most. */
    static String auth(Scene scene, Persona persona) {
        StringBuilder text = new StringBuilder();
        for (int hour = hours(scene); hour > 0; hour--) {
            String head = head(scene, persona, hour, 17 * 60 + 1);
            int pid = 900 + hour * 13;
            text.append(head).append(" CRON[").append(pid);
            text.append("]: pam_unix(cron:session): session opened for user root(uid=0) by (uid=0)\n");
            text.append(head)
                    .append(" CRON[")
                    .append(pid)
                    .append("]: pam_unix(cron:session): session closed for user root\n");
        }
        return text.toString();
    }

    static String syslog(Scene scene, Persona persona) {
        StringBuilder text = new StringBuilder();
        for (int hour = hours(scene); hour > 0; hour--) {
            text.append(head(scene, persona, hour, 17 * 60 + 1))
                    .append(" CRON[")
                    .append(900 + hour * 13);
            text.append("]: (root) CMD (   cd / && run-parts --report /etc/cron.hourly)\n");
        }
        return text.toString();
    }

    private static int hours(Scene scene) {
        return (int) Math.min(24, scene.machine().up(scene.now()).toHours());
    }

    private static String head(Scene scene, Persona persona, int hoursAgo, int seconds) {
        long hour = scene.seconds() / HOUR * HOUR - (long) hoursAgo * HOUR + seconds;
        return Instant.ofEpochSecond(hour).atZone(persona.zone()).format(SYSLOG) + " " + persona.host();
    }
}
