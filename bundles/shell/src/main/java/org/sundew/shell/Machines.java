package org.sundew.shell;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.sundew.sim.Persona;

/**
 * The machines of the personas that are played: each is built once, off the sessions' threads, and shared. The least recently
 * used of more than {@value #MAX} is forgotten. Thread-safe.
 */
public final class Machines {
    static final int MAX = 16;

    private final Executor builder;
    private final Map<Persona, CompletableFuture<Machine>> built = new LinkedHashMap<>(MAX, 0.75f, true);

    /** Builds on this executor. */
    public Machines(Executor builder) {
        this.builder = builder;
    }

    /** Builds each machine on a short-lived thread of its own. */
    public static Machines onThreads() {
        return new Machines(task -> {
            Thread thread = new Thread(task, "sundew-shell-machine");
            thread.setDaemon(true);
            thread.start();
        });
    }

    /** The machine of this persona; done when it is built. */
    public synchronized CompletableFuture<Machine> of(Persona persona) {
        CompletableFuture<Machine> known = built.get(persona);
        if (known != null) {
            return known;
        }
        CompletableFuture<Machine> future = CompletableFuture.supplyAsync(() -> Machine.of(persona), builder);
        built.put(persona, future);
        if (built.size() > MAX) {
            built.remove(built.keySet().iterator().next());
        }
        return future;
    }
}
