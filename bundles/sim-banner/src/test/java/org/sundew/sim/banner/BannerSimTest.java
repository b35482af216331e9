package org.sundew.sim.banner;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sundew.event.Listen;
import org.sundew.event.PortLimit;
import org.sundew.event.Severity;
import org.sundew.event.Transport;
import org.sundew.sim.SimServer;
import org.sundew.testkit.ConfigOf;
import org.sundew.testkit.SimHarness;

class BannerSimTest {
    private static final Listen UDP =
            new Listen("Syslog", "banner", Transport.UDP, 514, "main", Severity.LOW, PortLimit.NONE);

    @TempDir
    private Path etc;

    @Test
    void sendsItsBannerAndCloses() {
        visit("banner", "220 ready\r\n").expect("220 ready\r\n").expectSilence().expectClosed();
    }

    @Test
    void closesInSilenceWithoutABanner() {
        visit().expectSilence().expectClosed();
    }

    @Test
    void waitsForTheVisitorWhenToReadBefore() {
        visit("banner", "hello", "read.before", true)
                .expectSilence()
                .say("x")
                .expect("hello")
                .expectClosed();
    }

    @Test
    void greetsASilentVisitorAfterTheTimeOut() {
        visit("banner", "hello", "read.before", true, "timeout.ms", 100)
                .elapse(Duration.ofMillis(99))
                .expectSilence()
                .elapse(Duration.ofMillis(1))
                .expect("hello")
                .expectClosed();
    }

    @Test
    void closesOnASilentVisitorThatMustHaveInput() {
        visit("banner", "hello", "read.before", true, "must.have.input", true, "timeout.ms", 100)
                .elapse(Duration.ofMillis(99))
                .expectOpen()
                .elapse(Duration.ofMillis(1))
                .expectSilence()
                .expectClosed();
    }

    @Test
    void keepsListeningUntilTheVisitorIsQuietWhenToReadAfter() {
        visit("banner", "login: ", "read.after", true, "timeout.ms", 100)
                .expect("login: ")
                .elapse(Duration.ofMillis(60))
                .dribble("root\r\n")
                .elapse(Duration.ofMillis(99))
                .expectSilence()
                .expectOpen()
                .elapse(Duration.ofMillis(1))
                .expectClosed();
    }

    @Test
    void listensBeforeAndAfter() {
        visit("banner", "OK", "read.before", true, "read.after", true, "timeout.ms", 100)
                .say("one")
                .expect("OK")
                .say("two")
                .expectSilence()
                .expectOpen()
                .elapse(Duration.ofMillis(100))
                .expectClosed();
    }

    @ParameterizedTest
    @CsvSource({"0, #", "1, ##", "2, ###"})
    void repeatsTheBannerAtOnceWhenItNeverReads(int repeats, String all) {
        visit("banner", "#", "repeats", repeats).expect(all).expectSilence().expectClosed();
    }

    @Test
    void repeatsAsOftenAsToldAndNoOftener() {
        visit("banner", "?", "read.before", true, "repeats", 2)
                .say("a")
                .expect("?")
                .say("b")
                .expect("?")
                .expectOpen()
                .say("c")
                .expect("?")
                .expectClosed()
                .say("d")
                .expectSilence();
    }

    @Test
    void promptsOnceMoreThanItRepeats() {
        visit("banner", "login: ", "read.after", true, "repeats", 1)
                .expect("login: ")
                .say("root\r\n")
                .expect("login: ")
                .say("secret\r\n")
                .expectSilence()
                .expectOpen();
    }

    @Test
    void takesEachPieceForOneInput() {
        visit("banner", "?", "read.before", true, "repeats", 2)
                .dribble("abc")
                .expect("???")
                .expectClosed();
    }

    @Test
    void repeatsWithoutEndWhenToldSo() {
        SimHarness visit = visit("banner", "$received", "read.before", true, "repeats", -1);

        for (int i = 0; i < 100; i++) {
            visit.say("line " + i).expect("line " + i);
        }

        visit.expectSilence().expectOpen();
    }

    @Test
    void closesOnAVisitorThatStopsAnsweringPrompts() {
        visit("banner", "? ", "read.after", true, "repeats", -1, "timeout.ms", 100)
                .expect("? ")
                .elapse(Duration.ofMillis(50))
                .say("x")
                .expect("? ")
                .elapse(Duration.ofMillis(99))
                .expectOpen()
                .elapse(Duration.ofMillis(1))
                .expectSilence()
                .expectClosed();
    }

    @Test
    void answersAVisitorThatHungUpItsOwnEndFirst() {
        visit("banner", "hello", "read.before", true).end().expect("hello").expectClosed();
    }

    @Test
    void saysNothingMoreToAVisitorThatHungUpLater() {
        visit("banner", "? ", "read.after", true, "repeats", -1)
                .expect("? ")
                .end()
                .expectSilence()
                .expectClosed();
    }

    @Test
    void saysNothingToAVisitorThatHungUpWithoutTheInputItMustHave() {
        visit("banner", "hello", "read.before", true, "must.have.input", true)
                .end()
                .expectSilence()
                .expectClosed();
    }

    @Test
    void answersOneDatagramWithOneBanner() {
        SimServer sim = sim("banner", "pong", "repeats", 3, "read.after", true);

        SimHarness.visit(sim, UDP)
                .expectSilence()
                .say("ping")
                .expect("pong")
                .expectSilence()
                .expectClosed();
    }

