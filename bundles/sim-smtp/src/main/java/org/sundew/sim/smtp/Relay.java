package org.sundew.sim.smtp;

import java.util.Locale;
import org.sundew.sim.Session;

/** Whose mail is taken, to where: that to the own domains, whoever they are for, and to others as the cfg has it. */
final class Relay {
    private final Session session;
    private final SmtpSettings.Relay policy;
    private boolean known;

    Relay(Session session, SmtpSettings.Relay policy) {
        this.session = session;
        this.policy = policy;
    }

    /** The visitor logged in, or, with false, is a stranger again. */
    void know(boolean loggedIn) {
        known = loggedIn;
    }

    boolean known() {
        return known;
    }

    /** What is wrong with mail to this address, blank if nothing is. */
    String refusal(Address to) {
        return own(to) || relays() ? "" : "454 4.7.1 <" + to.text() + ">: Relay access denied";
    }

    /** Whether it is for this host; an address that names another behind a percent or exclamation mark is for that one. */
    private boolean own(Address to) {
        String domain = to.domain();
        String host = session.persona().fullHost().toLowerCase(Locale.ROOT);
        String own = session.domain().toLowerCase(Locale.ROOT);
        boolean here = domain.isEmpty()
                || domain.equals(own)
                || domain.equals(host)
                || domain.equals("localhost")
                || domain.equals("localhost." + own)
                || domain.equals("[127.0.0.1]");
        return here && !to.local().contains("%") && !to.local().contains("!");
    }

    private boolean relays() {
        return switch (policy) {
            case ALWAYS -> true;
            case LOGIN -> known;
            case NEVER -> false;
        };
    }
}
