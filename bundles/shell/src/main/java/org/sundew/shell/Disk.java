package org.sundew.shell;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.sundew.event.Observation;
import org.sundew.shell.Node.Kind;
import org.sundew.shell.Trouble.Why;

/**
 * One visitor's view of a machine's files: the shared tree until something is changed, then copies of the folders on the way
 * there. How many entries it may make and how many bytes are kept is bounded; what is over is "no space left". Paths are
 * absolute and hold neither {@code .} nor {@code ..} (see {@link Paths}).
 */
final class Disk {
    /** How many files and folders a visitor may make. */
    static final int MADE_MAX = 500;

    private static final int NAME_MAX = 255;
    private static final int LINKS_MAX = 10;
    private static final int DEPTH_MAX = 40;

    private final Captures captures;
    private Node root;
    private int made;

    /** @param keptMax how many bytes of what the visitor writes are kept, in all */
    Disk(Node root, int keptMax) {
        this.root = root;
        this.captures = new Captures(keptMax);
    }

    /** The path with all links on the way followed, the last part's too if wanted. */
    String real(String path, boolean last) throws Trouble {
        String rest = path;
        for (int links = 0; links <= LINKS_MAX; links++) {
            String next = follow(rest, last);
            if (next.equals(rest)) {
                return rest;
            }
            rest = next;
        }
        throw new Trouble(Why.LOOP);
    }

    private String follow(String path, boolean last) {
        Node node = root;
        int start = 1;
        while (start <= path.length() && path.length() > 1) {
            int slash = path.indexOf('/', start);
            int end = slash < 0 ? path.length() : slash;
            Node child = node.children().get(path.substring(start, end));
            if (child == null) {
                return path;
            }
            if (child.kind() == Kind.LINK && (last || slash >= 0)) {
                String target = child.content().text(Scene.NONE);
                return Paths.absolute(path.substring(0, start - 1), target) + path.substring(end);
            }
            node = child;
            start = end + 1;
        }
        return path;
    }

    /** What is there, links followed. */
    Node node(String path) throws Trouble {
        return at(real(path, true));
    }

    /** What is there, be it a link. */
    Node entry(String path) throws Trouble {
        return at(real(path, false));
    }

    private Node at(String path) throws Trouble {
        Node node = root;
        for (String part : Paths.parts(path)) {
            if (!node.folder()) {
                throw new Trouble(Why.NOTDIR);
            }
            Node child = node.children().get(part);
            if (child == null) {
                throw new Trouble(Why.NOENT);
            }
            node = child;
        }
        return node;
    }

    @Nullable
    Node find(String path) {
        try {
            return node(path);
        } catch (Trouble none) {
            return null;
        }
    }

    boolean exists(String path) {
        return find(path) != null;
    }

    SortedMap<String, Node> list(String path, int uid) throws Trouble {
        Node node = node(path);
        if (!node.folder()) {
            throw new Trouble(Why.NOTDIR);
        }
        if (!node.readableBy(uid)) {
            throw new Trouble(Why.ACCES);
        }
        return node.children();
    }

    String read(String path, Scene scene) throws Trouble {
        Node node = node(path);
        if (node.folder()) {
            throw new Trouble(Why.ISDIR);
        }
        if (!node.readableBy(scene.uid())) {
            throw new Trouble(Why.ACCES);
        }
        return node.content().text(scene);
    }

    /** Opens a file for writing: made if it is not there, emptied unless it is to be added to. */
    Capture open(String path, boolean append, Scene scene) throws Trouble {
        String real = real(path, true);
        Node folder = writable(Paths.parent(real), scene, false);
        Node old = folder.children().get(Paths.name(real));
        if (old != null && old.folder()) {
            throw new Trouble(Why.ISDIR);
        }
        if (old != null ? !old.writableBy(scene.uid()) : !folder.writableBy(scene.uid())) {
            throw new Trouble(Why.ACCES);
        }
        if (old != null && append && old.content() instanceof Capture going) {
            return going;
        }
        Capture capture = new Capture();
        if (old != null && old.kind() == Kind.DEVICE) {
            return capture;
        }
        if (old != null && append) {
            captures.copy(old.content().text(scene), capture);
        }
        put(real, Node.file(old == null ? 0644 : old.mode(), scene.uid(), scene.seconds(), capture));
        captures.add(real, capture);
        return capture;
    }

