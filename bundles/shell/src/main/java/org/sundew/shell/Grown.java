package org.sundew.shell;

import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** A log that goes on. What it holds is kept for the moment, for who asks for its size again and again. Thread-safe. */
final class Grown implements Content {
    private final Function<Scene, String> maker;
    private final ToLongFunction<Scene> latest;
    private volatile @Nullable Moment last;

    private record Moment(long seconds, Machine machine, String text) {}

    Grown(Function<Scene, String> maker, ToLongFunction<Scene> latest) {
        this.maker = maker;
        this.latest = latest;
    }

    @Override
    public long size() {
        return 0;
    }

    @Override
    public long size(Scene scene) {
        return text(scene).length();
    }

    @Override
    public long modified(Scene scene, long made) {
        return Math.max(made, latest.applyAsLong(scene));
    }

    @Override
    public String text(Scene scene) {
        Moment known = last;
        if (known != null && known.seconds() == scene.seconds() && known.machine() == scene.machine()) {
            return known.text();
        }
        String text = maker.apply(scene);
        last = new Moment(scene.seconds(), scene.machine(), text);
        return text;
    }
}
