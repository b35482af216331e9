package org.sundew.program;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.sundew.event.Payload;

/** The beginning of what a program says; the rest is only counted. Filled by one thread, read by any. */
public final class Kept {
    private static final int CHUNK = 4096;

    private final int most;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private long total;

    /** Keeps so many bytes. */
    public Kept(int most) {
        this.most = most;
    }

    /** Reads all there is, so that the program never waits for a reader, until it or the pipe ends. */
    public void drain(InputStream in) {
        byte[] chunk = new byte[CHUNK];
        try {
            for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
                add(chunk, length);
            }
        } catch (IOException e) {
            // the pipe was closed under it: what came until then is what there is
        }
    }

    private synchronized void add(byte[] chunk, int length) {
        total += length;
        kept.write(chunk, 0, Math.min(length, most - kept.size()));
    }

    /** What was kept, and how much there was. */
    public synchronized Payload payload() {
        return Payload.owning(kept.toByteArray(), total);
    }

    /** The same on one line, safe to show. */
    public String escaped() {
        Payload payload = payload();
        String rest = payload.truncated() ? " ... (" + payload.total() + " bytes)" : "";
        return payload.escaped() + rest;
    }
}
