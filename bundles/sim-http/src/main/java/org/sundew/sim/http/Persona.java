package org.sundew.sim.http;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The product that a sim server plays: how it reads, what it decides, and how its answers look to the byte. Immutable and
 * shared by all sessions.
 */
sealed interface Persona permits Apache, Nginx, Iis, Custom {
    /** How strictly it reads. */
    Dialect dialect();

    /** How long it waits and how much it serves on one connection. */
    Manners manners();

    /** The names that stand for a folder, in order. */
    List<String> indexes();

    /** The Content-Type of a file of that name, or nothing if it sends none. */
    String type(String name);

    /** Whether it compresses content of that type and size. */
    boolean packs(String type, int length);

    /** How hard it compresses: 1 (fast) to 9 (small). */
    int packing();

    /** The entity tag of a file, with quotes. */
    String tag(long length, Instant modified);

    /** Its start page, for want of a site. */
    String startPage();

    /** What it answers before anything is looked up or anybody asked for a password. */
    Optional<Reply> reflex(Exchange exchange);

    /** What it answers about what is at the path. */
    Reply answer(Exchange exchange, Site.Found found);

    /** How it speaks WebDAV where it is to, if it can. */
    default Optional<DavPages> dav(Exchange exchange) {
        return Optional.empty();
    }

    /** Whether it ends the connection after that reply. */
    boolean drops(Reply reply);

    /** Puts a reply into its words. */
    Message render(Reply reply, Exchange exchange);

    /** The persona of that name; a blank version is its own. */
    static Persona of(String name, String version) {
        return switch (name) {
            case "apache" -> new Apache(version.isBlank() ? "2.4.57" : version);
            case "nginx" -> new Nginx(version.isBlank() ? "1.22.1" : version);
            case "iis" -> new Iis(version.isBlank() ? "10.0" : version);
            case "custom" ->
                new Custom(() -> {
                    throw new IllegalStateException("its product was not read yet");
                });
            default -> throw new IllegalArgumentException("persona: not apache, nginx, iis or custom: " + name);
        };
    }
}
