package org.sundew.shell;

import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** What a made-up file holds, as text in ISO-8859-1: one char a byte. */
interface Content {
    /** Nothing. */
    Content NONE = of("");

    /** As {@code ls -l} shows it; 0 for a file that is made when read and has no size, as under /proc. */
    long size();

    /** The same for a file that grows by itself. */
    default long size(Scene scene) {
        return size();
    }

    String text(Scene scene);

    /** When it was changed last, in seconds since 1970, if it was so when it was made. */
    default long modified(Scene scene, long made) {
        return made;
    }

    /** The command that the file is, or null for a file that is none. */
    default @Nullable String command() {
        return null;
    }

    static Content of(String text) {
        return new Content() {
            @Override
            public long size() {
                return text.length();
            }

            @Override
            public String text(Scene scene) {
                return text;
            }
        };
    }

    /** Made when it is read, as what is under /proc. */
    static Content made(Function<Scene, String> maker) {
        return new Content() {
            @Override
            public long size() {
                return 0;
            }

            @Override
            public String text(Scene scene) {
                return maker.apply(scene);
            }
        };
    }

    /**
     * Made when it is read, as a log that goes on; its size is that of what it would hold.
     *
     * @param latest when its last line was written
     */
    static Content grown(Function<Scene, String> maker, ToLongFunction<Scene> latest) {
        return new Grown(maker, latest);
    }
}
