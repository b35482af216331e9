package org.sundew.sim.telnet;

import java.util.List;
import org.sundew.sim.Persona;
import org.sundew.sim.Persona.Family;

/** What the telnetd of a system says before and at the log-in. */
record Greeting(
        List<Integer> asks,
        List<Integer> offers,
        List<Integer> then,
        String banner,
        String login,
        String password,
        String refusal) {

    static Greeting of(Persona persona) {
        String banner = persona.fact(Persona.TELNET_BANNER, "")
                .replace("$host", persona.host())
                .replace("$domain", persona.domain());
        return switch (persona.family()) {
            case WINDOWS ->
                new Greeting(
                        List.of(Options.AUTHENTICATION),
                        List.of(Options.ECHO, Options.SUPPRESS_GO_AHEAD),
                        List.of(Options.ENVIRONMENT, Options.WINDOW, 0),
                        (banner.isEmpty() ? "Welcome to Microsoft Telnet Service" : banner) + " \r\n\n\r",
                        "login: ",
                        "password: ",
                        "\nThe handle is invalid.\n\nLogin Failed\n\n");
            case BUSYBOX ->
                new Greeting(
                        List.of(Options.ECHO, Options.WINDOW),
                        List.of(Options.ECHO, Options.SUPPRESS_GO_AHEAD),
                        List.of(),
                        banner.isEmpty() ? "\n" : banner + "\n",
                        persona.host() + " login: ",
                        "Password: ",
                        "Login incorrect\n");
            case LINUX ->
                new Greeting(
                        List.of(Options.TERMINAL_TYPE, Options.SPEED, Options.DISPLAY, Options.ENVIRONMENT),
                        List.of(),
                        List.of(),
                        banner.isEmpty() ? "" : banner + "\n",
                        persona.host() + " login: ",
                        "Password: ",
                        "\nLogin incorrect\n");
        };
    }

    /** Whether the visitor is given a moment to answer before the banner comes, as Linux' telnetd does. */
    static boolean waits(Persona persona) {
        return persona.family() == Family.LINUX;
    }
}
