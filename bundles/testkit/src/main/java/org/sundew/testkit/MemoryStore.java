package org.sundew.testkit;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.sundew.intake.StateStore;

/** States in memory, for tests of what has to outlive updates and restarts. Thread-safe. */
public final class MemoryStore implements StateStore {
    private final Map<String, Kept> states = new HashMap<>();
    private int run;
    private int writes;

    private record Kept(ByteArrayOutputStream state, int run) {}

    /** From now on, what was kept before is of an earlier run of the sensor. */
    public synchronized void restart() {
        run++;
    }

    /** How often something was kept. */
    public synchronized int writes() {
        return writes;
    }

    @Override
    public synchronized void keep(String name, Writing writing) {
        ByteArrayOutputStream state = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(state)) {
            writing.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        states.put(name, new Kept(state, run));
        writes++;
    }

    @Override
    public synchronized boolean recall(String name, Reading reading) {
        Kept kept = states.get(name);
        if (kept == null) {
            return false;
        }
        try (DataInputStream in =
                new DataInputStream(new ByteArrayInputStream(kept.state().toByteArray()))) {
            reading.read(in, kept.run() == run);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
