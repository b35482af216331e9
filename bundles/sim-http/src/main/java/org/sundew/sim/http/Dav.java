package org.sundew.sim.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * WebDAV (RFC 4918) as Apache httpd's mod_dav speaks it. Whatever is written is recorded elsewhere; here it is only agreed to, and
 * remembered by name for the rest of the visit, so that a listing shows it. Nothing that was sent is ever served.
 */
final class Dav {
    private static final int LISTED_MAX = 1000;
    private static final Set<String> METHODS =
            Set.of("OPTIONS", "PROPFIND", "PROPPATCH", "MKCOL", "PUT", "DELETE", "COPY", "MOVE", "LOCK", "UNLOCK");
    private static final String ALLOW = "OPTIONS,GET,HEAD,POST,DELETE,TRACE,PROPFIND,PROPPATCH,COPY,MOVE";

    private final Exchange exchange;
    private final Site site;
    private final Scratch scratch;
    private final DavPages pages;
    private final String path;

    private enum Kind {
        FILE,
        FOLDER,
        NOTHING
    }

    private Dav(Exchange exchange, Site site, Scratch scratch, DavPages pages) {
        this.exchange = exchange;
        this.site = site;
        this.scratch = scratch;
        this.pages = pages;
        this.path = bare(exchange.target().path());
    }

    /** The answer, if the method is one of WebDAV's. */
    static Optional<Reply> answer(Exchange exchange, Site site, Scratch scratch, DavPages pages) {
        return METHODS.contains(exchange.method())
                ? Optional.of(new Dav(exchange, site, scratch, pages).answer())
                : Optional.empty();
    }

    private Reply answer() {
        return switch (exchange.method()) {
            case "OPTIONS" -> options();
            case "PROPFIND" -> propfind();
            case "PUT" -> put();
            case "MKCOL" -> mkcol();
            case "DELETE" -> delete();
            case "COPY", "MOVE" -> transfer();
            case "LOCK" -> parentIsMissing() ? Reply.notice(409) : pages.locked();
            case "PROPPATCH" -> kind(path) == Kind.NOTHING ? Reply.notice(404) : pages.patched();
            default ->
                exchange.fields().has("Lock-Token")
                        ? new Reply.Scripted(204, "", List.of(), "", none(), false)
                        : Reply.notice(400);
        };
    }

    private static ByteBuffer none() {
        return ByteBuffer.allocate(0);
    }

    private static String bare(String path) {
        return path.endsWith("/") && path.length() > 1 ? path.substring(0, path.length() - 1) : path;
    }

    private Kind kind(String place) {
        Optional<Scratch.Mark> mark = scratch.at(place);
        if (mark.isPresent()) {
            return switch (mark.get().sort()) {
                case FILE -> Kind.FILE;
                case FOLDER -> Kind.FOLDER;
                case GONE -> Kind.NOTHING;
            };
        }
        boolean root = site.file().dav().contains(place);
        if (root || site.folders().contains(place.equals("/") ? place : place + "/")) {
            return Kind.FOLDER;
        }
        return site.pages().containsKey(place) ? Kind.FILE : Kind.NOTHING;
    }

    private boolean parentIsMissing() {
        int slash = path.lastIndexOf('/');
        return kind(slash <= 0 ? "/" : path.substring(0, slash)) != Kind.FOLDER;
    }

    private Reply options() {
        Kind kind = kind(path);
        String allow = switch (kind) {
            case FILE -> ALLOW + ",PUT,LOCK,UNLOCK";
            case FOLDER -> ALLOW + ",LOCK,UNLOCK";
            case NOTHING -> "OPTIONS,MKCOL,PUT,LOCK";
        };
        List<Field> fields = List.of(
                new Field("DAV", "1,2"),
                new Field("DAV", "<http://apache.org/dav/propset/fs/1>"),
                new Field("MS-Author-Via", "DAV"),
                new Field("Allow", allow));
        String type = kind == Kind.FOLDER
                ? DavPages.FOLDER
                : site.find(path).page().map(Page::type).orElse("");
        return new Reply.Scripted(200, "", fields, type, none(), false);
    }

