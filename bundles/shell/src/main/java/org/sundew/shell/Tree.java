package org.sundew.shell;

import java.util.Locale;
import org.sundew.shell.Node.Kind;
import org.sundew.sim.Persona;

/** Builds a machine's files, with dates and sizes that are this installation's own. */
final class Tree {
    private static final int DAY = 86_400;

    private final Persona persona;
    private final Node root;

    Tree(Persona persona) {
        this.persona = persona;
        this.root = Node.folder(0755, 0, persona.installed().getEpochSecond(), null);
    }

    Node root() {
        return root;
    }

    /** Some time after the installation and before the start. */
    long date(String path) {
        long installed = persona.installed().getEpochSecond();
        long span = Math.max(DAY, persona.booted().getEpochSecond() - installed);
        return installed + Math.floorMod(persona.seed("date" + path), span);
    }

    long booted() {
        return persona.booted().getEpochSecond();
    }

    long installed() {
        return persona.installed().getEpochSecond();
    }

    Tree folder(String path, int mode, int uid) {
        Node node = Node.folder(mode, uid, path.startsWith("/proc") ? booted() : date(path), null);
        Node old = parent(path).children().get(Paths.name(path));
        if (old != null) {
            node.children().putAll(old.children());
        }
        parent(path).children().put(Paths.name(path), node);
        return this;
    }

    Tree folders(String... paths) {
        for (String path : paths) {
            folder(path, 0755, 0);
        }
        return this;
    }

    Tree text(String path, int mode, String text) {
        return text(path, mode, 0, text);
    }

    Tree text(String path, int mode, int uid, String text) {
        return put(path, Node.file(mode, uid, date(path), Content.of(text)));
    }

    Tree made(String path, Content content) {
        return put(path, Node.file(0444, 0, booted(), content));
    }

    Tree link(String path, String target) {
        return put(path, Node.link(installed(), target));
    }

    Tree device(String path, int mode) {
        return put(path, Node.device(mode, booted()));
    }

    Tree program(String path, int least, int most) {
        String name = Paths.name(path);
        long size = persona.seed("size" + name, least, most) / 8 * 8L;
        long built = installed() - (long) persona.seed("built" + name, 30, 400) * DAY;
        Program program = new Program(name, persona.machine(), size, persona.seed("code" + name));
        return put(path, Node.file(0755, 0, built, program));
    }

    Tree put(String path, Node node) {
        parent(path).children().put(Paths.name(path), node);
        return this;
    }

    /** A random number in the form of a UUID of version 4. */
    String uuid(String purpose) {
        String hex = String.format(Locale.ROOT, "%016x%016x", persona.seed(purpose + 1), persona.seed(purpose + 2));
        return String.join(
                "-",
                hex.substring(0, 8),
                hex.substring(8, 12),
                "4" + hex.substring(13, 16),
                "a" + hex.substring(17, 20),
                hex.substring(20));
    }

    private Node parent(String path) {
        Node node = root;
        String parent = Paths.parent(path);
        if (parent.equals("/")) {
            return root;
        }
        for (String part : parent.substring(1).split("/", -1)) {
            Node next = node.children().get(part);
            if (next == null || next.kind() != Kind.FOLDER) {
                next = Node.folder(0755, 0, installed(), null);
                node.children().put(part, next);
            }
            node = next;
        }
        return node;
    }
}
