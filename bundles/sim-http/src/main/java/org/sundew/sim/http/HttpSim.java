package org.sundew.sim.http;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;
import org.sundew.admin.Problem;
import org.sundew.admin.ProblemSource;
import org.sundew.sim.Dialog;
import org.sundew.sim.ListensOn;
import org.sundew.sim.Session;
import org.sundew.sim.SimServer;

/** Plays a web server with a static site. */
@Component(
        name = "org.sundew.sim.http",
        service = {SimServer.class, ProblemSource.class},
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@ListensOn(port = "80", severity = "medium")
@Designate(ocd = HttpSim.Config.class, factory = true)
public final class HttpSim implements SimServer, ProblemSource {

    /** Which product to play, what it serves, who gets in, and how much of what visitors send is kept. */
    @ObjectClassDefinition(name = "Sundew HTTP sim server", description = "Plays a web server with a static site")
    @interface Config {
        @AttributeDefinition(
                description = "The product to play",
                options = {
                    @Option(label = "Apache httpd on Debian", value = "apache"),
                    @Option(label = "nginx", value = "nginx"),
                    @Option(label = "Microsoft IIS", value = "iis"),
                    @Option(label = "What the site's own file says", value = "custom")
                })
        String persona() default "apache";

        @AttributeDefinition(description = "Its version; blank: 2.4.57, 1.22.1 or 10.0")
        String version() default "";

        @AttributeDefinition(description = "The server's own name; blank: www. and the sensor's domain")
        String server_name() default "";

        @AttributeDefinition(description = "The folder with the site; blank: the product's start page")
        String site() default "";

        @AttributeDefinition(
                description = "How often the folder is looked at for changes, in s; 0: never",
                min = "0",
                max = "86400")
        int site_seconds() default 2;

        @AttributeDefinition(description = "The path that wants a password, with all below it; blank: none")
        String auth_path() default "/admin";

        @AttributeDefinition(description = "What the browser is told it wants a password for")
        String auth_realm() default "Restricted area";

        @AttributeDefinition(
                description = "Who gets in there: user:password, by commas; * stands for any name or password")
        String[] users() default {};

        @AttributeDefinition(description = "The page of the site that answers a log-in by form; it never succeeds")
        String form_failed() default "/login-failed.html";

        @AttributeDefinition(
                description =
                        "How long a connection waits for the next request, in s; 0: one request each; -1: as the product",
                min = "-1",
                max = "86400")
        int keep_alive_seconds() default -1;

        @AttributeDefinition(
                description = "How many requests a connection may make; -1: as the product",
                min = "-1",
                max = "1000000")
        int requests_max() default -1;

        @AttributeDefinition(
                description = "How long the head of a request may take, in s; -1: as the product",
                min = "-1",
                max = "86400")
        int head_seconds() default -1;

        @AttributeDefinition(
                description = "How long the next piece of a body may take, in s; -1: as the product",
                min = "-1",
                max = "86400")
        int body_seconds() default -1;

        @AttributeDefinition(
                description = "The longest body that is taken, in bytes; -1: as the product",
                min = "-1",
                max = "1099511627776")
        long body_max_bytes() default -1;

        @AttributeDefinition(
                description = "How much of a body is kept for its event, in bytes; all of it is hashed",
                min = "0",
                max = "16777216")
        int body_keep_bytes() default 16_384;

        @AttributeDefinition(
                description = "How much of an uploaded file is kept for its event, in bytes; all of it is hashed",
                min = "0",
                max = "16777216")
        int upload_keep_bytes() default 1_048_576;

        @AttributeDefinition(
                description = "How much all open sessions may keep together, in bytes; beyond it less is kept",
                min = "1048576",
                max = "1073741824")
        long keep_total_bytes() default 33_554_432;
    }

    private final Setup setup;
    private final Optional<SiteWatch> watch;
    private final Optional<Future<?>> looking;

    /** Checks the configuration and reads the site into memory. */
    @Activate
    public HttpSim(@Reference SiteRounds rounds, Config config) {
        Persona persona = Persona.of(config.persona(), config.version());
        this.watch = watch(config.site(), persona);
        this.setup = setup(config, persona instanceof Custom ? custom(watch) : persona, watch);
        this.looking = watch.filter(site -> config.site_seconds() > 0)
                .map(site -> rounds.every(config.site_seconds(), site::look));
    }

    private static Persona custom(Optional<SiteWatch> watch) {
        SiteWatch sites = watch.orElseThrow(() -> new IllegalArgumentException("site: persona = custom needs one"));
        // a folder without a product is not read
        return new Custom(() -> sites.get().main().file().product().orElseThrow());
    }

    /** A path of the operator's as visitors' are compared with it. */
    private static String place(String path, Persona persona) {
        String bytes = Template.bytes(path);
        return persona.dialect().windows() ? bytes.toLowerCase(Locale.ROOT) : bytes;
    }

    private static String formFailed(String path) {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("form.failed: does not begin with a slash: " + path);
        }
        return path;
    }

    private static Setup setup(Config config, Persona persona, Optional<SiteWatch> watch) {
        Supplier<Sites> sites = watch.<Supplier<Sites>>map(w -> w).orElseGet(() -> start(persona));
        Guard guard = Guard.of(place(config.auth_path(), persona), config.auth_realm(), config.users());
        Dialect dialect = config.body_max_bytes() < 0
                ? persona.dialect()
                : persona.dialect().withBodyMax(config.body_max_bytes());
        Manners manners = persona.manners()
                .but(config.head_seconds(), config.body_seconds(), config.keep_alive_seconds(), config.requests_max());
        return new Setup(
                new Front(persona, new DatedSites(sites, persona), guard, formFailed(config.form_failed())),
                dialect,
                manners,
                config.server_name(),
                config.body_keep_bytes(),
                config.upload_keep_bytes(),
                new Budget(config.keep_total_bytes()),
                new Dates());
    }

    private static Supplier<Sites> start(Persona persona) {
        Sites start = new Sites(SiteFolder.start(persona), Map.of());
        return () -> start;
    }

    private static Optional<SiteWatch> watch(String folder, Persona persona) {
        if (folder.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new SiteWatch(new SiteFolder(Path.of(folder), persona)));
        } catch (FlawedSite e) {
            throw new IllegalArgumentException("site: " + e.getMessage() + ": " + folder, e);
        } catch (IOException | InvalidPathException e) {
            throw new IllegalArgumentException("site: cannot be read (" + e + "): " + folder, e);
        }
    }

    /** Looks at the site no more. Sessions that are open go on. */
    @Deactivate
    void stop() {
        looking.ifPresent(look -> look.cancel(false));
    }

    @Override
    public List<Problem> problems() {
        return watch.map(SiteWatch::problems).orElse(List.of());
    }

    @Override
    public Dialog open(Session session) {
        return new HttpDialog(session, setup);
    }
}
