package org.sundew.mail;

import org.sundew.event.Note;
import org.sundew.event.Observation;
import org.sundew.event.Severity;
import org.sundew.sim.Session;

/** A name and a password, as text. */
public record Credentials(String user, String password) {

    /** Tells of the log-in at once, and makes the visit matter most if it succeeded. */
    public void tell(Session session, boolean admitted) {
        session.note(Note.USER, user);
        session.note(Note.PASSWORD, password);
        session.report(Observation.login(user, password, admitted));
        if (admitted) {
            session.raise(Severity.HIGH);
        }
    }

    /** The password stays out of logs. */
    @Override
    public String toString() {
        return "Credentials[" + user + "]";
    }
}
