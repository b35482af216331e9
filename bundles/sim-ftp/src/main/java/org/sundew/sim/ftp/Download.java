package org.sundew.sim.ftp;

import org.jspecify.annotations.Nullable;
import org.sundew.sim.Session;

/** Sends a file or a listing, as fast as the visitor reads. */
final class Download implements Transfer {
    private static final int PIECE = 16_384;

    private final String opening;
    private final String done;
    private final Content content;
    private long place;
    private boolean sent;

    /** The session of the data connection, once there is one. */
    private @Nullable Session data;

    private Download(String opening, String done, Content content, long place) {
        this.opening = opening;
        this.done = done;
        this.content = content;
        this.place = place;
    }

    /** The file, from that place on; a place behind its end is its end. */
    static Download of(String name, Content content, long place) {
        return new Download(
                "150 Opening BINARY mode data connection for " + name + " (" + content.size() + " bytes).",
                "226 Transfer complete.",
                content,
                Math.min(place, content.size()));
    }

    static Download of(Listing listing) {
        return new Download(
                "150 Here comes the directory listing.",
                listing.found() ? "226 Directory send OK." : "226 Transfer done (but failed to open directory).",
                Content.of(listing.text()),
                0);
    }

    @Override
    public String opening() {
        return opening;
    }

    @Override
    public void begin(Session session) {
        data = session;
        drained();
    }

    @Override
    public void drained() {
        Session to = data;
        while (to != null && !sent && to.writable()) {
            int length = (int) Math.min(PIECE, content.size() - place);
            if (length > 0) {
                to.send(content.slice(place, length));
                place += length;
            }
            if (place == content.size()) {
                sent = true;
                to.close();
            }
        }
    }

    @Override
    public boolean ended() {
        return false;
    }

    @Override
    public String finish() {
        return sent ? done : "426 Failure writing network stream.";
    }
}
