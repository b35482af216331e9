package org.sundew.itests.inside;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import javax.inject.Inject;
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
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.sundew.admin.Accounts;
import org.sundew.admin.Listens;
import org.sundew.admin.Sensor;
import org.sundew.admin.Sinks;
import org.sundew.alert.AlertSink;
import org.sundew.intake.Announcer;
import org.sundew.intake.Intake;
import org.sundew.journal.Journal;
import org.sundew.sim.SimServer;

/** What the bundles of the distribution provide to each other, and what is said if one of them does not. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class ServicesIT {
    @Inject
    private BundleContext context;

    private Services services;

    /** The container. */
    @Configuration
    public Option[] distribution() {
        return Distribution.options();
    }

    /** Everything has started. */
    @Before
    public void awaitBoot() {
        services = new Services(context);
        services.awaitBoot();
    }

    @Test
    public void everyServiceOfTheCoreAppears() {
        for (Class<?> each : List.of(
                Sensor.class,
                Intake.class,
                Announcer.class,
                Accounts.class,
                Journal.class,
                Listens.class,
                Sinks.class,
                AlertSink.class,
                SimServer.class)) {
            services.await(each);
        }
    }

    @Test
    public void everyCfgOfASimServerBecomesAService() throws Exception {
        long cfgs = simCfgs();
        assertTrue("cfgs: " + cfgs, cfgs > 70);

        Soon.until(
                () -> cfgs + " cfgs, but " + sims() + " services\n" + services.why(SimServer.class),
                () -> sims() == cfgs);
    }

    @Test
    public void everyBundleIsActiveAndNoComponentFails() {
        for (Bundle each : context.getBundles()) {
            boolean fragment = each.getHeaders().get("Fragment-Host") != null;
            assertTrue(each.getSymbolicName(), fragment || each.getState() == Bundle.ACTIVE);
        }
        for (ComponentDescriptionDTO component : services.runtime().getComponentDescriptionDTOs()) {
            services.runtime()
                    .getComponentConfigurationDTOs(component)
                    .forEach(each -> assertTrue(component.name + " " + each.failure, each.failure == null));
        }
    }

    @Test
    public void saysWhyAServiceIsMissing() throws Exception {
        services.await(Intake.class);
        ComponentDescriptionDTO journal = component(Journal.class);

        services.runtime().disableComponent(journal).getValue();
        Soon.until("the journal is gone", () -> !services.present(Journal.class));
        String why = services.why(Journal.class);
        services.runtime().enableComponent(journal).getValue();

        assertTrue(why, why.contains("org.sundew.journal of bundle org.sundew.journal provides"));
        assertTrue(why, why.contains("but is disabled"));
        services.await(Journal.class);
    }

    @Test
    public void saysWhyAPlugInDoesNothing() throws Exception {
        Bundle parrot = context.installBundle("test:parrot", Parrot.version(1));
        parrot.start();
        String why = services.why(SimServer.class);
        parrot.uninstall();

        assertTrue(why, why.contains("com.example.sim.parrot of bundle com.example.parrot"));
        assertTrue(why, why.contains("has no configuration"));
        assertFalse(why, why.contains("is not active"));
    }

    @Test
    public void aServiceOfNobodyIsSaidToBeSo() {
        assertEquals(
                "no component of a started bundle provides java.lang.Comparable",
                services.why(Comparable.class).lines().findFirst().orElse(""));
    }

    private ComponentDescriptionDTO component(Class<?> service) {
        return services.runtime().getComponentDescriptionDTOs().stream()
                .filter(each -> List.of(each.serviceInterfaces).contains(service.getName()))
                .findFirst()
                .orElseThrow();
    }

    private long sims() {
        try {
            Collection<ServiceReference<SimServer>> all = context.getServiceReferences(SimServer.class, null);
            return all.size();
        } catch (InvalidSyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static long simCfgs() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("karaf.etc")))) {
            return files.filter(each -> each.getFileName().toString().matches("org\\.sundew\\.sim\\..*\\.cfg"))
                    .count();
        }
    }
}
