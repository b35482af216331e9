package org.sundew.sim.ftp;

import org.jspecify.annotations.Nullable;
import org.sundew.sim.Session;

/** Sends a file or a listing, as fast as the visitor reads. */
final class Download implements Transfer {
    private static final int PIECE = 16_384;

    private final String opening;
    private final String done;
    private final String cut;
    private final Content content;
    private long place;
    private boolean sent;

    /** The session of the data connection, once there is one. */
    private @Nullable Session data;

    /**
     * A download of this content from that place on.
     *
     * @param done what is said when all is sent, and {@code cut} when the visitor left before
     * @param place 0 to the content's size, in bytes
     */
    Download(String opening, String done, String cut, Content content, long place) {
        this.opening = opening;
        this.done = done;
        this.cut = cut;
        this.content = content;
        this.place = place;
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
        return sent ? done : cut;
    }
}
