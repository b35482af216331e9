package org.sundew.shell;

import org.sundew.sim.Persona;

/** How much memory there is, in KiB. */
record Memory(long total, long free, long buffers, long cached, long swap) {
    static Memory of(Machine machine) {
        Persona persona = machine.persona();
        long total = machine.memory() * 1024L - persona.seed("memory", 20_000, 40_000);
        long free = total * persona.seed("memory.free", 18, 40) / 100;
        long cached = total * persona.seed("memory.cached", 20, 35) / 100;
        return new Memory(
                total,
                free,
                total / 60,
                cached,
                machine.busybox() ? 0 : (970L + persona.seed("swap", 0, 60)) * 1024 - 4);
    }

    long available() {
        return free + cached;
    }

    long used() {
        return total - free - buffers - cached;
    }
}