    private Reply propfind() {
        Kind kind = kind(path);
        if (kind == Kind.NOTHING) {
            return Reply.notice(404);
        }
        String depth = exchange.fields().first("Depth");
        if (depth.isEmpty() || depth.equals("infinity")) {
            return pages.page(
                    403,
                    "PROPFIND requests with a Depth of \"infinity\" are not allowed for "
                            + exchange.target().path() + ".");
        }
        List<String> entries = new ArrayList<>();
        entries.add(entry(kind == Kind.FOLDER && !path.equals("/") ? path + "/" : path));
        if (kind == Kind.FOLDER && depth.equals("1")) {
            children().stream().limit(LISTED_MAX).map(this::entry).forEach(entries::add);
        }
        return pages.listed(entries);
    }

    private String entry(String place) {
        Optional<Page> page = place.endsWith("/")
                ? Optional.empty()
                : Optional.ofNullable(site.pages().get(place));
        return pages.entry(place, page, scratch.at(bare(place)).map(Scratch.Mark::bytes));
    }

    /** What is right below the folder, folders with a slash at their end. */
    private Set<String> children() {
        String folder = path.equals("/") ? path : path + "/";
        Set<String> children = new TreeSet<>();
        site.pages().keySet().stream()
                .filter(each -> isRightBelow(folder, each))
                .forEach(children::add);
        site.folders().stream().filter(each -> isRightBelow(folder, bare(each))).forEach(children::add);
        children.removeIf(each -> scratch.at(bare(each)).isPresent());
        scratch.below(folder).forEach((place, mark) -> {
            if (mark.sort() != Scratch.Sort.GONE) {
                children.add(mark.sort() == Scratch.Sort.FOLDER ? place + "/" : place);
            }
        });
        return children;
    }

    private static boolean isRightBelow(String folder, String place) {
        return place.length() > folder.length() && place.startsWith(folder) && place.indexOf('/', folder.length()) < 0;
    }

    private Reply put() {
        Kind kind = kind(path);
        if (kind == Kind.FOLDER || exchange.target().path().endsWith("/")) {
            return pages.page(409, "Cannot PUT to a collection.");
        }
        if (parentIsMissing()) {
            return Reply.notice(409);
        }
        String length = exchange.fields().first("Content-Length");
        scratch.mark(path, Scratch.Mark.file(length.matches("\\d{1,15}") ? Long.parseLong(length) : 0));
        return kind == Kind.FILE
                ? done()
                : created("Resource", exchange.target().path());
    }

    private Reply mkcol() {
        if (kind(path) != Kind.NOTHING) {
            return new Reply.Barred(405, "TRACE");
        }
        if (parentIsMissing()) {
            return Reply.notice(409);
        }
        scratch.mark(path, Scratch.Mark.FOLDER);
        return created("Collection", exchange.target().path());
    }

    private Reply delete() {
        if (kind(path) == Kind.NOTHING) {
            return Reply.notice(404);
        }
        scratch.mark(path, Scratch.Mark.GONE);
        return done();
    }

    private Reply transfer() {
        Kind kind = kind(path);
        if (kind == Kind.NOTHING) {
            return Reply.notice(404);
        }
        Optional<String> to = destination();
        if (to.isEmpty()) {
            return Reply.notice(400);
        }
        Kind there = kind(bare(to.get()));
        if (there != Kind.NOTHING && exchange.fields().first("Overwrite").equals("F")) {
            return pages.page(412, "Destination is not empty and Overwrite is not \"T\"");
        }
        Scratch.Mark moved = kind == Kind.FILE ? Scratch.Mark.file(length(path)) : Scratch.Mark.FOLDER;
        if (exchange.method().equals("MOVE")) {
            scratch.mark(path, Scratch.Mark.GONE);
        }
        scratch.mark(bare(to.get()), moved);
        return there == Kind.NOTHING ? created("Destination", to.get()) : done();
    }

    private long length(String place) {
        Page page = site.pages().get(place);
        return scratch.at(place)
                .map(Scratch.Mark::bytes)
                .orElseGet(() -> page == null ? 0L : page.content(false).remaining());
    }

    /** The path of the Destination field, which has to be a URL with a scheme. */
    private Optional<String> destination() {
        String url = exchange.fields().first("Destination");
        Flaws flaws = new Flaws(Apache.DIALECT);
        Target target = Target.of(new RequestLine("GET", url, "HTTP/1.1", 1), flaws);
        boolean usable =
                target.form() == Target.Form.ABSOLUTE && flaws.refused().isEmpty();
        return usable ? Optional.of(target.path()) : Optional.empty();
    }

    private static Reply done() {
        return new Reply.Scripted(204, "", List.of(), "", none(), false);
    }

    private Reply created(String what, String where) {
        return pages.created(what, where);
    }

    static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
