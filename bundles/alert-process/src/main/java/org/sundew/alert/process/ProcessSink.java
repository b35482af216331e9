package org.sundew.alert.process;

import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sundew.admin.Problem;
import org.sundew.alert.AlertSink;
import org.sundew.alert.AlertsOn;
import org.sundew.event.Id;
import org.sundew.event.SensorEvent;
import org.sundew.event.Visit;
import org.sundew.program.Limits;
import org.sundew.program.Program;
import org.sundew.program.ProgramKeys;
import org.sundew.program.Programs;

/**
 * Runs an external program for each event that is its own (KFSensor manual, External Alerts; ADR 29).
 *
 * <p>A program that cannot be started is tried again by the lane; those of the same batch that did run are not run again. One
 * that ran has done what it did: if it ended badly or too late, that is logged, counted and shown, and not repeated.
 */
@Component(name = ProcessSink.NAME, configurationPolicy = ConfigurationPolicy.REQUIRE)
@AlertsOn
@Designate(ocd = ProcessSink.Config.class, factory = true)
public final class ProcessSink implements AlertSink {
    /** The component's name and PID. */
    static final String NAME = "org.sundew.alert.process";

    private static final Logger LOG = LoggerFactory.getLogger(ProcessSink.class);
    private static final int NICENESS = 10;

    private final Config config;
    private final String pid;
    private final String name;
    private final String file;
    private final Programs programs;
    private final Definitions definitions;
    private final Program program;
    private final Optional<VisitorNames> names;
    private final ThreadPoolExecutor threads;
    private final Set<Id> done = new HashSet<>();
    private final AtomicLong runs = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();

    /** Which program, how it is told, and what it may take. */
    @ObjectClassDefinition(name = "Sundew process sink", description = "Has an external program handle events")
    public @interface Config {
        @AttributeDefinition(description = ProgramKeys.APPLICATION)
        String application();

        @AttributeDefinition(required = false, description = ProgramKeys.ARGUMENTS)
        String arguments() default "";

        @AttributeDefinition(required = false, description = ProgramKeys.DIRECTORY)
        String working_directory() default "";

        @AttributeDefinition(
                description = "Whether it reads RECEIVED=<base64> and RESPONSE=<base64>, one line each, on its input")
        boolean stdin() default true;

        @AttributeDefinition(
                description = "Seconds after which it is ended by force, with all it started",
                min = "1",
                max = "86400")
        int timeout_seconds() default 30;

        @AttributeDefinition(
                description = "How many of it run at once, for as many events; each has three threads",
                min = "1",
                max = "100")
        int parallel_max() default 10;

        @AttributeDefinition(description = ProgramKeys.DESCRIPTORS, min = "8", max = "65536")
        int descriptors_max() default 256;

        @AttributeDefinition(description = ProgramKeys.PROCESSES, min = "0", max = "1000000")
        int processes_max() default 4096;

        @AttributeDefinition(
                description = "Whether VISITOR_DOMAIN is looked up: that asks the DNS, which the visitor may see")
        boolean visitor_domain() default true;

        @AttributeDefinition(
                description =
                        "Whether this definition excludes others: among those that exclude each other and match an"
                                + " event's kind, protocol and port, only the most specific one runs. false: it runs"
                                + " beside them")
        boolean alert_exclusive() default true;
    }

    /** A sink for this configuration; its program must be there. */
    @Activate
    public ProcessSink(
            Config config,
            Map<String, Object> properties,
            @Reference Programs programs,
            @Reference Definitions definitions) {
        this(config, properties, programs, definitions, new VisitorNames());
    }

