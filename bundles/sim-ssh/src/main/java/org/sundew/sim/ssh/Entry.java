package org.sundew.sim.ssh;

import java.util.List;
import org.apache.sshd.server.auth.AsyncAuthException;
import org.apache.sshd.server.auth.keyboard.InteractiveChallenge;
import org.apache.sshd.server.auth.keyboard.KeyboardInteractiveAuthenticator;
import org.apache.sshd.server.auth.password.PasswordAuthenticator;
import org.apache.sshd.server.session.ServerSession;
import org.sundew.event.Note;
import org.sundew.event.Observation;
import org.sundew.event.Severity;

/** Passwords: each is told at once; a wrong one is answered after a while, as PAM has it. */
record Entry(SshSettings settings) implements PasswordAuthenticator, KeyboardInteractiveAuthenticator {
    @Override
    public boolean authenticate(String user, String password, ServerSession session) {
        Bridge bridge = ((Wire) session.getIoSession()).bridge();
        boolean admitted = settings.doorman().admits(bridge.visitor(), user, password);
        bridge.report(Observation.login(user, password, admitted));
        bridge.raise(Severity.HIGH);
        if (admitted) {
            bridge.note(Note.USER, user);
            return true;
        }
        if (settings.refusal().isZero()) {
            return false;
        }
        AsyncAuthException later = new AsyncAuthException();
        bridge.after(settings.refusal(), () -> later.setAuthed(false));
        throw later;
    }

    @Override
    public InteractiveChallenge generateChallenge(ServerSession session, String user, String language, String methods) {
        InteractiveChallenge challenge = new InteractiveChallenge();
        challenge.setInteractionName("");
        challenge.setInteractionInstruction("");
        challenge.setLanguageTag("");
        challenge.addPrompt("Password: ", false);
        return challenge;
    }

    @Override
    public boolean authenticate(ServerSession session, String user, List<String> answers) {
        return authenticate(user, answers.isEmpty() ? "" : answers.get(0), session);
    }
}
