package org.sundew.alert.process;

import java.net.InetAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The names that visitors' addresses have in the DNS, for {@code VISITOR_DOMAIN}. Whoever owns the address chose the name, so
 * only what looks like a host name is one; and it counts only if it leads back to the address.
 *
 * <p>A name is waited for, but not for long: a name server that does not answer costs every address the time-out once in
 * {@code MEMORY}. Remembers the {@value #MOST} addresses last asked for. Thread-safe.
 */
final class VisitorNames implements AutoCloseable {
    /** How many addresses are remembered. */
    static final int MOST = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(VisitorNames.class);
    private static final Duration MEMORY = Duration.ofMinutes(10);
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    /** How many are looked up at once. */
    static final int THREADS = 4;

    private static final int WAITING = 100;
    private static final Pattern HOST = Pattern.compile("(?=.{1,253}\\.?$)[A-Za-z0-9_]([A-Za-z0-9._-]*[A-Za-z0-9.])?");

    private final Function<InetAddress, String> resolver;
    private final Duration timeout;
    private final LongSupplier nanos;
    private final ThreadPoolExecutor threads;
    private final Map<InetAddress, Answer> answers = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<InetAddress, Answer> eldest) {
            return size() > MOST;
        }
    };

    private record Answer(String name, long time) {}

    /** Asks the system's resolver. */
    VisitorNames() {
        this(InetAddress::getCanonicalHostName, TIMEOUT, System::nanoTime);
    }

    VisitorNames(Function<InetAddress, String> resolver, Duration timeout, LongSupplier nanos) {
        this(resolver, timeout, nanos, new LinkedBlockingQueue<>(WAITING));
    }

    /** With this queue for look-ups that find no thread. */
    VisitorNames(
            Function<InetAddress, String> resolver,
            Duration timeout,
            LongSupplier nanos,
            BlockingQueue<Runnable> waiting) {
        this.resolver = resolver;
        this.timeout = timeout;
        this.nanos = nanos;
        threads = new ThreadPoolExecutor(THREADS, THREADS, 10, TimeUnit.SECONDS, waiting, task -> {
            Thread thread = new Thread(task, "sundew-visitor-names");
            thread.setDaemon(true);
            return thread;
        });
        threads.allowCoreThreadTimeOut(true);
    }

    /** The name of this address; empty if it has none, or none that can be had in time. */
    String of(InetAddress address) throws InterruptedException {
        synchronized (answers) {
            Answer answer = answers.get(address);
            if (answer != null && nanos.getAsLong() - answer.time() < MEMORY.toNanos()) {
                return answer.name();
            }
        }
        FutureTask<String> lookUp = new FutureTask<>(() -> resolver.apply(address));
        try {
            threads.execute(lookUp);
        } catch (RejectedExecutionException e) {
            LOG.debug("No name of {}: too many are asked for", address);
            return ""; // nobody was asked, so there is nothing to remember
        }
        String name = await(lookUp, address);
        synchronized (answers) {
            answers.put(address, new Answer(name, nanos.getAsLong()));
        }
        return name;
    }

    private String await(FutureTask<String> lookUp, InetAddress address) throws InterruptedException {
        try {
            String name = lookUp.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
            boolean own =
                    !name.equals(address.getHostAddress()) && HOST.matcher(name).matches();
            return own ? name : "";
        } catch (TimeoutException | ExecutionException e) {
            LOG.debug("No name of {} in time: {}", address, e.toString());
            return "";
        } finally {
            // one that still waits for a thread must not keep its place from others
            lookUp.cancel(true);
            threads.remove(lookUp);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
