package org.sundew.listener;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sundew.event.ClosedBy;
import org.sundew.sim.Dialog;
import org.sundew.sim.Session;

/** A visitor that says no more can still be told a lot, in its own time. */
class HalfClosedTest {
    /** More than the kernel holds for a visitor that does not read. */
    private static final int LENGTH = 32 << 20;

    private static final int PIECE = 16_384;

    /** Once the visitor has ended: pauses, resumes, and a little later sends a lot, as fast as the visitor reads. */
    private static final class LateAnswer implements Dialog {
        private final Session session;
        private int sent;

        LateAnswer(Session session) {
            this.session = session;
        }

        @Override
        public void received(ByteBuffer data) {}

        @Override
        public boolean ended() {
            session.after(Duration.ofMillis(10), session::pause);
            session.after(Duration.ofMillis(20), session::resume);
            session.after(Duration.ofMillis(30), this::drained);
            return false;
        }

        @Override
        public void drained() {
            while (session.writable() && sent < LENGTH) {
                session.send(ByteBuffer.allocate(PIECE));
                sent += PIECE;
            }
            if (sent == LENGTH) {
                session.close();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void hearsAllOfALongAnswer(Sockets sockets) throws Exception {
        try (Bench bench = new Bench(sockets)) {
            try (Visitor visitor = bench.visit(LateAnswer::new)) {
                assertThat(visitor.say("x").end().hearAll()).hasSize(LENGTH);
            }

            assertThat(bench.left().departure().closedBy()).isEqualTo(ClosedBy.SERVER);
        }
    }
}
