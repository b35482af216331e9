package org.sundew.sim.ssh;

import java.util.Arrays;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.BufferException;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.jspecify.annotations.Nullable;
import org.sundew.shell.Shell;

/** SFTP in a channel: cuts the stream into packets (draft-ietf-secsh-filexfer-02, which OpenSSH speaks). */
final class SftpTalk extends Conversation {
    /** OpenSSH's own limit. */
    private static final int PACKET_MAX = 256 * 1024;

    private byte[] held = new byte[4_096];
    private int filled;
    private @Nullable Sftp sftp;

    SftpTalk(SshSettings settings) {
        super(settings);
    }

    @Override
    boolean wantsTerminal() {
        return false;
    }

    @Override
    void begin(Shell opened) {
        sftp = new Sftp(opened.files(), this);
        cut();
    }

    @Override
    void take(byte[] bytes, int start, int length) {
        if (filled + length > 4 * PACKET_MAX) {
            left(1);
            return;
        }
        if (filled + length > held.length) {
            held = Arrays.copyOf(held, Math.max(filled + length, 2 * held.length));
        }
        System.arraycopy(bytes, start, held, filled, length);
        filled += length;
        cut();
    }

    private void cut() {
        Sftp present = sftp;
        if (present == null) {
            return;
        }
        int at = 0;
        while (filled - at >= 4) {
            int length = java.nio.ByteBuffer.wrap(held).getInt(at);
            if (length < 1 || length > PACKET_MAX) {
                left(255);
                return;
            }
            if (filled - at - 4 < length) {
                break;
            }
            packet(present, new ByteArrayBuffer(held, at + 4, length));
            at += 4 + length;
        }
        if (at > 0) {
            filled -= at;
            System.arraycopy(held, at, held, 0, filled);
        }
    }

    private void packet(Sftp present, Buffer packet) {
        try {
            present.hear(packet);
        } catch (BufferException e) {
            left(255);
        }
    }

    void answer(Buffer packet) {
        byte[] body = packet.getCompactData();
        byte[] whole = new byte[body.length + 4];
        whole[0] = (byte) (body.length >> 24);
        whole[1] = (byte) (body.length >> 16);
        whole[2] = (byte) (body.length >> 8);
        whole[3] = (byte) body.length;
        System.arraycopy(body, 0, whole, 4, body.length);
        send(whole);
    }

    @Override
    void ended() {
        closing();
        left(0);
    }

    @Override
    void closing() {
        if (sftp != null) {
            sftp.closeAll();
        }
    }
}
