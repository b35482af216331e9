package org.sundew.shell;

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
            udev /dev devtmpfs rw,nosuid,relatime,size=$halfk,nr_inodes=$inodes,mode=755,inode64 0 0
            devpts /dev/pts devpts rw,nosuid,noexec,relatime,gid=5,mode=620,ptmxmode=000 0 0
            tmpfs /run tmpfs rw,nosuid,nodev,noexec,relatime,size=$tenthk,mode=755,inode64 0 0
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

    private Texts() {}

    static String banner(Persona persona) {
        return "\n  " + persona.system() + "\n -----------------------------------------------------\n";
    }
}
