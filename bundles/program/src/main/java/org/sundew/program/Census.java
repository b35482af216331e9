package org.sundew.program;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The processes of this machine, as Linux shows them under {@code /proc}. Elsewhere it finds none.
 *
 * <p>A process belongs to a program if it is in its session, or has its mark in the environment it was started with. The first
 * holds for whoever cleared the environment, the second for whoever left the session; nothing is found of one that did both.
 */
final class Census {
    private static final int STATE = 0;
    private static final int SESSION = 3;
    private static final int STARTED = 19;
    private static final int MOST_ENVIRONMENT = 65_536;

    private final Path proc;

    Census(Path proc) {
        this.proc = proc;
    }

    /** When the process began, in the kernel's ticks; 0 if that is not known. */
    long started(long pid) {
        String[] stat = stat(proc.resolve(Long.toString(pid)));
        return stat.length > STARTED ? Long.parseLong(stat[STARTED]) : 0;
    }

    /** Whether this process runs. One that ended and that its parent has not asked after does not. */
    boolean alive(ProcessHandle process) {
        String[] stat = stat(proc.resolve(Long.toString(process.pid())));
        return process.isAlive() && (stat.length == 0 || !stat[STATE].equals("Z"));
    }

    /** The living processes that began at that time or later and are in this session or have this mark. */
    List<Long> find(long session, String mark, long since) {
        List<Long> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(proc, "[0-9]*")) {
            for (Path entry : entries) {
                if (belongs(entry, session, mark, since)) {
                    found.add(Long.valueOf(entry.getFileName().toString()));
                }
            }
        } catch (IOException e) {
            return List.of(); // no /proc: the children that the JVM knows of are all there is to go by
        }
        found.remove(ProcessHandle.current().pid());
        return found;
    }

    /** Whether a living process without this mark began at that tick: a program may begin in the tick in which its sensor did. */
    boolean anyStartedAt(long ticks, String mark) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(proc, "[0-9]*")) {
            for (Path entry : entries) {
                String[] stat = stat(entry);
                boolean began =
                        stat.length > STARTED && !stat[STATE].equals("Z") && Long.parseLong(stat[STARTED]) == ticks;
                if (began && !environment(entry).contains(mark)) {
                    return true;
                }
            }
        } catch (IOException e) {
            return true; // what cannot be seen is left alone
        }
        return false;
    }

    /** What stands behind this text in the process' environment; empty if it is not there. */
    String after(long pid, String text) {
        String environment = environment(proc.resolve(Long.toString(pid)));
        int at = environment.indexOf(text);
        return at < 0 ? "" : environment.substring(at + text.length());
    }

    private static boolean belongs(Path entry, long session, String mark, long since) {
        String[] stat = stat(entry);
        if (stat.length <= STARTED || stat[STATE].equals("Z") || Long.parseLong(stat[STARTED]) < since) {
            return false;
        }
        return Long.parseLong(stat[SESSION]) == session || environment(entry).contains(mark);
    }

    /** The fields behind the name, which may hold anything; empty once the process is gone. */
    private static String[] stat(Path entry) {
        String line = read(entry.resolve("stat"));
        int name = line.lastIndexOf(')');
        return name < 0 ? new String[0] : line.substring(name + 1).trim().split(" ", -1);
    }

    private static String environment(Path entry) {
        return "\0" + read(entry.resolve("environ"));
    }

    private static String read(Path file) {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(MOST_ENVIRONMENT), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return ""; // gone meanwhile, or another user's
        }
    }
}
