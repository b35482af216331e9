package org.sundew.sim.ssh;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sundew.shell.Files;
import org.sundew.shell.Trouble;

/** What one visitor has open by SFTP, under the names it was given for it. How much that is, is bounded. */
final class SftpHandles {
    /** Files and folders open at a time. */
    private static final int HANDLES_MAX = 100;

    /** How long all files are that are open for reading. */
    private static final int READING_MAX = 2 << 20;

    private final Map<String, Open> handles = new LinkedHashMap<>();
    private int count;

    /** What a handle stands for: a file to read or write, or what is left of a folder's list. */
    record Open(
            String path,
            @Nullable String content,
            Files.@Nullable Writer writer,
            @Nullable List<String> names) {}

    Open get(String name) throws Trouble {
        Open open = handles.get(name);
        if (open == null) {
            throw Files.missing();
        }
        return open;
    }

    /** Whether a file that holds this may be opened for reading beside the others. */
    boolean mayRead(String content) {
        long reading = handles.values().stream()
                .mapToLong(open -> open.content() == null ? 0 : open.content().length())
                .sum();
        return content.length() + reading <= READING_MAX;
    }

    /** The name that it is given, or none if too many are open. */
    String add(Open open) {
        if (handles.size() >= HANDLES_MAX) {
            return "";
        }
        String name = Integer.toString(count++);
        handles.put(name, open);
        return name;
    }

    void close(String name) throws Trouble {
        Open open = get(name);
        handles.remove(name);
        close(open);
    }

    void closeAll() {
        handles.values().forEach(SftpHandles::close);
        handles.clear();
    }

    private static void close(Open open) {
        if (open.writer() != null) {
            open.writer().close();
        }
    }
}
