package org.sundew.shell;

import java.util.Locale;
import java.util.Map;
import org.sundew.sim.Persona;

/** What a machine is made of. */
final class HardwareApplets {
    private static final String LSPCI = """
            00:00.0 Host bridge: Intel Corporation 440FX - 82441FX PMC [Natoma] (rev 02)
            00:02.0 VGA compatible controller: Device 1234:1111 (rev 02)
            00:03.0 Ethernet controller: Red Hat, Inc. Virtio network device""";

    private HardwareApplets() {}

    static void add(Map<String, Applet> all) {
        all.put("nproc", call -> call.line("" + call.machine().cpus()));
        all.put("lscpu", HardwareApplets::lscpu);
        all.put("free", HardwareApplets::free);
        all.put(
                "lsblk",
                call -> call.line("NAME   MAJ:MIN RM  SIZE RO TYPE MOUNTPOINTS\nvda    254:0    0   "
                        + call.machine().persona().number(Persona.DISK_GB, 40) + "G  0 disk \n└─vda1 254:1    0   "
                        + (call.machine().persona().number(Persona.DISK_GB, 40) - 1) + "G  0 part /"));
        all.put("lspci", call -> call.line(LSPCI));
        all.put("lsusb", call -> 0);
        all.put(
                "lsmod",
                call -> call.line(
                        "Module                  Size  Used by\nvirtio_net             73728  0\next4                  983040  1\n"
                                + "mbcache                16384  1 ext4\njbd2                  167936  1 ext4"));
        all.put(
                "insmod",
                call -> call.fail("ERROR: could not load module " + call.arg(0) + ": Operation not permitted"));
        all.put("rmmod", call -> call.fail("ERROR: Module " + call.arg(0) + " is not currently loaded"));
        all.put(
                "modprobe",
                call -> call.fail("FATAL: Module " + call.arg(0) + " not found in directory /lib/modules/"
                        + call.machine().persona().kernel()));
        all.put("fdisk", call -> call.context().root() ? 0 : call.fail("cannot open /dev/vda: Permission denied"));
        all.put("blkid", call -> 0);
        all.put("dmidecode", call -> call.line("# dmidecode 3.4\nScanning /dev/mem for entry point."));
        all.put(
                "vmstat",
                call -> call.line("procs -----------memory---------- ---swap-- -----io---- -system-- ------cpu-----\n"
                        + " r  b   swpd   free   buff  cache   si   so    bi    bo   in   cs us sy id wa st\n 1  0      0 "
                        + Memory.of(call.machine()).free() + "  "
                        + Memory.of(call.machine()).buffers() + " "
                        + Memory.of(call.machine()).cached()
                        + "    0    0     2     6   31   48  0  0 99  0  0"));
    }

    private static int lscpu(Call call) {
        Machine machine = call.machine();
        return call.line("Architecture:                       "
                + machine.persona().machine()
                + "\nCPU op-mode(s):                     32-bit, 64-bit\nAddress sizes:                      40 bits physical, 48 bits virtual"
                + "\nByte Order:                         Little Endian\nCPU(s):                             "
                + machine.cpus()
                + "\nOn-line CPU(s) list:                0-" + (machine.cpus() - 1)
                + "\nVendor ID:                          GenuineIntel\nModel name:                         "
                + machine.cpu()
                + "\nCPU family:                         6\nModel:                              85\nThread(s) per core:                 1"
                + "\nCore(s) per socket:                 1\nSocket(s):                          " + machine.cpus()
                + "\nHypervisor vendor:                  KVM\nVirtualization type:                full");
    }

    private static int free(Call call) {
        Memory memory = Memory.of(call.machine());
        long unit = call.flag('m') ? 1024 : call.flag('g') ? 1024 * 1024 : 1;
        boolean human = call.flag('h');
        call.line("               total        used        free      shared  buff/cache   available");
        call.line(row(
                "Mem:",
                human,
                unit,
                memory.total(),
                memory.used(),
                memory.free(),
                call.machine().persona().seed("memory.shared", 380, 2_900),
                memory.buffers() + memory.cached(),
                memory.available()));
        call.line(row("Swap:", human, unit, memory.swap(), 0, memory.swap()));
        return 0;
    }

    private static String row(String title, boolean human, long unit, long... values) {
        StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "%-8s", title));
        for (int i = 0; i < values.length; i++) {
            String text = human ? human(values[i]) : Long.toString(values[i] / unit);
            row.append(String.format(Locale.ROOT, i == 0 ? "%12s" : " %11s", text));
        }
        return row.toString();
    }

    private static String human(long kilobytes) {
        if (kilobytes < 1024) {
            return kilobytes == 0 ? "0B" : kilobytes + "Ki";
        }
        double mega = kilobytes / 1024.0;
        return mega < 1024
                ? String.format(Locale.ROOT, "%.0fMi", mega)
                : String.format(Locale.ROOT, "%.1fGi", mega / 1024);
    }
}
