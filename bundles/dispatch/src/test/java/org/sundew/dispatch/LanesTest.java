package org.sundew.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.sundew.admin.Problem;
import org.sundew.admin.SinkView;
import org.sundew.alert.AlertSink;
import org.sundew.alert.NotYet;
import org.sundew.event.Ids;
import org.sundew.event.Listen;
import org.sundew.event.Note;
import org.sundew.event.SensorEvent;
import org.sundew.event.Visited;
import org.sundew.journal.Receipt;
import org.sundew.testkit.Samples;

@Timeout(60)
final class LanesTest {
    private final ManualTime time = new ManualTime();
    private final MemoryJournal journal = new MemoryJournal(time.clock);
    private final Told told = new Told();
    private final Reports reports = new Reports();
    private final Lanes lanes = new Lanes(
            time,
            reports,
            new TestEvents(new Ids(time.clock, new Random(1))),
            new Lanes.Patience(Duration.ofMillis(200), Duration.ofMillis(500)));

    @BeforeEach
    void begin() {
        reports.announcer(told);
        lanes.come(journal);
    }

    @AfterEach
    void end() {
        lanes.end();
    }

    private void happen(SensorEvent... events) {
        for (SensorEvent event : events) {
            journal.append(event, Receipt.NONE);
        }
    }

    private static Visited visit(Note... notes) {
        return Samples.visited(0, "", "", notes);
    }

    private static Visited visitBy(String address, Listen listen) {
        Visited sample = visit();
        return new Visited(
                sample.id(),
                0,
                sample.time(),
                Samples.visit(Samples.endpoint(address, 4000), listen),
                sample.severity(),
                sample.closedBy(),
                sample.received(),
                sample.sent(),
                sample.notes(),
                sample.rule(),
                sample.limit());
    }

    private SinkView view() {
        return lanes.views().get(0);
    }

    private FakeSink added(FakeSink sink) throws InterruptedException {
        lanes.add(sink);
        journal.awaitReaders(1);
        return sink;
    }

    /** Waits until the lane has dealt with everything up to this sequence and waits for more. */
    private void settled(int sequence) throws InterruptedException {
        journal.awaitCursor(FakeSink.PID, sequence);
        journal.awaitReaders(1);
    }

    @Test
    void historyNeverAlerts() throws InterruptedException {
        happen(visit());
        FakeSink sink = added(new FakeSink());

        happen(visit());

        assertThat(sink.next()).containsExactly(2L);
    }

    @Test
    void showsWhatASinkThinksOfItsOwnSettings() throws InterruptedException {
        FakeSink sink = new FakeSink("felix.fileinstall.filename", "file:/etc/org.sundew.alert.fake-one.cfg");
        sink.problems = List.of(new Problem("", "user", "ann", "goes in clear"));

        added(sink);

        assertThat(lanes.problems())
                .containsExactly(new Problem("org.sundew.alert.fake-one.cfg", "user", "ann", "goes in clear"));
        assertThat(view().state()).isEqualTo("running");
    }

    @Test
    void deliversInBatchesOfTheSizeAsked() throws InterruptedException {
        FakeSink sink = added(new FakeSink("alert.batch", "2"));
        sink.failing(new IOException("not yet"));

        happen(visit());
        time.awaitWaiting();
        happen(visit(), visit(), visit(), visit());
        sink.mend();
        time.clock.elapse(Duration.ofSeconds(5));

        assertThat(sink.next()).containsExactly(1L);
        assertThat(sink.next()).containsExactly(2L, 3L);
        assertThat(sink.next()).containsExactly(4L, 5L);
    }

    @Test
    void movesTheCursorBehindWhatWasDeliveredOrSkipped() throws InterruptedException {
        FakeSink sink = added(new FakeSink());

        happen(visit(), Samples.changed(0));

        sink.next();
        settled(2);
        assertThat(view().delivered()).isEqualTo(1);
        assertThat(view().skipped()).isEqualTo(1);
        assertThat(view().lag()).isZero();
    }

