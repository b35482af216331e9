package org.sundew.sim.process;

import java.io.IOException;
import java.time.ZoneId;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.sundew.admin.Problem;
import org.sundew.event.Visit;
import org.sundew.program.Limits;
import org.sundew.program.Program;
import org.sundew.program.ProgramKeys;
import org.sundew.program.Programs;
import org.sundew.program.Variables;
import org.sundew.sim.Dialog;
import org.sundew.sim.ListensOn;
import org.sundew.sim.Session;
import org.sundew.sim.SimServer;

/**
 * Has an external program play the server, one process for each visit (KFSensor manual, Edit External Console App; honeyd(8),
 * subsystems and scripts; ADR 30). Over UDP a visit is what comes from one address and port until it is silent; each datagram
 * is one write to the program, and each piece it writes one datagram.
 */
@Component(name = ProcessSim.NAME, configurationPolicy = ConfigurationPolicy.REQUIRE)
@ListensOn(port = "79")
@Designate(ocd = ProcessSim.Config.class, factory = true)
public final class ProcessSim implements SimServer {
    static final String NAME = "org.sundew.sim.process";
    private static final Dialog DEAF = data -> {};

    private final Config config;
    private final String file;
    private final Programs programs;
    private final Program program;
    private final Slots slots;

    /** Which program, and what it may take. */
    @ObjectClassDefinition(name = "Sundew process sim server", description = "Has an external program play the server")
    public @interface Config {
        @AttributeDefinition(description = ProgramKeys.APPLICATION)
        String application();

        @AttributeDefinition(required = false, description = ProgramKeys.ARGUMENTS)
        String arguments() default "";

        @AttributeDefinition(required = false, description = ProgramKeys.DIRECTORY)
        String working_directory() default "";

        @AttributeDefinition(
                description = "How many of it run at once; more visitors are let go. Each takes three threads",
                min = "1",
                max = "500")
        int programs_max() default 50;

        @AttributeDefinition(description = "How many bytes it may say to one visitor", min = "1", max = "1099511627776")
        long output_bytes() default 16_777_216;

        @AttributeDefinition(description = ProgramKeys.DESCRIPTORS, min = "8", max = "65536")
        int descriptors_max() default 30;

        @AttributeDefinition(description = ProgramKeys.PROCESSES, min = "0", max = "1000000")
        int processes_max() default 4096;

        @AttributeDefinition(description = "How far it stands back for other programs", min = "0", max = "19")
        int nice() default 10;
    }

    /** A sim server for this configuration; its program must be there. */
    @Activate
    public ProcessSim(Config config, Map<String, Object> properties, @Reference Programs programs) {
        this.config = config;
        this.file = ProgramKeys.file(
                properties, properties.getOrDefault("service.pid", NAME).toString());
        this.programs = programs;
        Limits limits = new Limits(config.nice(), config.descriptors_max(), config.processes_max(), false);
        this.program = Program.of(config.application(), config.arguments(), config.working_directory(), limits);
        this.slots = new Slots(config.programs_max());
    }

    @Override
    public Dialog open(Session session) {
        if (!slots.take()) {
            String most = Integer.toString(config.programs_max());
            programs.trouble(new Problem(file, "programs.max", most, "a visitor was let go: so many programs run"));
            session.note("program.limit", "programs.max");
            session.close();
            return DEAF;
        }
        Play play = new Play(
                session, programs, program, variables(session), config.output_bytes(), this::failed, slots::release);
        boolean begun = false;
        try {
            play.begin();
            begun = true;
        } finally {
            if (!begun) {
                slots.release(); // no thread was to be had
            }
        }
        return play;
    }

    private static Variables variables(Session session) {
        Visit visit = session.visit();
        return Variables.of(visit, ZoneId.systemDefault())
                .and("appid", visit.listen().name(), "KFSENSOR_APPID")
                .and("eventid", visit.id().toString(), "KFSENSOR_EVENTID")
                .and("", "", "VISITOR_DOMAIN");
    }

    private void failed(IOException failure) {
        String why = "cannot be started: " + failure.getMessage();
        programs.trouble(new Problem(file, "application", config.application(), why));
    }
}
