package org.sundew.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sundew.admin.Problem;
import org.sundew.admin.ProblemSource;

/**
 * Starts programs and sees to it that none outlives its time, its user or the sensor.
 *
 * <p>Every program gets a mark in its environment. By it are found the processes that left their session, and at the start those
 * that a sensor of this installation which was killed left behind.
 */
@Component(
        service = {Programs.class, ProblemSource.class},
        immediate = true)
public final class Programs implements ProblemSource {
    /** How many programs may run at once, whoever started them. */
    static final int MOST = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(Programs.class);

    private final int most;
    private final Tools tools;
    private final Census census;
    private final Troubles troubles = new Troubles(Clock.systemUTC());
    private final Set<Running> running = ConcurrentHashMap.newKeySet();
    private final ScheduledThreadPoolExecutor later;
    private final Marks marks;
    private volatile boolean stopped;

    /** Ends what a former sensor with the same data left behind. */
    @Activate
    public Programs() {
        this(Tools.installed(), new Census(Path.of("/proc")), System.getProperty("karaf.data", ""), MOST);
    }

    Programs(Tools tools, Census census, String data, int most) {
        this.most = most;
        this.tools = tools;
        this.census = census;
        marks = new Marks(census, data);
        later = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "sundew-programs");
            thread.setDaemon(true);
            return thread;
        });
        later.setRemoveOnCancelPolicy(true);
        sweep();
    }

    private void sweep() {
        for (Long pid : marks.strays()) {
            LOG.warn("Process {} was left behind by a sensor that was killed, and is ended", pid);
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    /** Ends every program that still runs. */
    @Deactivate
    public void stop() {
        stopped = true;
        later.shutdownNow();
        running.forEach(Running::end);
    }

    /**
     * Starts a program. The thread that calls must live at least as long as the program is to: the kernel ends the program when
     * it ends.
     *
     * @param joined whether its standard error goes where its output goes
     * @throws IOException {@code key: what is wrong: value} if it cannot be started
     */
    public Running start(Program program, Variables variables, boolean joined) throws IOException {
        if (!program.wrong().isEmpty()) {
            throw new IOException("application: " + program.wrong() + ": " + program.application());
        }
        if (running.size() >= most) {
            throw new IOException("more than " + most + " programs would run");
        }
        Running started = launch(program, variables, joined);
        running.add(started);
        if (stopped) {
            started.end();
            throw new IOException("programs are not started any more");
        }
        return started;
    }

    private Running launch(Program program, Variables variables, boolean joined) throws IOException {
        String mark = marks.next();
        List<String> command = new ArrayList<>(tools.before(program.limits()));
        command.add(program.application().toString());
        command.addAll(program.arguments().with(variables));
        Path directory = Files.createDirectories(program.directory());
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(joined);
        clean(builder.environment(), directory, variables, mark);
        return new Running(builder.start(), this, tools, census, "\0" + mark + "\0");
    }

    /** Nothing of the sensor's own environment: it may hold secrets. */
    private static void clean(Map<String, String> environment, Path directory, Variables variables, String mark) {
        environment.clear();
        environment.put("PATH", String.join(":", Program.PATH));
        environment.put("LANG", "C.UTF-8");
        environment.put("HOME", directory.toString());
        environment.put("HONEYD_HOME", directory.toString());
        environment.putAll(variables.environment());
        environment.put(mark.substring(0, mark.indexOf('=')), mark.substring(mark.indexOf('=') + 1));
    }

    void ended(Running program) {
        running.remove(program);
    }

    void later(Duration delay, Runnable task) {
        try {
            var unused = later.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("Programs are stopping: this one has no grace left");
            task.run();
        }
    }

    /** How many programs run now. */
    public int running() {
        return running.size();
    }

    /** Something went wrong: it is shown among the sensor's problems, with how often, for some minutes after the last time. */
    public void trouble(Problem problem) {
        troubles.add(problem);
    }

    /** It goes well again. */
    public void well(String file, String key) {
        troubles.over(file, key);
    }

    @Override
    public List<Problem> problems() {
        List<Problem> all = new ArrayList<>(tools.problems());
        all.addAll(troubles.problems());
        return all;
    }
}