    @Test
    void keepsTheCursorAndRetriesTheSameEventsWhenTheSinkThrows() throws InterruptedException {
        FakeSink sink = added(new FakeSink().failing(new IOException("No space left on device")));

        happen(visit());
        time.awaitWaiting();

        assertThat(journal.cursor(FakeSink.PID)).isZero();
        assertThat(view().state()).isEqualTo("retrying");
        assertThat(view().lag()).isEqualTo(1);
        assertThat(view().lastError()).isEqualTo("IOException: No space left on device");
        assertThat(view().retryingSince()).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(lanes.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).contains("fake-one", "No space left"));

        sink.mend();
        time.clock.elapse(Duration.ofSeconds(5));
        assertThat(sink.next()).containsExactly(1L);
        journal.awaitCursor(FakeSink.PID, 1);
        assertThat(view().state()).isEqualTo("running");
        assertThat(view().failed()).isEqualTo(1);
        assertThat(lanes.problems()).isEmpty();
    }

    @Test
    void waitsTwiceAsLongAfterEachFailureUpToTheLongestPause() throws InterruptedException {
        added(new FakeSink("alert.retry.seconds", 1, "alert.retry.max.seconds", 3).failing(new IOException("no")));

        happen(visit());

        for (int pause : List.of(1, 2, 3, 3)) {
            time.awaitWaiting();
            long failed = view().failed();
            time.clock.elapse(Duration.ofMillis(pause * 1000L - 1));
            assertThat(view().failed())
                    .as("before the pause of %d s is over", pause)
                    .isEqualTo(failed);
            time.clock.elapse(Duration.ofMillis(1));
        }
        time.awaitWaiting();
        assertThat(view().failed()).isEqualTo(5);
    }

    @Test
    void announcesAFailureOnceAndTheRecoveryOnce() throws InterruptedException {
        FakeSink sink = added(new FakeSink().failing(new IOException("at ftp of mallory")));

        happen(visit());
        time.elapseOnceWaiting(Duration.ofSeconds(5));
        time.awaitWaiting();
        sink.mend();
        time.clock.elapse(Duration.ofSeconds(10));
        sink.next();

        assertThat(told.await(2))
                .containsExactly(
                        "sink-failed fake-one: sink fake-one failed: IOException",
                        "sink-recovered fake-one: sink fake-one takes events again");
    }

    @Test
    void keepsWhatAVisitorSaidOutOfTheLastError() throws InterruptedException {
        added(new FakeSink().failing(new IOException("550 no such user: mallory\u001b[31m")));

        happen(visit(new Note(Note.USER, "mallory\u001b[31m")));
        time.awaitWaiting();

        assertThat(view().lastError()).isEqualTo("IOException (its message repeats what a visitor said)");
    }

    @Test
    void showsTheLastErrorEscapedAndCut() throws InterruptedException {
        added(new FakeSink().failing(new IOException("line\r\n\u001b[2J" + "x".repeat(500))));

        happen(visit());
        time.awaitWaiting();

        assertThat(view().lastError())
                .startsWith("IOException: line\\r\\n\\x1B[2Jxxx")
                .hasSizeLessThan(230);
    }

    @Test
    void goesOnWhereItsPredecessorStoppedWithTheSameCounters() throws InterruptedException {
        FakeSink first = added(new FakeSink());
        happen(visit());
        first.next();
        settled(1);

        lanes.remove(first);
        happen(visit());
        assertThat(view().state()).isEqualTo("gone");
        assertThat(view().lag()).isEqualTo(1);
        FakeSink second = new FakeSink();
        lanes.add(second);

        assertThat(second.next()).containsExactly(2L);
        settled(2);
        assertThat(view().delivered()).isEqualTo(2);
        assertThat(first.ungotten).hasValue(1);
    }

    @Test
    void forgetsCountersAndCursorWhenTheCfgIsDeleted() throws InterruptedException {
        FakeSink sink = added(new FakeSink());
        happen(visit());
        sink.next();

        lanes.forget(FakeSink.PID);
        assertThat(lanes.views()).hasSize(1);
        lanes.remove(sink);

        assertThat(lanes.views()).isEmpty();
        assertThat(journal.cursor(FakeSink.PID)).isEqualTo(-1);
    }

    @Test
    void forgetsAlsoASinkThatLeftBeforeItsCfg() throws InterruptedException {
        FakeSink sink = added(new FakeSink());
        lanes.remove(sink);

        lanes.forget(FakeSink.PID);

        assertThat(lanes.views()).isEmpty();
        assertThat(journal.cursor(FakeSink.PID)).isEqualTo(-1);
    }

    @Test
    void keepsTheLastGoodSettingsWhenNewOnesAreWrong() throws InterruptedException {
        FakeSink sink = added(new FakeSink("alert.visitor", "192.0.2.0/24", "alert.name", "desk"));

        lanes.update(sink.with("alert.visitor", "192.0.2.0/33", "alert.name", "other"));
        happen(visitBy("198.51.100.9", Samples.listen("ftp", 21)), visit());

        assertThat(sink.next()).containsExactly(2L);
        assertThat(lanes.problems())
                .containsExactly(new Problem(
                        "org.sundew.alert.fake-one.cfg",
                        "alert.visitor",
                        "192.0.2.0/33",
                        "a prefix length from 0 to 32 is expected; what was in force before stays so"));
        assertThat(view().name()).isEqualTo("desk");
        assertThat(view().state()).isEqualTo("running");
    }

    @Test
    void usesNoSinkThatNeverHadGoodSettings() {
        FakeSink sink = new FakeSink("alert.batch", "many");

        lanes.add(sink);

        assertThat(view().state()).isEqualTo("error");
        assertThat(view().lastError())
                .startsWith("alert.batch: not a whole number")
                .endsWith(": many");
        assertThatIllegalStateException()
                .isThrownBy(() -> lanes.test("fake-one"))
                .withMessage("sink fake-one is error");
    }

    @Test
    void usesNoSinkThatTheGuardRejected() {
        lanes.add(new FakeSink(Problem.REJECTED, "limit: not a size: huge"));

        assertThat(view().state()).isEqualTo("error");
        assertThat(view().lastError()).isEqualTo("limit: not a size: huge");
    }

    @Test
    void tellsADisabledSinkNothingAndNothingLaterOfWhatHappenedMeanwhile() throws InterruptedException {
        FakeSink sink = added(new FakeSink());
        happen(visit());
        sink.next();

        lanes.update(sink.with("alert.enabled", "false"));
        assertThat(view().state()).isEqualTo("disabled");
        happen(visit());
        lanes.update(sink.with("alert.enabled", "true"));
        journal.awaitReaders(1);
        happen(visit());

        assertThat(sink.next()).containsExactly(3L);
        assertThat(view().state()).isEqualTo("running");
    }

    @Test
    void appliesNewSettingsToTheEventsThatWait() throws InterruptedException {
        FakeSink sink = added(new FakeSink().failing(new IOException("poison")));
        happen(visit());
        time.awaitWaiting();

        sink.mend();
        lanes.update(sink.with("alert.severity", "high"));
        settled(1);

        assertThat(sink.silent()).isTrue();
        assertThat(view().skipped()).isEqualTo(1);
    }

    @Test
    void goesOnWithTheOldInstanceWhenTheNewOneDoesNotStart() throws InterruptedException {
        FakeSink old = added(new FakeSink());
        FakeSink refused = new FakeSink();
        refused.starts = false;

        lanes.remove(old);
        added(refused);
        happen(visit());

        assertThat(old.next()).containsExactly(1L);
        assertThat(view().state()).isEqualTo("running");
    }

    @Test
    void doesNotHoldOnToAnInstanceWhoseBundleStopped() throws InterruptedException {
        FakeSink old = added(new FakeSink());
        FakeSink refused = new FakeSink();
        refused.starts = false;

        old.bundleRuns = false;
        lanes.remove(old);
        lanes.add(refused);
        time.awaitWaiting();

        assertThat(view().state()).isEqualTo("error");
        refused.starts = true;
        time.clock.elapse(Duration.ofSeconds(60));
        journal.awaitReaders(1);
        assertThat(view().state()).isEqualTo("running");
    }

    @Test
    void deliversATestEventOnRequest() throws InterruptedException {
        FakeSink sink = added(new FakeSink("alert.name", "desk"));

        CompletableFuture<String> outcome = CompletableFuture.supplyAsync(() -> lanes.test("desk"));
        while (sink.silent()) {
            time.clock.elapse(Duration.ofSeconds(1));
        }

        assertThat(sink.next()).containsExactly(0L);
        assertThat(outcome.join()).startsWith("delivered one test event");
        assertThat(view().delivered()).isZero();
    }

    @Test
    void saysWhyATestFailed() throws Exception {
        added(new FakeSink().failing(new IOException("connection refused")));
        happen(visit());
        time.awaitWaiting();

        assertThatIllegalStateException()
                .isThrownBy(() -> lanes.test("fake-one"))
                .withMessage("IOException: connection refused");
        assertThatIllegalArgumentException().isThrownBy(() -> lanes.test("nobody"));
    }

    @Test
    void retriesAtOnceAfterATestThatSucceeded() throws InterruptedException {
        FakeSink sink = added(new FakeSink().failing(new IOException("down")));
        happen(visit());
        time.awaitWaiting();

        sink.mend();
        lanes.test("fake-one");

        assertThat(sink.next(2)).containsExactly(0L, 1L);
    }

    @Test
    void aHangingSinkHarmsOnlyItself() throws Exception {
        Semaphore hang = new Semaphore(0);
        FakeSink.Hanging hanging = new FakeSink.Hanging(hang);
        lanes.add(hanging);
        journal.awaitReaders(1);
        FakeSink other = new FakeSink("service.pid", "org.sundew.alert.fake~two");
        lanes.add(other);
        journal.awaitReaders(2);

        happen(visit(), visit());
        hanging.entered.acquire();

        assertThat(other.next(2)).containsExactly(1L, 2L);
        assertThatIllegalStateException()
                .isThrownBy(() -> lanes.test("hanging"))
                .withMessageStartingWith("no answer");
        assertThat(view("hanging").lag()).isEqualTo(2);
        time.clock.elapse(Duration.ofSeconds(61));
        assertThat(view("hanging").state()).isEqualTo("stuck");
        assertThat(view("hanging").retryingSince()).isEqualTo("2026-01-02T03:04:05Z");

        FakeSink successor = new FakeSink("service.pid", hanging.pid());
        lanes.remove(hanging);
        lanes.add(successor);
        assertThat(successor.next(2)).containsExactly(1L, 2L);
        hang.release();
    }

    private SinkView view(String name) {
        return lanes.views().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void endsInBoundedTimeThoughAllSinksHang() throws Exception {
        Semaphore hang = new Semaphore(0);
        for (int i = 0; i < 5; i++) {
            FakeSink.Hanging sink = new FakeSink.Hanging(hang);
            sink.properties.put("service.pid", "org.sundew.alert.fake~" + i);
            lanes.add(sink);
            journal.awaitReaders(i + 1);
        }
        happen(visit());

        CompletableFuture<Void> ended = CompletableFuture.runAsync(lanes::end);

        ended.get(5, TimeUnit.SECONDS);
        hang.release(5);
    }

    @Test
    void interruptsASinkThatDoesNotReturnWhenItHasToGo() throws Exception {
        CompletableFuture<String> interrupted = new CompletableFuture<>();
        CountDownLatch entered = new CountDownLatch(1);
        AlertSink sink = events -> {
            entered.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.complete(Thread.currentThread().getName());
                throw e;
            }
        };
        FakeSink service = new FakeSink() {
            @Override
            public AlertSink get() {
                return sink;
            }
        };
        added(service);
        happen(visit());
        entered.await();

        lanes.remove(service);

        assertThat(interrupted.get(5, TimeUnit.SECONDS)).isEqualTo("sundew-sink-fake-one");
        assertThat(view().failed()).isZero();
    }

    @Test
    void waitsForAJournal() throws InterruptedException {
        lanes.leave(journal);
        FakeSink sink = new FakeSink();
        lanes.add(sink);
        assertThat(view().state()).isEqualTo("waiting");

        lanes.come(journal);
        journal.awaitReaders(1);
        happen(visit());

        assertThat(sink.next()).containsExactly(1L);
    }

    @Test
    void readsAgainWhenTheJournalFailed() throws InterruptedException {
        FakeSink sink = added(new FakeSink());

        journal.fail("segment 7 is gone");
        time.awaitWaiting();
        assertThat(view().state()).isEqualTo("retrying");
        assertThat(view().lastError()).contains("segment 7 is gone");
        assertThat(view().failed()).isZero();

        journal.fail("");
        time.clock.elapse(Duration.ofSeconds(5));
        journal.awaitReaders(1);
        happen(visit());
        assertThat(sink.next()).containsExactly(1L);
        assertThat(view().state()).isEqualTo("running");
    }

    @Test
    void countsAndReportsWhatRetentionTook() throws InterruptedException {
        FakeSink first = added(new FakeSink());
        lanes.remove(first);
        happen(visit(), visit(), visit());
        journal.keepLast(1);

        FakeSink second = new FakeSink();
        lanes.add(second);

        assertThat(second.next()).containsExactly(3L);
        assertThat(view().overtaken()).isEqualTo(2);
        assertThat(told.await(1))
                .singleElement()
                .asString()
                .startsWith("events-lost fake-one")
                .contains("2 events");
    }

    @Test
    void tellsTheFirstEventOfAnIncidentAtOnceAndTheOthersTogether() throws InterruptedException {
        FakeSink sink = added(new FakeSink("alert.group.seconds", "60"));
        Listen ftp = Samples.listen("ftp", 21);

        happen(visitBy("192.0.2.7", ftp), visitBy("192.0.2.7", ftp), visitBy("192.0.2.8", ftp));
        assertThat(sink.next(2)).containsExactly(1L, 3L);
        happen(visitBy("192.0.2.7", ftp), visitBy("192.0.2.7", Samples.listen("ssh", 22)));
        assertThat(sink.next()).containsExactly(5L);
        journal.awaitReaders(1);
        assertThat(journal.cursor(FakeSink.PID)).isLessThan(2);

        while (sink.silent()) {
            time.clock.elapse(Duration.ofSeconds(1));
            journal.awaitReaders(1);
        }
        assertThat(sink.next()).containsExactly(2L, 4L);
        journal.awaitCursor(FakeSink.PID, 5);
    }

    @Test
    void doesNotRepeatDeliveredEventsWhenASinkIsReplacedInTheMiddleOfAnIncident() throws InterruptedException {
        FakeSink first = added(new FakeSink("alert.group.seconds", "60"));
        happen(visit(), visit());
        assertThat(first.next()).containsExactly(1L);
        journal.awaitReaders(1);

        lanes.remove(first);
        FakeSink second = added(new FakeSink("alert.group.seconds", "60"));
        while (second.silent()) {
            time.clock.elapse(Duration.ofSeconds(1));
            journal.awaitReaders(1);
        }

        assertThat(second.next()).containsExactly(2L);
        journal.awaitCursor(FakeSink.PID, 2);
    }

    @Test
    void givesTwoSinksOfOneNameTheirOwn() throws InterruptedException {
        added(new FakeSink("alert.name", "desk"));
        lanes.add(new FakeSink("alert.name", "desk", "service.pid", "org.sundew.alert.fake~two"));

        assertThat(lanes.views()).extracting(SinkView::name).containsExactly("desk", "fake-two");
        assertThat(lanes.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.key()).isEqualTo("alert.name");
            assertThat(problem.value()).isEqualTo("desk");
        });
    }

    @Test
    void tellsWhoeverListensThatASinkCameWasRenamedAndLeft() throws InterruptedException {
        List<String> seen = new ArrayList<>();
        Runnable unsubscribe =
                lanes.onChange(() -> seen.add(view().name() + (view().state().equals("gone") ? " gone" : "")));

        FakeSink sink = added(new FakeSink());
        lanes.update(sink.with("alert.name", "desk"));
        lanes.remove(sink);
        unsubscribe.run();
        lanes.forget(FakeSink.PID);

        assertThat(seen).containsExactly("fake-one", "desk", "desk gone");
    }

    @Test
    void ignoresAServiceThatCannotBeTold() {
        FakeSink sink = new FakeSink("service.pid", "", "component.name", "");

        lanes.add(sink);
        lanes.remove(sink);

        assertThat(lanes.views()).isEmpty();
    }

    @Test
    void testOfAGoneSinkSaysSo() throws InterruptedException, ExecutionException {
        FakeSink sink = added(new FakeSink());
        lanes.remove(sink);

        assertThatIllegalStateException()
                .isThrownBy(() -> lanes.test("fake-one"))
                .withMessage("sink fake-one is gone");
    }

    @Test
    void aTestSaysWhatTheReceiverAnsweredInHarmlessWords() throws InterruptedException {
        FakeSink sink = added(new FakeSink());
        sink.answer = "250 Ok: queued\r\n\u001b[2J" + "x".repeat(300);

        CompletableFuture<String> outcome = CompletableFuture.supplyAsync(() -> lanes.test("fake-one"));
        while (sink.silent()) {
            time.clock.elapse(Duration.ofSeconds(1));
        }

        assertThat(outcome.join())
                .matches("delivered one test event in \\d+ ms: 250 Ok: queued\\\\r\\\\n\\\\x1B\\[2Jx+")
                .hasSizeLessThan(280);
    }

    @Test
    void followsThePlanOfPauses() throws InterruptedException {
        added(new FakeSink("alert.retry.plan.seconds", "9, 9, 36").failing(new IOException("no")));

        happen(visit());

        for (int pause : List.of(9, 9, 36, 36)) {
            time.awaitWaiting();
            long failed = view().failed();
            time.clock.elapse(Duration.ofSeconds(pause).minusMillis(1));
            assertThat(view().failed()).isEqualTo(failed);
            time.clock.elapse(Duration.ofMillis(1));
        }
        time.awaitWaiting();
        assertThat(view().failed()).isEqualTo(5);
    }

    @Test
    void saysOnceMoreAndLouderThatASinkHasFailedForHours() throws InterruptedException {
        FakeSink sink = added(new FakeSink("alert.retry.plan.seconds", "3600", "alert.escalate.hours", "2")
                .failing(new IOException("no")));

        happen(visit());
        time.elapseOnceWaiting(Duration.ofHours(1));
        time.awaitWaiting();
        assertThat(told.all()).hasSize(1);
        time.clock.elapse(Duration.ofHours(1));
        time.elapseOnceWaiting(Duration.ofHours(1));
        time.awaitWaiting();
        sink.mend();
        time.clock.elapse(Duration.ofHours(1));
        sink.next();

        assertThat(told.await(3))
                .containsExactly(
                        "sink-failed fake-one: sink fake-one failed: IOException",
                        "sink-failed fake-one: sink fake-one has failed for 2 hours: IOException",
                        "sink-recovered fake-one: sink fake-one takes events again");
    }

    @Test
    void aSinkThatAsksForTimeHasNotFailedAndGetsAllThatCameUpMeanwhileAtOnce() throws InterruptedException {
        FakeSink sink = added(new FakeSink().failing(new NotYet("enough for now", Duration.ofMinutes(10))));

        happen(visit());
        time.awaitWaiting();
        assertThat(view().state()).isEqualTo("held");
        assertThat(view().failed()).isZero();
        assertThat(view().lag()).isEqualTo(1);
        assertThat(journal.cursor(FakeSink.PID)).isZero();
        happen(visit(), visit());
        sink.mend();
        time.clock.elapse(Duration.ofMinutes(10));

        assertThat(sink.next()).containsExactly(1L);
        assertThat(sink.next()).containsExactly(2L, 3L);
        settled(3);
        assertThat(view().state()).isEqualTo("running");
        assertThat(told.all()).isEmpty();
    }

    @Test
    void tellsForHowLongASinkIsBehind() throws InterruptedException {
        FakeSink sink = added(new FakeSink("alert.retry.seconds", 60).failing(new IOException("no")));
        assertThat(view().lagSeconds()).isZero();

        happen(visitNow());
        time.elapseOnceWaiting(Duration.ofSeconds(59));
        assertThat(view().lagSeconds()).isEqualTo(59);

        sink.mend();
        time.clock.elapse(Duration.ofSeconds(1));
        sink.next();
        settled(1);
        assertThat(view().lagSeconds()).isZero();
    }

    @Test
    void tellsForHowLongASinkThatIsGoneIsBehind() throws InterruptedException {
        FakeSink sink = added(new FakeSink());
        lanes.remove(sink);
        time.clock.elapse(Duration.ofSeconds(100));
        assertThat(view().lagSeconds()).isZero();

        happen(visitNow());
        time.clock.elapse(Duration.ofSeconds(7));

        assertThat(view().lag()).isEqualTo(1);
        assertThat(view().lagSeconds()).isEqualTo(7);
    }

    private Visited visitNow() {
        Visited sample = visit();
        return new Visited(
                sample.id(),
                0,
                time.now(),
                sample.at(),
                sample.severity(),
                sample.closedBy(),
                sample.received(),
                sample.sent(),
                sample.notes(),
                sample.rule(),
                sample.limit());
    }

    @Test
    void aVisitorWhereverItKnocksIsOneIncidentIfTheCfgSaysSo() throws InterruptedException {
        FakeSink sink = added(new FakeSink("alert.group.seconds", 300, "alert.group.by", "visitor"));

        happen(visitBy("198.51.100.9", Samples.listen("ftp", 21)));
        assertThat(sink.next()).containsExactly(1L);
        happen(
                visitBy("198.51.100.9", Samples.listen("http", 80)),
                visitBy("198.51.100.9", Samples.listen("smtp", 25)),
                visitBy("203.0.113.5", Samples.listen("smtp", 25)));

        assertThat(sink.next()).containsExactly(4L);
        journal.awaitReaders(1);
        time.clock.elapse(Duration.ofMinutes(5));
        assertThat(sink.next()).containsExactly(2L, 3L);
    }

    @Test
    void incidentsThatEndTogetherAreToldTogetherInTheOrderOfTheLog() throws InterruptedException {
        FakeSink sink = added(new FakeSink("alert.group.seconds", 300));
        Listen ftp = Samples.listen("ftp", 21);

        happen(visitBy("198.51.100.9", ftp), visitBy("203.0.113.5", ftp));
        sink.next(2);
        happen(
                visitBy("203.0.113.5", ftp),
                visitBy("198.51.100.9", ftp),
                visitBy("203.0.113.5", ftp),
                visitBy("198.51.100.9", ftp));
        journal.awaitReaders(1);
        time.clock.elapse(Duration.ofMinutes(5));

        assertThat(sink.next()).containsExactly(3L, 4L, 5L, 6L);
    }
}
