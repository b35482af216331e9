package org.sundew.sim.ssh;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.sundew.shell.Files;
import org.sundew.shell.Shell;
import org.sundew.shell.Trouble;

/** The remote side of scp (OpenSSH's scp.c): {@code -t} takes files, {@code -f} gives them. */
final class ScpTalk extends Conversation {
    private static final int LINE_MAX = 4_096;
    /** How deep folders are in each other; no disk takes more. */
    private static final int DEPTH_MAX = 40;

    private static final byte OK = 0;

    private final String path;
    private final boolean taking;
    private final StringBuilder line = new StringBuilder();
    private final Queue<byte[]> early = new ArrayDeque<>();
    private final ArrayDeque<String> folders = new ArrayDeque<>();
    private @Nullable Files files;
    private Files.@Nullable Writer writer;
    private long left;
    private long place;
    private boolean awaitsEnd;
    private boolean ended;
    private @Nullable String outgoing;
    private int answers;

    ScpTalk(SshSettings settings, String command) {
        super(settings);
        List<String> words = Arrays.asList(command.split("\\s+"));
        this.taking = words.stream().anyMatch(word -> word.matches("-[a-zA-Z]*t[a-zA-Z]*"));
        this.path = words.get(words.size() - 1).replaceAll("^['\"]|['\"]$", "");
    }

    @Override
    boolean wantsTerminal() {
        return false;
    }

    @Override
    void begin(Shell opened) {
        files = opened.files();
        folders.push(path);
        if (taking) {
            send(OK);
        }
        for (byte[] piece = early.poll(); piece != null; piece = early.poll()) {
            take(piece, 0, piece.length);
        }
        if (ended) {
            ended();
        }
    }

    @Override
    void take(byte[] bytes, int start, int length) {
        if (files == null) {
            if (early.size() < 16) {
                early.add(Arrays.copyOfRange(bytes, start, start + length));
            }
            return;
        }
        int at = start;
        while (at < start + length) {
            at = left > 0 ? content(bytes, at, start + length) : sign(bytes, at);
        }
    }

    private int content(byte[] bytes, int from, int end) {
        int length = (int) Math.min(left, end - from);
        try {
            if (writer != null) {
                writer.write(place, new String(bytes, from, length, StandardCharsets.ISO_8859_1));
            }
        } catch (Trouble full) {
            refuse(full.text());
        }
        place += length;
        left -= length;
        awaitsEnd = left == 0;
        return from + length;
    }

    private int sign(byte[] bytes, int at) {
        int next = bytes[at] & 0xFF;
        if (awaitsEnd) {
            awaitsEnd = false;
            finishFile();
        } else if (!taking) {
            given(next);
        } else if (next == '\n') {
            String message = line.toString();
            line.setLength(0);
            message(message);
        } else if (line.length() < LINE_MAX) {
            line.append((char) next);
        }
        return at + 1;
    }

    private void finishFile() {
        if (writer != null) {
            writer.close();
            writer = null;
        }
        send(OK);
    }

    private void message(String message) {
        String[] parts = message.split(" ", 3);
        char kind = message.isEmpty() ? ' ' : message.charAt(0);
        if (kind == 'T') {
            send(OK);
        } else if (kind == 'E') {
            folders.poll();
            send(OK);
        } else if ((kind == 'C' || kind == 'D') && parts.length == 3 && parts[1].matches("\\d{1,15}")) {
            offered(kind == 'D', Long.parseLong(parts[1]), parts[2]);
        } else {
            refuse("protocol error: " + message.replaceAll("[^ -~]", "?"));
        }
    }

    private void offered(boolean folder, long size, String name) {
        Files present = files;
        String base = folders.isEmpty() ? path : folders.element();
        if (present == null) {
            return;
        }
        if (folders.size() > DEPTH_MAX || name.isEmpty() || name.indexOf('/') >= 0 || name.matches("\\.\\.?")) {
            refuse("error: unexpected filename: " + name);
            left(1);
            return;
        }
        String target = isFolder(present, base) ? base + "/" + name : base;
        try {
            if (folder) {
                if (!isFolder(present, target)) {
                    present.makeFolder(target);
                }
                folders.push(target);
            } else {
                writer = present.write(target, false);
                place = 0;
                left = size;
                awaitsEnd = size == 0;
            }
            send(OK);
        } catch (Trouble e) {
            refuse(target + ": " + e.text());
        }
    }

    private static boolean isFolder(Files files, String path) {
        try {
            return files.facts(path, true).folder();
        } catch (Trouble none) {
            return false;
        }
    }

    private void refuse(String why) {
        send(("\1scp: " + why + "\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The other way: header, content, end, each after the visitor's nod. */
    private void given(int answer) {
        Files present = files;
        if (answer != 0 || present == null) {
            left(1);
            return;
        }
        try {
            switch (answers++) {
                case 0 -> {
                    outgoing = present.read(path);
                    String name = path.replaceAll(".*/", "");
                    send(("C0644 " + outgoing.length() + " " + name + "\n").getBytes(StandardCharsets.ISO_8859_1));
                }
                case 1 -> send((outgoing + "\0").getBytes(StandardCharsets.ISO_8859_1));
                default -> left(0);
            }
        } catch (Trouble e) {
            refuse(path + ": " + e.text());
            left(1);
        }
    }

    @Override
    void ended() {
        ended = true;
        if (files == null) {
            return;
        }
        closing();
        left(0);
    }

    @Override
    void closing() {
        if (writer != null) {
            writer.close();
            writer = null;
        }
    }
}
