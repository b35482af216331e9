package org.sundew.limiter;

import org.jspecify.annotations.Nullable;

/** Watched visitors in the order in which they last came. Guarded by its stripe. */
final class Line {
    private @Nullable Watched eldest;
    private @Nullable Watched youngest;
    private int size;

    int size() {
        return size;
    }

    /** The one that has not come for the longest time. */
    @Nullable
    Watched eldest() {
        return eldest;
    }

    /** The one that came last. */
    @Nullable
    Watched youngest() {
        return youngest;
    }

    void append(Watched watched) {
        watched.line = this;
        watched.older = youngest;
        watched.younger = null;
        if (youngest == null) {
            eldest = watched;
        } else {
            youngest.younger = watched;
        }
        youngest = watched;
        size++;
    }

    void remove(Watched watched) {
        Watched older = watched.older;
        Watched younger = watched.younger;
        if (older == null) {
            eldest = younger;
        } else {
            older.younger = younger;
        }
        if (younger == null) {
            youngest = older;
        } else {
            younger.older = older;
        }
        watched.line = null;
        watched.older = null;
        watched.younger = null;
        size--;
    }
}
