package org.sundew.itests.inside;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.cm.ConfigurationAdmin;
import org.sundew.admin.SinkView;
import org.sundew.admin.Sinks;

/** Plug-ins come, change and go in the running sensor: visitors notice nothing, and nothing of the old ones stays. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class SwapIT {
    private static final int PORT = 7101;

    @Inject
    private BundleContext context;

    @Inject
    private ConfigurationAdmin configurations;

    private final ClassLoaders old = new ClassLoaders();
    private org.osgi.service.cm.Configuration cfg;
    private Services services;
    private Bundle parrot;

    /** The container. */
    @Configuration
    public Option[] distribution() {
        return Distribution.options();
    }

    /** Version 1 of the stranger's plug-in serves. */
    @Before
    public void install() throws Exception {
        services = new Services(context);
        services.awaitBoot();
        cfg = configurations.createFactoryConfiguration("com.example.sim.parrot", "?");
        cfg.update(FrameworkUtil.asDictionary(Map.of("listen.port", Integer.toString(PORT))));
        parrot = context.installBundle("test:parrot", Parrot.version(1));
        parrot.start();
        Soon.until("the parrot's port opens", () -> Visitor.open(PORT));
    }

    /** Nothing of it is left for the next test. */
    @After
    public void remove() throws Exception {
        if (parrot.getState() != Bundle.UNINSTALLED) {
            parrot.uninstall();
        }
        cfg.delete();
        Soon.until("the parrot's port closes", () -> !Visitor.open(PORT));
    }

    @Test
    public void sessionsOutliveTheBundleThatServesThem() throws Exception {
        List<Visitor> ofTheFirst = visitors("parrot 1");

        swap(parrot, Parrot.version(2));
        awaitGreeting("parrot 2");
        List<Visitor> ofTheSecond = visitors("parrot 2");
        parrot.uninstall();
        Soon.until("the parrot's port closes", () -> !Visitor.open(PORT));

        for (Visitor each : concat(ofTheFirst, ofTheSecond)) {
            assertEquals("still here", each.say("still here\n").line());
            each.close();
        }
    }

    @Test
    public void fiftySwapsOfASimServerLeaveNoClassLoader() throws Exception {
        for (int version = 2; version <= 51; version++) {
            awaitGreeting("parrot " + (version - 1));
            try (Visitor visitor = new Visitor(PORT)) {
                assertEquals("parrot " + (version - 1), visitor.line());
                old.remember(parrot);
                swap(parrot, Parrot.version(version));
                assertEquals("going on", visitor.say("going on\n").line());
            }
        }

        awaitGreeting("parrot 51");
        old.assertCollected();
    }

    @Test
    public void aSessionThatGoesOnKeepsOnlyItsOwnClassLoader() throws Exception {
        try (Visitor patient = new Visitor(PORT)) {
            assertEquals("parrot 1", patient.line());
            swap(parrot, Parrot.version(2));
            for (int version = 3; version <= 6; version++) {
                awaitGreeting("parrot " + (version - 1));
                old.remember(parrot);
                swap(parrot, Parrot.version(version));
            }

            awaitGreeting("parrot 6");
            old.assertCollected();
            assertEquals("still the first", patient.say("still the first\n").line());
        }
    }

    @Test
    public void twentySwapsOfASinkLeaveNoClassLoader() throws Exception {
        Bundle csv = bundle("org.sundew.alert.csv");
        Sinks sinks = services.await(Sinks.class);
        for (int i = 0; i < 20; i++) {
            assertEquals("parrot 1", Visitor.greeting(PORT));
            old.remember(csv);
            swap(csv, null);
        }

        Soon.until(
                () -> "all is delivered: " + sinks.sinks(),
                () -> sinks.sinks().stream()
                        .filter(each -> each.name().equals("csv-events"))
                        .allMatch(SwapIT::caughtUp));
        old.assertCollected();
    }

    @Test
    public void swapsOfOurOwnSimServersLeaveNoClassLoader() throws Exception {
        int[] ports = {7, 21, 80};
        List<Bundle> sims = Stream.of(context.getBundles())
                .filter(each -> each.getSymbolicName().startsWith("org.sundew.sim."))
                .toList();
        assertTrue("sims: " + sims, sims.size() >= 5);

        for (int i = 0; i < 3; i++) {
            for (int port : ports) {
                talk(Distribution.OFFSET + port);
            }
            for (Bundle each : sims) {
                old.remember(each);
                swap(each, null);
            }
        }

        for (int port : ports) {
            talk(Distribution.OFFSET + port);
        }
        old.assertCollected();
    }

    /**
     * Updates a bundle, from where it came if this is null. Karaf's deployer looks into each bundle that was updated, in the
     * background; while it has the framework resolve one, the framework refuses to, and the bundle is to be started again.
     */
    private static void swap(Bundle bundle, InputStream jar) throws BundleException {
        try {
            bundle.update(jar);
        } catch (BundleException e) {
            bundle.start();
        }
    }

    /** The listener learns of a swap on a thread of its own; until then the old version serves. */
    private static void awaitGreeting(String greeting) throws InterruptedException {
        Soon.until(greeting, () -> greeting.equals(Visitor.greeting(PORT)));
    }

    /** Says something that every one of them answers. */
    private static void talk(int port) throws IOException, InterruptedException {
        Soon.until("port " + port + " opens", () -> Visitor.open(port));
        try (Visitor visitor = new Visitor(port)) {
            assertTrue(visitor.say("HEAD / HTTP/1.0\r\n\r\n").line() != null);
        }
    }

    private static boolean caughtUp(SinkView sink) {
        return sink.state().equals("running") && sink.lag() == 0 && sink.failed() == 0;
    }

    private Bundle bundle(String name) {
        return Stream.of(context.getBundles())
                .filter(each -> each.getSymbolicName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<Visitor> concat(List<Visitor> some, List<Visitor> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    private static List<Visitor> visitors(String greeting) throws IOException {
        List<Visitor> visitors = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Visitor visitor = new Visitor(PORT);
            assertEquals(greeting, visitor.line());
            visitors.add(visitor);
        }
        return visitors;
    }
}
