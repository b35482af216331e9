package org.sundew.sim.ssh;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sundew.shell.Shell;

/**
 * One command, as {@code ssh host command} gives it. It is carried out at once unless it seems to read its input: then with
 * the input's end, or when nothing came for a while.
 */
final class ExecTalk extends Conversation {
    /** How much input is kept. */
    private static final int INPUT_MAX = 4 << 20;

    /** How long the first byte is awaited, and how long each one after it. */
    private static final Duration SILENCE = Duration.ofSeconds(1);

    private static final Duration STALL = Duration.ofSeconds(30);
    private static final Pattern READS =
            Pattern.compile("(^|[;&|]\\s*)(cat|dd|tee|sh|bash|base64|passwd|chpasswd|read|xargs|crontab|su|sudo"
                    + " -S.*|tar|gunzip|wc|perl|python3?)\\b[^|]*.*");

    private final String command;
    private final StringBuilder input = new StringBuilder();
    private @Nullable Shell shell;
    private boolean complete;
    private boolean done;
    private int heard;

    ExecTalk(SshSettings settings, String command) {
        super(settings);
        this.command = command;
    }

    @Override
    boolean wantsTerminal() {
        return false;
    }

    @Override
    void begin(Shell opened) {
        shell = opened;
        if (complete || !READS.matcher(command).find()) {
            perform();
        } else {
            listen(heard);
        }
    }

    private void listen(int before) {
        after(before == 0 ? SILENCE : STALL, () -> {
            if (heard == before) {
                perform();
            } else {
                listen(heard);
            }
        });
    }

    private void perform() {
        Shell present = shell;
        if (!done && present != null) {
            done = true;
            present.execute(command, input.toString());
        }
    }

    @Override
    void take(byte[] bytes, int start, int length) {
        heard++;
        int kept = Math.min(length, INPUT_MAX - input.length());
        input.append(new String(bytes, start, Math.max(0, kept), StandardCharsets.ISO_8859_1));
    }

    /** What was cut short is carried out with what came of it, so that neither command nor upload is lost. */
    @Override
    void closing() {
        perform();
    }

    @Override
    void ended() {
        complete = true;
        perform();
    }
}
