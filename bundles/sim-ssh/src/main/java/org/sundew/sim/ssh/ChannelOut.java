package org.sundew.sim.ssh;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;
import org.apache.sshd.common.io.IoOutputStream;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.jspecify.annotations.Nullable;

/** A channel's output: one piece after the other, as the visitor's window allows. A visitor that reads nothing loses it. */
final class ChannelOut {
    private final IoOutputStream stream;
    private final Supplier<Bridge> way;
    private final Queue<byte[]> pieces = new ArrayDeque<>();
    private boolean writing;
    private @Nullable Runnable last;

    ChannelOut(IoOutputStream stream, Supplier<Bridge> way) {
        this.stream = stream;
        this.way = way;
    }

    void send(byte... bytes) {
        if (!way.get().hold(bytes.length)) {
            forget();
            stream.close(true);
            return;
        }
        pieces.add(bytes);
        writeOn();
    }

    void whenSent(Runnable task) {
        last = task;
        writeOn();
    }

    private void writeOn() {
        while (!writing) {
            byte[] next = pieces.poll();
            if (next == null) {
                Runnable task = last;
                last = null;
                if (task != null) {
                    task.run();
                }
                return;
            }
            write(next);
        }
    }

    private void write(byte... next) {
        writing = true;
        try {
            boolean[] here = {true};
            stream.writeBuffer(new ByteArrayBuffer(next)).addListener(future -> {
                writing = false;
                way.get().hold(-next.length);
                if (!here[0]) {
                    writeOn();
                }
            });
            here[0] = false;
        } catch (IOException gone) {
            way.get().hold(-next.length);
            forget();
            writing = false;
        }
    }

    private void forget() {
        pieces.forEach(piece -> way.get().hold(-piece.length));
        pieces.clear();
    }
}
