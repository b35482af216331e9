package org.sundew.listener;

import static org.awaitility.Awaitility.await;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sundew.event.Listen;
import org.sundew.event.PortLimit;
import org.sundew.event.Severity;
import org.sundew.event.Transport;

class AttendanceTest {
    private final Attendance attendance = new Attendance();

    @Test
    void forgetsASimServerOnceItIsBack() {
        WeakReference<Serving> served = visit();

        await().atMost(Duration.ofSeconds(10)).until(() -> {
            System.gc();
            return served.get() == null;
        });
    }

    private WeakReference<Serving> visit() {
        Listen listen = new Listen("test-main", "test", Transport.TCP, 1, "main", Severity.MEDIUM, PortLimit.NONE);
        VisitLimits limits = new VisitLimits(1, 1, 1, 1);
        Serving serving = new Serving(
                session -> data -> {},
                new SimFaults(),
                new Tally(),
                listen,
                limits,
                "example.com",
                false,
                false,
                List.of());
        attendance.enter(serving);
        attendance.leave();
        return new WeakReference<>(serving);
    }
}
