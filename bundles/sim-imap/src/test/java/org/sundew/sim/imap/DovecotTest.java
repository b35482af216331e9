package org.sundew.sim.imap;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sundew.testkit.ConfigOf;
import org.sundew.testkit.RecordedTalk;
import org.sundew.testkit.SimHarness;

/** Visitors that were recorded at a Dovecot (bundles/mail/src/test/record) are told here what they were told there. */
class DovecotTest {
    static List<RecordedTalk> talks() {
        return RecordedTalk.read(DovecotTest.class, "dovecot.talk");
    }

    @ParameterizedTest
    @MethodSource("talks")
    void saysWhatDovecotSays(RecordedTalk talk) {
        String[] users = {"ann:secret"};

        int penalty = talk.server().equals("strict") ? 15 : 0;

        talk.play(SimHarness.visit(
                new ImapSim(ConfigOf.of(ImapSim.Config.class, "users", users, "penalty.max.seconds", penalty))));
    }
}