    ProcessSink(
            Config config,
            Map<String, Object> properties,
            Programs programs,
            Definitions definitions,
            VisitorNames names) {
        this.config = config;
        this.pid = Definition.pid(properties);
        this.name = name(properties, pid);
        this.file = ProgramKeys.file(properties, pid);
        this.programs = programs;
        this.definitions = definitions;
        Limits limits = new Limits(NICENESS, config.descriptors_max(), config.processes_max(), true);
        this.program = Program.of(config.application(), config.arguments(), config.working_directory(), limits);
        this.names = config.visitor_domain() ? Optional.of(names) : Optional.empty();
        int most = config.parallel_max();
        threads = new ThreadPoolExecutor(most, most, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            Thread thread = new Thread(task, "sundew-program-" + name);
            thread.setDaemon(true);
            return thread;
        });
        threads.allowCoreThreadTimeOut(true);
    }

    private static String name(Map<String, Object> properties, String pid) {
        String asked = String.valueOf(properties.getOrDefault("alert.name", "")).trim();
        return asked.isEmpty() ? "process-" + pid.substring(pid.indexOf('~') + 1) : asked;
    }

    /** Ends what still runs. */
    @Deactivate
    void close() {
        threads.shutdownNow();
        names.ifPresent(VisitorNames::close);
    }

    @Override
    public void deliver(List<SensorEvent> events) throws IOException, InterruptedException {
        Map<Id, Future<?>> started = new LinkedHashMap<>();
        try {
            for (SensorEvent event : events) {
                if (!done.contains(event.id()) && concerns(event)) {
                    started.put(event.id(), threads.submit(() -> run(event)));
                }
            }
            await(started);
        } finally {
            started.values().forEach(run -> run.cancel(true));
        }
        done.clear();
    }

    /** A test, which is not journaled, is for every sink that it is sent through. */
    private boolean concerns(SensorEvent event) throws InterruptedException {
        return event.sequence() == 0 || definitions.chooses(pid, event);
    }

    private void await(Map<Id, Future<?>> started) throws IOException, InterruptedException {
        List<IOException> refused = new ArrayList<>(1);
        for (Map.Entry<Id, Future<?>> run : started.entrySet()) {
            try {
                run.getValue().get();
                done.add(run.getKey());
            } catch (ExecutionException e) {
                refused.add(cause(e));
            }
        }
        if (!refused.isEmpty()) {
            throw refused.get(0);
        }
    }

    private IOException cause(ExecutionException failure) {
        Throwable cause = failure.getCause();
        return cause instanceof IOException known ? known : new IOException("the program was not run", cause);
    }

    private @Nullable Void run(SensorEvent event) throws IOException, InterruptedException {
        String domain = domain(event.visit());
        byte[] input = config.stdin() ? EventVariables.lines(event) : new byte[0];
        try {
            Execution execution = Execution.of(
                    programs,
                    program,
                    EventVariables.of(event, name, domain, ZoneId.systemDefault()),
                    input,
                    Duration.ofSeconds(config.timeout_seconds()));
            report(event, execution);
        } catch (IOException e) {
            programs.trouble(new Problem(file, "application", config.application(), "cannot be started: " + reason(e)));
            throw e;
        }
        return null;
    }

    private static String reason(IOException failure) {
        return String.valueOf(failure.getMessage());
    }

    private String domain(Optional<Visit> visit) throws InterruptedException {
        return names.isPresent() && visit.isPresent()
                ? names.get().of(visit.get().visitor().address())
                : "";
    }

    private void report(SensorEvent event, Execution execution) {
        long ran = runs.incrementAndGet();
        if (execution.well()) {
            programs.well(file, "application");
            LOG.info("{} ran for event {}: {}", name, event.id(), execution.output());
            return;
        }
        String end = execution.inTime()
                ? "ended with status " + execution.status()
                : "was ended after " + config.timeout_seconds() + " s";
        long failed = failures.incrementAndGet();
        LOG.warn("{} {} for event {}: {}", name, end, event.id(), execution.output());
        String what = "the program " + end + "; " + failed + " of " + ran + " runs did not end well";
        programs.trouble(new Problem(file, "application", config.application(), what));
    }
}
