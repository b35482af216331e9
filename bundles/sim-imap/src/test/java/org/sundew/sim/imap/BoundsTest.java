package org.sundew.sim.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sundew.sim.Session;
import org.sundew.testkit.ConfigOf;
import org.sundew.testkit.SimHarness;

/** What one who got in may make the sensor keep, and do. */
class BoundsTest {
    private static final Duration AT_ONCE = Duration.ofSeconds(3);
    private static final String[] USERS = {"ann:secret"};

    private static ImapSim sim() {
        return new ImapSim(ConfigOf.of(ImapSim.Config.class, "users", USERS));
    }

    private static SimHarness selected() {
        return selected(SimHarness.visit(sim()));
    }

    private static SimHarness selected(SimHarness visitor) {
        visitor.say("a LOGIN ann secret\r\nb SELECT INBOX\r\n").read();
        return visitor;
    }

    private static SimHarness holding(String... messages) {
        SimHarness visitor = selected();
        for (String message : messages) {
            visitor.say("a APPEND INBOX {" + message.length() + "+}\r\n" + message + "\r\n");
        }
        visitor.read();
        return visitor;
    }

    private static String answer(SimHarness visitor, String command) {
        return assertTimeoutPreemptively(
                AT_ONCE, () -> visitor.say(command + "\r\n").read());
    }

    @Test
    void takesNoLongForAnyPattern() {
        SimHarness visitor = selected().say("a CREATE " + "a".repeat(200) + "\r\n");

        assertThat(answer(visitor, "b LIST \"\" \"" + "*a".repeat(31) + "b\"")).doesNotContain("* LIST");
        assertThat(answer(visitor, "b LIST \"\" \"" + "*a".repeat(31) + "\"")).contains("* LIST");
    }

    @Test
    void takesNoLongToLookForALongText() {
        String[] messages = {"\r\n" + "a".repeat(60_000), "\r\n" + "a".repeat(60_000)};
        SimHarness visitor = holding(messages);
        String text = "a".repeat(15_000) + "b ";

        assertThat(answer(visitor, "b SEARCH " + ("NOT TEXT " + text).repeat(4) + "ALL"))
                .contains(" 4 5\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FETCH 4:* (ENVELOPE ENVELOPE ENVELOPE ENVELOPE ENVELOPE ENVELOPE ENVELOPE ENVELOPE ENVELOPE ENVELOPE)",
                "SEARCH HEADER z z HEADER z z NOT HEADER z z NOT HEADER z z NOT HEADER z z NOT HEADER z z",
                "SORT (SUBJECT FROM TO) UTF-8 ALL"
            })
    void takesNoLongForALongHeader(String command) {
        String header = "a: b\r\n".repeat(10_000);
        SimHarness visitor = holding(header, header);

        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            for (int i = 0; i < 40; i++) {
                visitor.say("b " + command + "\r\n").elapse(Duration.ofMillis(20));
            }
        });
        assertThat(visitor.read().split("b OK ", -1)).hasSize(41);
    }

    @Test
    void sortsByAsManyThingsAsAreAskedFor() {
        String message = "Subject: " + "RE:".repeat(20_000) + "x\r\n\r\n";

        assertThat(answer(holding(message, message), "b SORT (" + "SIZE ".repeat(12_000) + "SUBJECT) UTF-8 ALL"))
                .contains("b OK Sort completed");
    }

    @ParameterizedTest
    @CsvSource({"127, false", "128, true"})
    void restsAfterItLookedThroughMuch(int times, boolean rests) {
        int own = selected().say("a STATUS INBOX (SIZE)\r\n").read().contains("SIZE 1501") ? 1501 : 0;
        SimHarness visitor = holding("x".repeat(32_768 - own));

        visitor.say("b SEARCH TEXT y\r\n".repeat(times) + "c NOOP\r\n");

        assertThat(visitor.read().contains("c OK")).isNotEqualTo(rests);
        visitor.elapse(Duration.ofMillis(20));
        assertThat(visitor.read().contains("c OK")).isEqualTo(rests);
    }

    @ParameterizedTest
    @CsvSource({"50, OK", "51, NO"})
    void takesNoKeywordThatIsTooLong(int length, String outcome) {
        assertThat(answer(selected(), "b STORE 1 +FLAGS (" + "k".repeat(length) + ")"))
                .contains("b " + outcome + " ");
    }

    @Test
    void keepsSoManyKeywordsOfAFolder() {
        SimHarness visitor = selected();
        for (int i = 0; i < 100; i++) {
            visitor.say("b STORE 1 +FLAGS (k" + i + ")\r\nc APPEND INBOX (j" + i + ") {1+}\r\nx\r\n");
        }
        visitor.read();

        assertThat(answer(visitor, "b FETCH 1:* FLAGS").split("[kj]\\d", -1)).hasSizeLessThanOrEqualTo(65);
    }

    @Test
    void renamesNoFolderToANameThatIsTooLong() {
        assertThat(answer(selected(), "b RENAME Sent " + "x".repeat(255))).contains("b OK");
        assertThat(answer(selected(), "b RENAME Sent " + "x".repeat(256)))
                .contains("b NO [CANNOT] Mailbox name too long");
    }

    @Test
    void waitsWithOneTimerHoweverOftenItIsAskedTo() {
        AtomicInteger timers = new AtomicInteger();
        SimHarness visitor = selected(SimHarness.visit(session -> sim().open(counting(session, timers))));
        int before = timers.get();

        visitor.say("a IDLE\r\nDONE\r\n".repeat(100));

        assertThat(timers).hasValue(before + 1);
        visitor.say("b IDLE\r\n").read();
        assertThat(visitor.elapse(Duration.ofSeconds(121)).read()).isEqualTo("* OK Still here\r\n");
    }

    private static Session counting(Session session, AtomicInteger timers) {
        return (Session) Proxy.newProxyInstance(
                Session.class.getClassLoader(), new Class<?>[] {Session.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("after")) {
                        timers.incrementAndGet();
                    }
                    try {
                        return method.invoke(session, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
