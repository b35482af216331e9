package org.sundew.shell;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sundew.sim.Persona;
import org.sundew.sim.Persona.Family;

/** What is under /proc: made when it is read. */
final class ProcFiles {
    private static final Pattern GHZ = Pattern.compile("(\\d\\.\\d\\d)GHz");

    private ProcFiles() {}

    static void add(Tree tree, Persona persona) {
        boolean device = persona.family() == Family.BUSYBOX;
        tree.folder("/proc", 0555, 0);
        for (String name : new String[] {"1", "self", "self/fd", "net", "sys", "sys/kernel", "bus"}) {
            tree.folder("/proc/" + name, 0555, 0);
        }
        tree.made("/proc/cpuinfo", Content.made(scene -> cpuinfo(scene.machine())));
        tree.made("/proc/meminfo", Content.made(scene -> meminfo(scene.machine())));
        tree.made("/proc/uptime", Content.made(ProcFiles::uptime));
        tree.made(
                "/proc/loadavg",
                Content.made(scene -> load(scene) + " 1/" + persona.seed("threads", 95, 180) + " "
                        + (scene.machine().pid(scene.now()) + 11) + "\n"));
        tree.made("/proc/version", Content.of(version(persona)));
        tree.made("/proc/mounts", Content.made(scene -> device ? Texts.DEVICE_MOUNTS : mounts(scene.machine())));
        tree.link("/proc/self/mounts", "../mounts");
        tree.made("/proc/filesystems", Content.of("nodev\tsysfs\nnodev\ttmpfs\nnodev\tproc\n\text4\n\tvfat\n"));
        tree.made(
                "/proc/cmdline",
                Content.of(
                        device
                                ? "console=ttyS0,115200 rootfstype=squashfs,jffs2\n"
                                : "BOOT_IMAGE=/boot/vmlinuz-" + persona.kernel() + " root=UUID=" + tree.uuid("root")
                                        + " ro quiet\n"));
        tree.made("/proc/sys/kernel/hostname", Content.of(persona.host() + "\n"));
        tree.made("/proc/sys/kernel/ostype", Content.of("Linux\n"));
        tree.made("/proc/sys/kernel/osrelease", Content.of(persona.kernel() + "\n"));
        tree.made("/proc/net/dev", Content.made(Network::devices));
        tree.made("/proc/net/route", Content.of("Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\n"));
        tree.made("/proc/net/tcp", Content.of("  sl  local_address rem_address   st tx_queue rx_queue\n"));
        tree.made("/proc/1/cmdline", Content.of((device ? "/sbin/procd" : "/sbin/init") + "\0"));
        tree.made(
                "/proc/1/status",
                Content.of("Name:\t" + (device ? "procd" : "systemd") + "\nState:\tS (sleeping)\nPid:\t1\n"));
        tree.made("/proc/self/status", Content.of("Name:\tcat\nState:\tR (running)\nTracerPid:\t0\n"));
        tree.made("/proc/self/cmdline", Content.of("cat\0/proc/self/cmdline\0"));
        tree.link("/proc/self/exe", device ? "/bin/busybox" : "/usr/bin/cat");
    }

    private static String mounts(Machine machine) {
        long total = Memory.of(machine).total();
        return Texts.MOUNTS
                .replace("$half", Long.toString(total / 2 - 16_000))
                .replace("$inodes", Long.toString((total / 2 - 16_000) / 4))
                .replace("$tenth", Long.toString(total / 10));
    }

    private static String version(Persona persona) {
        String compiler = persona.family() == Family.BUSYBOX
                ? "(builder@buildhost) (gcc version 8.4.0)"
                : "(debian-kernel@lists.debian.org) (gcc-12 (Debian 12.2.0-14) 12.2.0, GNU ld (GNU Binutils) 2.40)";
        return "Linux version " + persona.kernel() + " " + compiler + " " + persona.build() + "\n";
    }

    private static String cpuinfo(Machine machine) {
        StringBuilder text = new StringBuilder();
        boolean mips = machine.persona().machine().startsWith("mips");
        double mhz = mhz(machine);
        if (mips) {
            text.append("system type\t\t: MediaTek MT7621 ver:1 eco:3\nmachine\t\t\t: Router\n");
        }
        for (int i = 0; i < Math.min(64, machine.cpus()); i++) {
            text.append("processor\t")
                    .append(mips ? "\t" : "")
                    .append(": ")
                    .append(i)
                    .append('\n');
            if (mips) {
                text.append("cpu model\t\t: ").append(machine.cpu()).append("\nBogoMIPS\t\t: 583.68\n\n");
                continue;
            }
            text.append("vendor_id\t: GenuineIntel\ncpu family\t: 6\nmodel\t\t: 85\nmodel name\t: ")
                    .append(machine.cpu())
                    .append(String.format(Locale.ROOT, "\nstepping\t: 4\ncpu MHz\t\t: %.3f", mhz))
                    .append("\ncache size\t: 16384 KB\nphysical id\t: ")
                    .append(i)
                    .append("\nsiblings\t: 1\ncore id\t\t: 0\ncpu cores\t: 1\nfpu\t\t: yes\n")
                    .append(
                            "flags\t\t: fpu vme de pse tsc msr pae mce cx8 apic sep mtrr pge mca cmov pat sse sse2 ht lm\n")
                    .append(String.format(
                            Locale.ROOT,
                            "bogomips\t: %.2f\naddress sizes\t: 40 bits physical, 48 bits virtual\n\n",
                            2 * mhz));
        }
        return text.toString();
    }

    /** As fast as the processor's name says, or as some host's of virtual machines, within what a crystal is off. */
    private static double mhz(Machine machine) {
        Matcher named = GHZ.matcher(machine.cpu());
        int nominal = named.find()
                ? (int) Math.round(Double.parseDouble(named.group(1)) * 1_000)
                : 100 * machine.persona().seed("mhz", 20, 32);
        return nominal - machine.persona().seed("mhz.off", 0, 9_000) / 1_000.0;
    }

    private static String meminfo(Machine machine) {
        Memory memory = Memory.of(machine);
        return String.format(
                Locale.ROOT,
                "MemTotal:       %8d kB%nMemFree:        %8d kB%nMemAvailable:   %8d kB%nBuffers:        %8d kB%n"
                        + "Cached:         %8d kB%nSwapCached:            0 kB%nSwapTotal:      %8d kB%nSwapFree:       %8d kB%n",
                memory.total(),
                memory.free(),
                memory.available(),
                memory.buffers(),
                memory.cached(),
                memory.swap(),
                memory.swap());
    }

    private static String uptime(Scene scene) {
        double up = scene.machine().up(scene.now()).toMillis() / 1000.0;
        double idle = up * scene.machine().cpus() * 0.987;
        return String.format(Locale.ROOT, "%.2f %.2f%n", up, idle);
    }

    static String load(Scene scene) {
        long slot = (scene.seconds() + scene.machine().persona().seed("load", 0, 100_000)) / 60;
        return String.format(
                Locale.ROOT, "%.2f %.2f %.2f", slot % 7 / 100.0, slot / 5 % 6 / 100.0, slot / 15 % 4 / 100.0);
    }
}
