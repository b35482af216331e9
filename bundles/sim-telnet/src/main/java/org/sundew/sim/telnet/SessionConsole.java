package org.sundew.sim.telnet;

import java.time.Duration;
import java.time.Instant;
import org.sundew.event.Observation;
import org.sundew.event.Severity;
import org.sundew.shell.Console;
import org.sundew.sim.Session;

/** A shell's way to a visitor at telnet. */
record SessionConsole(Session session) implements Console {
    @Override
    public void print(String text) {
        if (!text.isEmpty()) {
            session.send(Protocol.screen(text));
        }
    }

    @Override
    public void left(int status) {
        session.close();
    }

    @Override
    public void report(Observation observation) {
        session.report(observation);
    }

    @Override
    public void raise(Severity severity) {
        session.raise(severity);
    }

    @Override
    public void after(Duration delay, Runnable task) {
        session.after(delay, task);
    }

    @Override
    public Instant now() {
        return session.now();
    }

    @Override
    public String visitor() {
        return session.visit().visitor().address().getHostAddress();
    }

    @Override
    public int visitorPort() {
        return session.visit().visitor().port();
    }

    @Override
    public int port() {
        return session.visit().sensor().port();
    }

    @Override
    public String address() {
        return session.visit().sensor().address().getHostAddress();
    }
}
