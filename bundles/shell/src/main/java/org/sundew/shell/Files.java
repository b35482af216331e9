package org.sundew.shell;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sundew.event.Observation;

/**
 * A visitor's files, for whoever serves them otherwise than by commands: SFTP, SCP. Paths may be relative to home. What is
 * written is captured and told when it is finished.
 */
public final class Files {
    private final Disk disk;
    private final String home;
    private final Supplier<Scene> scene;
    private final Consumer<Observation> reports;

    Files(Disk disk, String home, Supplier<Scene> scene, Consumer<Observation> reports) {
        this.disk = disk;
        this.home = home;
        this.scene = scene;
        this.reports = reports;
    }

    /**
     * What is known of a file.
     *
     * @param mode     permissions and sort, as in st_mode
     * @param modified in seconds since 1970
     * @param line     as {@code ls -l} shows it, without the name
     */
    public record Facts(long size, int mode, int uid, int gid, long modified, boolean folder, String line) {}

    /** A file open for writing. */
    public final class Writer {
        private final String path;
        private final Capture capture;

        private Writer(String path, Capture capture) {
            this.path = path;
            this.capture = capture;
        }

        /** Writes at this place. */
        public void write(long place, String bytes) throws Trouble {
            disk.write(capture, place, bytes);
        }

        /** How long it is. */
        public long size() {
            return capture.size();
        }

        /** It is finished: tells of it. */
        public void close() {
            Observation upload = disk.told(path);
            if (upload != null) {
                reports.accept(upload);
            }
        }
    }

    /** What is answered where there is no such file. */
    public static Trouble missing() {
        return new Trouble(Trouble.Why.NOENT);
    }

    /** The path from the root, without dots or links. */
    public String real(String path) throws Trouble {
        return disk.real(Paths.absolute(home, path), true);
    }

    /** What is there; a link is followed if wanted. */
    public Facts facts(String path, boolean follow) throws Trouble {
        String absolute = Paths.absolute(home, path);
        return facts(follow ? disk.node(absolute) : disk.entry(absolute), scene.get());
    }

    private static Facts facts(Node node, Scene now) {
        int sort = switch (node.kind()) {
            case FILE -> 0100000;
            case FOLDER -> 0040000;
            case LINK -> 0120000;
            case DEVICE -> 0020000;
        };
        String line = String.format(
                java.util.Locale.ROOT,
                "%s %3d %-8d %-8d %8d %s",
                node.modeText(),
                1,
                node.uid(),
                node.gid(),
                node.size(now),
                ListApplets.date(now, node.modified(now)));
        return new Facts(
                node.size(now), sort | node.mode(), node.uid(), node.gid(), node.modified(now), node.folder(), line);
    }

    /** What is in a folder. */
    public SortedMap<String, Facts> list(String path) throws Trouble {
        SortedMap<String, Facts> facts = new TreeMap<>();
        disk.list(Paths.absolute(home, path), scene.get().uid())
                .forEach((name, node) -> facts.put(name, facts(node, scene.get())));
        return facts;
    }

    /** All that is in a file, one char a byte. */
    public String read(String path) throws Trouble {
        return disk.read(Paths.absolute(home, path), scene.get());
    }

    /** Where a link leads. */
    public String target(String path) throws Trouble {
        Node node = disk.entry(Paths.absolute(home, path));
        if (node.kind() != Node.Kind.LINK) {
            throw new Trouble(Trouble.Why.NOENT);
        }
        return node.content().text(Scene.NONE);
    }

    /** Opens a file for writing, emptied unless it is to be added to. */
    public Writer write(String path, boolean append) throws Trouble {
        String real = disk.real(Paths.absolute(home, path), true);
        return new Writer(real, disk.open(real, append, scene.get()));
    }

    /** Makes a folder. */
    public void makeFolder(String path) throws Trouble {
        disk.makeFolder(Paths.absolute(home, path), scene.get());
    }

    /** Removes a file or an empty folder. */
    public void remove(String path) throws Trouble {
        String absolute = Paths.absolute(home, path);
        Node node = disk.entry(absolute);
        if (!node.children().isEmpty()) {
            throw new Trouble(Trouble.Why.NOTEMPTY);
        }
        disk.remove(absolute, scene.get());
    }

    /** Renames. */
    public void move(String from, String to) throws Trouble {
        disk.move(Paths.absolute(home, from), Paths.absolute(home, to), scene.get());
    }

    /** Makes a link. */
    public void link(String path, String target) throws Trouble {
        disk.link(Paths.absolute(home, path), target, scene.get());
    }

    /** Sets mode, if it is 0 or more, and time, if there is one. */
    public void change(String path, int mode, @Nullable Long modified) throws Trouble {
        String absolute = Paths.absolute(home, path);
        Node node = disk.node(absolute);
        if (!node.writableBy(scene.get().uid())) {
            throw new Trouble(Trouble.Why.ACCES);
        }
        Node next = mode < 0 ? node : node.withMode(mode & 07777);
        disk.replace(absolute, modified == null ? next : next.modifiedAt(modified));
    }
}
