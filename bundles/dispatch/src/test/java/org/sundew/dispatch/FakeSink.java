package org.sundew.dispatch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.sundew.admin.Problem;
import org.sundew.alert.AlertSink;
import org.sundew.event.SensorEvent;

/** A sink and its service in one: keeps the batches it took, and fails or hangs when told to. */
class FakeSink implements SinkService, AlertSink {
    static final String PID = "org.sundew.alert.fake~one";

    final Map<String, Object> properties = new HashMap<>();
    private final BlockingQueue<List<SensorEvent>> delivered = new LinkedBlockingQueue<>();
    private volatile Optional<Exception> failure = Optional.empty();
    volatile boolean starts = true;
    volatile String answer = "";
    volatile List<Problem> problems = List.of();
    volatile boolean bundleRuns = true;
    final AtomicInteger ungotten = new AtomicInteger();

    /** A sink of PID {@value #PID}, that tells people, with these properties besides. */
    FakeSink(Object... keysAndValues) {
        properties.put("service.pid", PID);
        properties.put("component.name", "org.sundew.alert.fake");
        with(keysAndValues);
    }

    FakeSink with(Object... keysAndValues) {
        for (int i = 0; i < keysAndValues.length; i += 2) {
            properties.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return this;
    }

    FakeSink failing(Exception why) {
        failure = Optional.of(why);
        return this;
    }

    void mend() {
        failure = Optional.empty();
    }

    @Override
    public List<Problem> problems() {
        return problems;
    }

    @Override
    public void deliver(List<SensorEvent> events) throws Exception {
        Optional<Exception> present = failure;
        if (present.isPresent()) {
            throw present.get();
        }
        delivered.add(events);
    }

    @Override
    public String test(SensorEvent event) throws Exception {
        deliver(List.of(event));
        return answer;
    }

    /** The next batch, waited for. */
    List<Long> next() throws InterruptedException {
        List<SensorEvent> batch = delivered.poll(10, TimeUnit.SECONDS);
        if (batch == null) {
            throw new AssertionError("nothing was delivered");
        }
        return sequences(batch);
    }

    /** The next events, in as many batches as they came. */
    List<Long> next(int events) throws InterruptedException {
        List<Long> all = new ArrayList<>();
        while (all.size() < events) {
            all.addAll(next());
        }
        return all;
    }

    boolean silent() {
        return delivered.isEmpty();
    }

    static List<Long> sequences(List<SensorEvent> events) {
        return events.stream().map(SensorEvent::sequence).toList();
    }

    @Override
    public Map<String, Object> properties() {
        return Map.copyOf(properties);
    }

    @Override
    public @Nullable AlertSink get() {
        return starts ? this : null;
    }

    @Override
    public void unget(AlertSink sink) {
        ungotten.incrementAndGet();
    }

    @Override
    public boolean bundleRuns() {
        return bundleRuns;
    }

    String pid() {
        return (String) properties.get("service.pid");
    }

    /** A sink, named {@code hanging}, that does not return, even when interrupted, until a permit is there. */
    static final class Hanging extends FakeSink {
        final Semaphore entered = new Semaphore(0);
        private final Semaphore release;

        Hanging(Semaphore release) {
            super("alert.name", "hanging");
            this.release = release;
        }

        @Override
        public void deliver(List<SensorEvent> events) {
            entered.release();
            release.acquireUninterruptibly();
        }
    }
}
