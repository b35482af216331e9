package org.sundew.sim.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sundew.admin.Problem;
import org.sundew.admin.ProblemSource;
import org.sundew.sim.Dialog;
import org.sundew.sim.ListensOn;
import org.sundew.sim.Session;
import org.sundew.sim.SimServer;
import org.sundew.yaml.FlawedFile;

/**
 * Plays the service that a script describes. A script that is saved takes effect for the next visit; one with a flaw leaves
 * the last good one in force and is reported.
 */
@Component(
        name = "org.sundew.sim.script",
        service = {SimServer.class, ProblemSource.class},
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@ListensOn(port = "26")
@Designate(ocd = ScriptSim.Config.class, factory = true)
public final class ScriptSim implements SimServer, ProblemSource {
    private static final Logger LOG = LoggerFactory.getLogger(ScriptSim.class);

    private final String name;
    private final Path file;
    private final ZoneId zone;
    private final ScheduledExecutorService watcher;
    private FileTime read = FileTime.fromMillis(0);
    private volatile Script script;
    private volatile List<Problem> problems = List.of();

    /** Which script, and how often to look whether it changed. */
    @ObjectClassDefinition(
            name = "Sundew script sim server",
            description = "Plays a service that a YAML file describes")
    @interface Config {
        @AttributeDefinition(description = "The YAML file that describes the service, relative to etc")
        String script();

        @AttributeDefinition(
                description = "How often the file is looked at for changes, in s",
                min = "1",
                max = "86400")
        int script_seconds() default 2;
    }

    /** Reads the script, which must be without flaw. */
    @Activate
    public ScriptSim(Config config) {
        this(config, Path.of(System.getProperty("karaf.etc", "etc")), ZoneId.systemDefault(), watcher(config));
        var unused = watcher.scheduleWithFixedDelay(
                this::lookSafely, config.script_seconds(), config.script_seconds(), TimeUnit.SECONDS);
    }

    /** The same with what the outside gives, and without a look at the file by itself. */
    ScriptSim(Config config, Path etc, ZoneId zone, ScheduledExecutorService watcher) {
        this.name = config.script();
        this.file = etc.resolve(name);
        this.zone = zone;
        this.watcher = watcher;
        try {
            read = modified();
            script = ScriptReader.read(file);
        } catch (FlawedFile e) {
            watcher.shutdown();
            throw new IllegalArgumentException("script: " + e.getMessage() + ": " + name, e);
        }
    }

    private static ScheduledExecutorService watcher(Config config) {
        return Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "sundew-script-" + config.script());
            thread.setDaemon(true);
            return thread;
        });
    }

    @Deactivate
    void stop() {
        watcher.shutdownNow();
    }

    @Override
    public Dialog open(Session session) {
        return Talk.begin(session, script, zone);
    }

    @Override
    public List<Problem> problems() {
        return problems;
    }

    /** A schedule ends with the first failure, and with it all looks: so there is none. */
    private void lookSafely() {
        try {
            look();
        } catch (RuntimeException e) {
            LOG.error("{} could not be looked at", name, e);
        }
    }

    /** Takes the script anew if it was saved since the last look. */
    void look() {
        FileTime now = modified();
        if (now.equals(read)) {
            return;
        }
        read = now;
        try {
            script = ScriptReader.read(file);
            problems = List.of();
            LOG.info("{} is in force as it was saved", name);
        } catch (FlawedFile e) {
            problems = e.flaws().stream()
                    .map(flaw -> flaw.problem(name, "the last good script stays in force"))
                    .toList();
            LOG.warn("{}: {}; the last good script stays in force", name, e.getMessage());
        }
    }

    /** When the file was saved; a file that is not there was saved never. */
    private FileTime modified() {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            LOG.debug("{} cannot be looked at: {}", name, e.toString());
            return FileTime.fromMillis(0);
        }
    }
}
