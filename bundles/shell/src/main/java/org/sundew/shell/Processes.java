package org.sundew.shell;

/** What runs on a machine, in the order of its start: user and command. */
final class Processes {
    static final String[] LINUX = {
        "root|/sbin/init",
        "root|[kthreadd]",
        "root|[rcu_gp]",
        "root|[rcu_par_gp]",
        "root|[kworker/0:0H-events_highpri]",
        "root|[mm_percpu_wq]",
        "root|[rcu_tasks_kthread]",
        "root|[ksoftirqd/0]",
        "root|[rcu_preempt]",
        "root|[migration/0]",
        "root|[cpuhp/0]",
        "root|[cpuhp/1]",
        "root|[migration/1]",
        "root|[ksoftirqd/1]",
        "root|[kdevtmpfs]",
        "root|[kauditd]",
        "root|[khungtaskd]",
        "root|[oom_reaper]",
        "root|[kcompactd0]",
        "root|[khugepaged]",
        "root|[kswapd0]",
        "root|[scsi_eh_0]",
        "root|[kworker/u4:2-events_unbound]",
        "root|[jbd2/vda1-8]",
        "root|[ext4-rsv-conver]",
        "root|/lib/systemd/systemd-journald",
        "root|/lib/systemd/systemd-udevd",
        "systemd-timesync|/lib/systemd/systemd-timesyncd",
        "messagebus|/usr/bin/dbus-daemon --system --address=systemd: --nofork --nopidfile --systemd-activation --syslog-only",
        "root|/usr/sbin/cron -f",
        "root|/lib/systemd/systemd-logind",
        "root|/usr/sbin/rsyslogd -n -iNONE",
        "root|/sbin/agetty -o -p -- \\u --noclear - linux",
        "root|sshd: /usr/sbin/sshd -D [listener] 0 of 10-100 startups",
        "root|/usr/sbin/inetd",
    };

    static final String[] BUSYBOX = {
        "root|/sbin/procd",
        "root|[kthreadd]",
        "root|[ksoftirqd/0]",
        "root|[kworker/0:0H]",
        "root|[kswapd0]",
        "root|[crypto]",
        "root|/sbin/ubusd",
        "root|/sbin/askfirst /usr/libexec/login.sh",
        "root|/sbin/logd -S 64",
        "root|/sbin/netifd",
        "root|/usr/sbin/crond -f -c /etc/crontabs -l 5",
        "root|/usr/sbin/telnetd -F -l /bin/login.sh",
        "root|/usr/sbin/httpd -f -h /www -p 80",
        "root|/usr/sbin/ntpd -n -N -S /usr/sbin/ntpd-hotplug -p 0.pool.ntp.org",
        "nobody|/usr/sbin/dnsmasq -C /var/etc/dnsmasq.conf -k -x /var/run/dnsmasq.pid",
    };

    private Processes() {}
}