    void append(Capture file, String bytes) throws Trouble {
        captures.append(file, bytes);
    }

    void write(Capture file, long place, String bytes) throws Trouble {
        captures.write(file, place, bytes);
    }

    /** Tells of the file at this path if it was written and has not been told since. */
    @Nullable
    Observation told(String path) {
        return captures.told(path);
    }

    /** What was written and not told yet. */
    List<Observation> untold() {
        return captures.untold();
    }

    void makeFolder(String path, Scene scene) throws Trouble {
        String real = real(path, true);
        Node folder = writable(Paths.parent(real), scene, true);
        if (folder.children().containsKey(Paths.name(real)) || real.equals("/")) {
            throw new Trouble(Why.EXIST);
        }
        put(real, Node.folder(0755, scene.uid(), scene.seconds(), this));
    }

    void link(String path, String target, Scene scene) throws Trouble {
        if (target.length() > Paths.MAX) {
            throw new Trouble(Why.NAMETOOLONG);
        }
        String real = real(path, false);
        if (writable(Paths.parent(real), scene, true).children().containsKey(Paths.name(real))) {
            throw new Trouble(Why.EXIST);
        }
        put(real, Node.link(scene.seconds(), target));
    }

    private Node writable(String folder, Scene scene, boolean strict) throws Trouble {
        Node node = node(folder);
        if (!node.folder()) {
            throw new Trouble(Why.NOTDIR);
        }
        if (strict && !node.writableBy(scene.uid())) {
            throw new Trouble(Why.ACCES);
        }
        if (folder.startsWith("/proc") || folder.startsWith("/sys")) {
            throw new Trouble(strict ? Why.ACCES : Why.NOENT);
        }
        return node;
    }

    /** Removes a file or folder with all that is in it. What was written stays captured. */
    void remove(String path, Scene scene) throws Trouble {
        String real = real(path, false);
        Node folder = node(Paths.parent(real));
        Node node = entry(real);
        boolean sticky = (folder.mode() & 01000) != 0 && node.uid() != scene.uid() && scene.uid() != 0;
        if (real.equals("/") || sticky || !folder.writableBy(scene.uid()) || real.startsWith("/proc")) {
            throw new Trouble(Why.ACCES);
        }
        change(Paths.parent(real), children -> children.remove(Paths.name(real)));
    }

    void move(String from, String to, Scene scene) throws Trouble {
        String source = real(from, false);
        String target = real(to, false);
        Node node = entry(source);
        if (target.startsWith(source + "/") || target.equals(source)) {
            throw new Trouble(Why.EXIST);
        }
        writable(Paths.parent(target), scene, true);
        remove(source, scene);
        put(target, node);
        captures.move(source, target);
    }

    /** Puts something in place of what is at this path. */
    void replace(String path, Node node) throws Trouble {
        String real = real(path, true);
        if (real.equals("/")) {
            return;
        }
        change(Paths.parent(real), children -> children.put(Paths.name(real), node));
    }

    private void put(String path, Node node) throws Trouble {
        if (Paths.name(path).length() > NAME_MAX || path.length() > Paths.MAX) {
            throw new Trouble(Why.NAMETOOLONG);
        }
        if (made >= MADE_MAX || Paths.parts(path).length > DEPTH_MAX) {
            throw new Trouble(Why.NOSPC);
        }
        made++;
        change(Paths.parent(path), children -> children.put(Paths.name(path), node));
    }

    private interface Change {
        void on(SortedMap<String, Node> children);
    }

    private void change(String folder, Change change) throws Trouble {
        String real = real(folder, true);
        Node node = root.heldBy(this);
        root = node;
        for (String part : Paths.parts(real)) {
            Node child = node.children().get(part);
            if (child == null) {
                throw new Trouble(Why.NOENT);
            }
            Node own = child.heldBy(this);
            node.children().put(part, own);
            node = own;
        }
        change.on(node.children());
    }
}
