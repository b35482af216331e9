package org.sundew.sim.http;

import java.nio.ByteBuffer;
import java.util.List;

/** The body of a request that has none. */
final class NoBody implements Body {
    @Override
    public void take(ByteBuffer piece) {
        throw new IllegalStateException("there is no body");
    }

    @Override
    public void end() {}

    @Override
    public List<Field> form() {
        return List.of();
    }

    @Override
    public String text() {
        return "";
    }

    @Override
    public void release() {}
}
