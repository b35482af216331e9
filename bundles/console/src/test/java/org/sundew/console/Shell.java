package org.sundew.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.felix.gogo.runtime.threadio.ThreadIOImpl;
import org.apache.felix.service.command.Function;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.console.Command;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.impl.action.command.ManagerImpl;
import org.apache.karaf.shell.impl.action.osgi.RegistryImpl;
import org.apache.karaf.shell.impl.console.SessionFactoryImpl;

/** Karaf's own shell, with our commands and whatever services a test gives it, without a container. */
final class Shell {
    static final List<Class<? extends Action>> COMMANDS = List.of(
            StatusCommand.class,
            ListensCommand.class,
            SimsCommand.class,
            SinksCommand.class,
            SinkTestCommand.class,
            VisitorsCommand.class,
            EventsCommand.class,
            EventCommand.class,
            ScenarioCommand.class,
            SimCheckCommand.class,
            LimitsCommand.class,
            LockoutsCommand.class,
            UnlockCommand.class,
            PresetCommand.class,
            RulesCommand.class,
            JudgeCommand.class,
            RuleFromCommand.class,
            WhatIfCommand.class);
    private static final List<Class<? extends Completer>> COMPLETERS = List.of(
            ListenNames.class,
            SinkNames.class,
            ScenarioNames.class,
            VisitorAddresses.class,
            EventIds.class,
            SimFiles.class,
            LockedOutAddresses.class,
            RuleNames.class,
            RuleFiles.class);

    private final ThreadIOImpl streams = new ThreadIOImpl();
    private final SessionFactoryImpl factory = new SessionFactoryImpl(streams) {
        /** As the factory in a container does it, which also asks for roles: a command gets its words as strings. */
        @Override
        protected Function wrap(Command command) {
            Function plain = super.wrap(command);
            return (session, words) -> plain.execute(
                    session,
                    new ArrayList<>(words.stream().map(Object::toString).toList()));
        }
    };

    private Shell(Object... services) {
        RegistryImpl dependencies = new RegistryImpl(null);
        for (Object service : services) {
            dependencies.register(service);
        }
        ManagerImpl manager = new ManagerImpl(dependencies, factory);
        COMMANDS.forEach(manager::register);
        COMPLETERS.forEach(manager::register);
    }

    static Shell with(Object... services) {
        return new Shell(services);
    }

    /** What this command line prints. */
    String run(String line) throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(printed, true, UTF_8);
        streams.start();
        try (Session session = factory.create(new ByteArrayInputStream(new byte[0]), out, out)) {
            session.execute(line);
        } finally {
            streams.stop();
        }
        return printed.toString(UTF_8);
    }

    /** What a completer offers for an argument begun like this. */
    List<String> offers(Class<? extends Completer> completer, String begun) {
        return factory.getService(completer) == null ? List.of() : Typed.offers(factory.getService(completer), begun);
    }
}
