package org.sundew.listener;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sundew.event.Note;

class BlockingSimTest {
    private final Bench bench = new Bench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void getsAThreadOutOfASimServerThatBlocksIt() throws Exception {
        try (Visitor visitor = bench.visit(session -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw new IllegalStateException("interrupted", e);
            }
            return data -> {};
        })) {
            assertThat(visitor.hearAll()).isEmpty();
        }

        assertThat(bench.left().departure().notes())
                .containsExactly(new Note(VisitRecord.ERROR, "java.lang.IllegalStateException"));
        assertThat(bench.ports.problems().get(0).what()).contains("failed 2 times");
    }

    @Test
    void leavesAThreadAloneThatIsOnlyBusy() throws Exception {
        try (Visitor visitor = bench.visit(session -> session::send)) {
            for (int i = 0; i < 1_000; i++) {
                bench.loops.watch();
                assertThat(visitor.say("x").hear(1)).isEqualTo("x");
            }
        }

        assertThat(bench.left().departure().notes()).isEmpty();
        assertThat(bench.ports.problems()).isEmpty();
    }
}