    @Test
    void replacesParametersWhenItSends() {
        visit("banner", "$date $time $domain $ipsrc:$sport $ipdst:$dport $$ $nothing\r\n")
                .expect("2026-01-02 03:04:05 example.com 192.0.2.7:40001 198.51.100.1:2100 $$ $nothing\r\n");
        visit("banner", "$daytime\r\n").expect("Fri Jan  2 03:04:05 2026\r\n");
        visit("banner", "$booted\r\n").expectMatch("[A-Z][a-z]{2} [ 123]\\d \\d\\d:\\d\\d\r\n");
    }

    @Test
    void readsTheClockAtEachSending() {
        visit("banner", "$time", "read.before", true, "repeats", 1)
                .say("a")
                .expect("03:04:05")
                .elapse(Duration.ofSeconds(2))
                .say("b")
                .expect("03:04:07");
    }

    @Test
    void doesNotLookForParametersInWhatTheVisitorSaid() {
        visit("banner", "<$received>", "read.before", true)
                .say("$domain $received \\x41 \u0080\u00ff")
                .expect("<$domain $received \\x41 \u0080\u00ff>");
    }

    @Test
    void repeatsOnlyWhatWasSaidSinceTheLastBanner() {
        visit("banner", "<$received>", "read.before", true, "repeats", 1)
                .say("a")
                .expect("<a>")
                .say("b")
                .expect("<b>");
    }

    @ParameterizedTest
    @CsvSource({"8191, 8191", "8192, 8192", "8193, 8192"})
    void repeatsNoMoreThanABoundedPart(int said, int repeated) {
        visit("banner", "$received", "read.before", true)
                .say("x".repeat(said))
                .expect("x".repeat(repeated))
                .expectSilence();
        SimHarness.visit(sim("banner", "$received"), UDP)
                .say("x".repeat(said))
                .expect("x".repeat(repeated))
                .expectSilence();
    }

    @Test
    void readsHexDigits() {
        visit("banner.hex", "FF fd 18\n00 2464617465").expect("\u00ff\u00fd\u0018\u00002026-01-02");
    }

    @Test
    void readsAFileByteForByte() throws IOException {
        Files.write(etc.resolve("banner.bin"), "\u0000\u00ff\\r\n$dport".getBytes(ISO_8859_1));

        visit("banner.file", "banner.bin").expect("\u0000\u00ff\\r\n2100").expectSilence();
    }

    @ParameterizedTest
    @ValueSource(ints = {BannerSource.MAX_BYTES - 1, BannerSource.MAX_BYTES})
    void takesBannersUpToTheBound(int length) throws IOException {
        Files.write(etc.resolve("long"), new byte[length]);

        visit("banner.file", "long").expect("\0".repeat(length)).expectSilence();
    }

    @Test
    void refusesAFileThatIsTooLong() throws IOException {
        Files.write(etc.resolve("long"), new byte[BannerSource.MAX_BYTES + 1]);

        refuses("banner.file: longer than 1048576 bytes: long", "banner.file", "long");
    }

    @Test
    void refusesATextThatIsTooLong() {
        refuses("banner: longer than 1048576 bytes: 1048577", "banner", "x".repeat(BannerSource.MAX_BYTES + 1));
    }

    @Test
    void refusesAFileThatIsNotThere() {
        refuses("banner.file: cannot be read: nowhere", "banner.file", "nowhere");
    }

    @Test
    void refusesTwoBanners() {
        refuses("banner.hex: there is a banner as well: 41", "banner", "A", "banner.hex", "41");
        refuses("banner.file: there is a banner as well: a", "banner", "A", "banner.file", "a");
        refuses("banner.file: there is a banner.hex as well: a", "banner.hex", "41", "banner.file", "a");
    }

    @Test
    void refusesWhatIsNotHex() {
        refuses("banner.hex: not pairs of hex digits: 414", "banner.hex", "414");
        refuses("banner.hex: not pairs of hex digits: 0xAA", "banner.hex", "0xAA");
    }

    @Test
    void refusesRepeatsThatWouldNeverEndOrPause() {
        refuses(
                "repeats: too many to send at once, without read.before or read.after: -1",
                "banner",
                "x",
                "repeats",
                -1);
    }

    @Test
    void boundsWhatIsSentAtOnce() {
        visit("banner", "x".repeat(1024), "repeats", 1023).expectClosed();
        refuses(
                "repeats: too many to send at once, without read.before or read.after: 1024",
                "banner",
                "x".repeat(1024),
                "repeats",
                1024);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 3_600_001})
    void refusesTimeOutsOutsideTheRange(int millis) {
        refuses("timeout.ms: must be 1 to 3600000: " + millis, "timeout.ms", millis);
    }

    @ParameterizedTest
    @ValueSource(ints = {-2, 1_000_001})
    void refusesRepeatsOutsideTheRange(int repeats) {
        refuses("repeats: must be -1 to 1000000: " + repeats, "repeats", repeats, "read.after", true);
    }

    private SimHarness visit(Object... keysAndValues) {
        return SimHarness.visit(sim(keysAndValues));
    }

    private SimServer sim(Object... keysAndValues) {
        BannerSim.Config config = ConfigOf.of(BannerSim.Config.class, keysAndValues);
        return new BannerSim(config, config.banner(), etc, ZoneOffset.UTC);
    }

    private void refuses(String message, Object... keysAndValues) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sim(keysAndValues))
                .withMessage(message);
    }
}
