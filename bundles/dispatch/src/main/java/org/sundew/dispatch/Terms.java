package org.sundew.dispatch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sundew.admin.Problem;
import org.sundew.alert.AlertSink;

/**
 * What holds for one sink by its cfg: its name and settings, the last that were good. Written by one thread at a time, read by
 * any.
 */
final class Terms {
    private static final Logger LOGGER = LoggerFactory.getLogger(Terms.class);
    private static final String LOG = "alert.log";

    private volatile SinkName who;
    private volatile String name;
    private volatile @Nullable Settings settings;
    private volatile List<Problem> problems = List.of();
    private volatile List<Problem> said = List.of();
    private volatile String rejected = "";

    Terms(SinkName who) {
        this.who = who;
        this.name = who.name();
    }

    /** Reads the properties of the sink's service. What is wrong becomes a problem, and all stays as it was. */
    void read(Map<String, Object> properties, Predicate<String> taken) {
        who = SinkName.of(properties).orElse(who);
        AlertValues values = new AlertValues(properties, who.file());
        Settings read = Settings.of(values, Boolean.parseBoolean(String.valueOf(properties.get(LOG))));
        problems = values.problems();
        if (problems.isEmpty()) {
            settings = read;
            rename(read.name(), taken);
        }
        Object reason = properties.get(Problem.REJECTED);
        rejected = reason == null ? "" : reason.toString();
    }

    private void rename(String wanted, Predicate<String> taken) {
        boolean free = !wanted.isEmpty() && !taken.test(wanted);
        name = free ? wanted : who.name();
        if (!free && !wanted.isEmpty()) {
            String what = "another sink has this name; this one goes by " + name;
            problems = List.of(new Problem(who.file(), AlertKeys.PREFIX_ + "name", wanted, what));
        }
    }

    SinkName who() {
        return who;
    }

    String name() {
        return name;
    }

    /** Those of the keys of every sink, and those that the sink itself told. */
    List<Problem> problems() {
        List<Problem> all = new ArrayList<>(problems);
        all.addAll(said);
        return List.copyOf(all);
    }

    /** Asks a sink, which is about to be told of events, what it thinks of its own settings. */
    void hear(AlertSink sink) {
        said = List.of();
        said = sink.problems().stream().map(this::placed).toList();
        said.forEach(each -> LOGGER.warn("{}: {}: {}", each.file(), each.key(), each.what()));
    }

    private Problem placed(Problem problem) {
        String file = problem.file().isEmpty() ? who.file() : problem.file();
        return new Problem(file, problem.key(), problem.value(), problem.what());
    }

    /** The settings in force; there are some unless the sink is {@link #refused}. */
    Settings settings() {
        return Objects.requireNonNull(settings);
    }

    /** Why the sink must not be used: it never had good settings. */
    Optional<String> refused() {
        if (!rejected.isEmpty()) {
            return Optional.of(rejected);
        }
        List<Problem> known = problems;
        if (settings != null || known.isEmpty()) {
            return Optional.empty();
        }
        Problem first = known.get(0);
        return Optional.of(first.key() + ": " + first.what() + ": " + first.value());
    }
}
