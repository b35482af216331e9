package org.sundew.sim.smtp;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sundew.testkit.RecordedTalk;
import org.sundew.testkit.Samples;
import org.sundew.testkit.SimHarness;

/** Visitors that were recorded at a Postfix (bundles/mail/src/test/record) are told here what they were told there. */
class PostfixTest {
    static List<RecordedTalk> talks() {
        return RecordedTalk.read(PostfixTest.class, "postfix.talk");
    }

    @ParameterizedTest
    @MethodSource("talks")
    void saysWhatPostfixSays(RecordedTalk talk) {
        String relay = talk.server().equals("open") ? "always" : "login";
        String[] users = {"ann:secret"};

        int penalty = talk.server().equals("strict") ? 15 : 0;

        talk.play(SimHarness.visit(
                SmtpVisits.sim("relay", relay, "users", users, "penalty.max.seconds", penalty),
                Samples.listen("smtp", 25)));
    }
}
