package org.sundew.itests;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.awaitility.core.ConditionFactory;

/** How long tests wait. Times that the product promises are multiplied on a machine that is known to be slow. */
final class Patience {
    private static final int SLOW = Integer.getInteger("sundew.slow", 1);

    private Patience() {}

    /** What is saved in etc/ applies within 3 s. */
    static ConditionFactory live() {
        return await().pollInterval(Duration.ofMillis(50)).atMost(Duration.ofSeconds(3L * SLOW));
    }

    /** What was promised without a time. */
    static ConditionFactory soon() {
        return await().pollInterval(Duration.ofMillis(50)).atMost(Duration.ofSeconds(20L * SLOW));
    }
}
