package org.sundew.sim.ssh;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;
import org.sundew.shell.Doorman;
import org.sundew.shell.Machines;
import org.sundew.sim.Dialog;
import org.sundew.sim.ListensOn;
import org.sundew.sim.Persona;
import org.sundew.sim.Session;
import org.sundew.sim.SimServer;

/** Plays an SSH server (RFC 4251 to 4254). */
@Component(name = "org.sundew.sim.ssh", configurationPolicy = ConfigurationPolicy.REQUIRE)
@ListensOn(port = "22", severity = "high")
@Designate(ocd = SshSim.Config.class, factory = true)
public final class SshSim implements SimServer {
    private static final int KERNELS_MAX = 16;
    private static final int THREADS = Math.max(2, Runtime.getRuntime().availableProcessors());

    private final SshSettings settings;
    private final HostKeys keys;
    private final Executor pool;
    private final Clock clock;
    private final @Nullable ThreadPoolExecutor own;
    private final Map<Persona, CompletableFuture<Kernel>> kernels = new LinkedHashMap<>(4, 0.75f, true);

    /** The sim's own keys. */
    @ObjectClassDefinition(
            name = "Sundew SSH sim server",
            description = "Plays the SSH server of the persona, with a made-up shell behind the log-in")
    public @interface Config {
        @AttributeDefinition(
                description = "Who gets in: never, always, list (users), tries (from the accept.tries-th password on)",
                options = {
                    @Option(label = "nobody", value = "never"),
                    @Option(label = "everybody", value = "always"),
                    @Option(label = "users", value = "list"),
                    @Option(label = "after some tries", value = "tries")
                })
        String accept() default "list";

        @AttributeDefinition(
                description = "With accept = tries: which of a visitor's passwords is taken, whatever it is",
                min = "1",
                max = "1000")
        int accept_tries() default 3;

        @AttributeDefinition(required = false, description = "The list, as user:password; * stands for any")
        String[] users() default {};

        @AttributeDefinition(description = "How long a refused password waits, in seconds", min = "0", max = "60")
        int refusal_seconds() default 2;

        @AttributeDefinition(description = "Whether keyboard-interactive is offered beside publickey and password")
        boolean keyboard_interactive() default false;

        @AttributeDefinition(
                description = "How many bytes of what a visitor writes into files are kept, in all",
                min = "0",
                max = "16777216")
        int upload_bytes() default 1048576;
    }

    /** Reads the configuration. */
    @Activate
    public SshSim(Config config) {
        this(config, Machines.onThreads(), folder(), threads(), Clock.systemUTC());
    }

    private SshSim(Config config, Machines machines, Path folder, ThreadPoolExecutor pool, Clock clock) {
        this.settings = settings(config, machines);
        this.keys = new HostKeys(folder);
        this.pool = pool;
        this.own = pool;
        this.clock = clock;
    }

    SshSim(Config config, Machines machines, Path folder, Executor pool, Clock clock) {
        this.settings = settings(config, machines);
        this.keys = new HostKeys(folder);
        this.pool = pool;
        this.own = null;
        this.clock = clock;
    }

    private static SshSettings settings(Config config, Machines machines) {
        return new SshSettings(
                Doorman.of(config.accept(), config.accept_tries(), config.users()),
                Duration.ofSeconds(config.refusal_seconds()),
                config.keyboard_interactive(),
                config.upload_bytes(),
                machines);
    }

    private static Path folder() {
        return Path.of(System.getProperty("karaf.data", "data"), "ssh");
    }

    private static ThreadPoolExecutor threads() {
        AtomicInteger count = new AtomicInteger();
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(THREADS, THREADS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "sundew-ssh-" + count.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** Sessions that go on are finished by the threads that work for them; new ones go to the next instance. */
    @Deactivate
    void stop() {
        if (own != null) {
            own.setKeepAliveTime(1, TimeUnit.SECONDS);
        }
    }

    @Override
    public Dialog open(Session session) {
        SshDialog dialog = new SshDialog(session, pool, clock);
        dialog.begin(kernel(session.persona()));
        var unused = settings.machines().of(session.persona());
        return dialog;
    }

    private synchronized CompletableFuture<Kernel> kernel(Persona persona) {
        CompletableFuture<Kernel> known = kernels.get(persona);
        if (known != null && !known.isCompletedExceptionally()) {
            return known;
        }
        CompletableFuture<Kernel> made = CompletableFuture.supplyAsync(() -> make(persona), pool);
        kernels.put(persona, made);
        if (kernels.size() > KERNELS_MAX) {
            kernels.remove(kernels.keySet().iterator().next());
        }
        return made;
    }

    private Kernel make(Persona persona) {
        try {
            return new Kernel(persona, settings, keys.of(persona.name()));
        } catch (IOException | GeneralSecurityException e) {
            throw new CompletionException(e);
        }
    }
}
