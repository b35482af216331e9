package org.sundew.listener;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sundew.event.ClosedBy;
import org.sundew.event.Payload;

class TcpSessionTest {
    private final Bench bench = new Bench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void sendsABannerAndCloses() throws Exception {
        try (Visitor visitor = bench.visit(session -> {
            session.send("220 hello\r\n");
            session.close();
            return data -> {};
        })) {
            assertThat(visitor.hearAll()).isEqualTo("220 hello\r\n");
        }

        RecordingIntake.Left left = bench.left();
        assertThat(left.departure().sent()).isEqualTo(Payload.of("220 hello\r\n"));
        assertThat(left.departure().closedBy()).isEqualTo(ClosedBy.SERVER);
        assertThat(left.visit().listen().name()).isEqualTo("test-main");
        assertThat(left.visit().visitor().ip()).isEqualTo("127.0.0.1");
    }

    @Test
    void echoesUntilTheVisitorHangsUp() throws Exception {
        try (Visitor visitor = bench.visit(session -> session::send)) {
            assertThat(visitor.say("one").hear(3)).isEqualTo("one");
            assertThat(visitor.say("two").hear(3)).isEqualTo("two");
        }

        RecordingIntake.Left left = bench.left();
        assertThat(left.departure().received()).isEqualTo(Payload.of("onetwo"));
        assertThat(left.departure().closedBy()).isEqualTo(ClosedBy.VISITOR);
    }
}
