package com.example.parrot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.sundew.sim.Dialog;
import org.sundew.sim.Lines;
import org.sundew.sim.ListensOn;
import org.sundew.sim.Session;
import org.sundew.sim.SimServer;

/** Says which version it is and repeats lines; {@code late} is answered by a class that nothing loaded before. */
@Component(name = "com.example.sim.parrot", configurationPolicy = ConfigurationPolicy.REQUIRE)
@ListensOn(port = "4711")
@Designate(ocd = ParrotSim.Config.class, factory = true)
public final class ParrotSim implements SimServer {
    /** Its one key. */
    @ObjectClassDefinition(name = "Parrot")
    public @interface Config {
        /** What it says before each line that it repeats. */
        @AttributeDefinition(description = "What it says before each line that it repeats.")
        String prefix() default "";
    }

    private final Config config;
    private final String version;

    /** A parrot of this jar's version. */
    @Activate
    public ParrotSim(Config config) {
        this.config = config;
        this.version = read("version.txt");
    }

    @Override
    public Dialog open(Session session) {
        session.send("parrot " + version + "\r\n");
        return Lines.to(line -> session.send((line.equals("late") ? Late.answer() : config.prefix() + line) + "\r\n"));
    }

    private static String read(String resource) {
        try (InputStream in = Objects.requireNonNull(ParrotSim.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Loaded at the first {@code late}, which may come after the bundle was updated. */
    private static final class Late {
        static String answer() {
            return "never too late";
        }
    }
}
