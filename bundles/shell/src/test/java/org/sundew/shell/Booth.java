package org.sundew.shell;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sundew.event.Observation;
import org.sundew.event.Severity;
import org.sundew.sim.Persona;
import org.sundew.sim.Persona.Family;
import org.sundew.testkit.ManualClock;
import org.sundew.testkit.Samples;

/** A visitor at a shell without a session: types lines, reads the screen, lets time pass. */
final class Booth implements Console {
    static final Machine DEBIAN = Machine.of(Samples.persona());
    static final Machine ROUTER = Machine.of(Samples.as(Samples.persona(), "router", Family.BUSYBOX, Map.of()));
    static final Machine WINDOWS = Machine.of(Samples.as(Samples.persona(), "windows", Family.WINDOWS, Map.of()));

    private final ManualClock clock = new ManualClock();
    private final StringBuilder screen = new StringBuilder();
    private final StringBuilder errors = new StringBuilder();
    private final List<Observation> reports = new ArrayList<>();
    private final Shell shell;
    private Severity raised = Severity.LOW;
    private int left = -1;

    private Booth(Machine machine, String user, boolean terminal) {
        shell = Shells.open(machine, this, user, terminal, 4_096);
    }

    static Booth at(Machine machine, String user) {
        Booth booth = new Booth(machine, user, true);
        booth.shell.start();
        booth.screen.setLength(0);
        return booth;
    }

    static Booth without(Machine machine, String user) {
        return new Booth(machine, user, false);
    }

    /** What root on the Debian machine sees after this line, without the prompt. */
    static String root(String line) {
        return at(DEBIAN, "root").shown(line);
    }

    static Persona persona() {
        return DEBIAN.persona();
    }

    Booth type(String line) {
        shell.line(line);
        return this;
    }

    String shown(String line) {
        return type(line).read().replaceAll("[^\n]*[#$] $", "");
    }

    String read() {
        String text = screen.toString();
        screen.setLength(0);
        return text;
    }

    Booth elapse(Duration time) {
        clock.elapse(time);
        return this;
    }

    Shell shell() {
        return shell;
    }

    String errors() {
        return errors.toString();
    }

    List<Observation> reports() {
        return reports;
    }

    List<String> actions() {
        return reports.stream().map(Observation::action).toList();
    }

    int status() {
        return left;
    }

    Severity raised() {
        return raised;
    }

    @Override
    public void print(String text) {
        screen.append(text);
    }

    @Override
    public void complain(String text) {
        errors.append(text);
        screen.append(text);
    }

    @Override
    public void left(int status) {
        left = status;
    }

    @Override
    public void report(Observation observation) {
        reports.add(observation);
    }

    @Override
    public void raise(Severity severity) {
        raised = raised.atLeast(severity);
    }

    @Override
    public void after(Duration delay, Runnable task) {
        clock.after(delay, task);
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public String visitor() {
        return "192.0.2.7";
    }

    @Override
    public int visitorPort() {
        return 40_404;
    }

    @Override
    public int port() {
        return 23;
    }

    @Override
    public String address() {
        return "198.51.100.1";
    }
}
