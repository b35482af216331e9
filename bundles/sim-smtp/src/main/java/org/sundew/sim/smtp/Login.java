package org.sundew.sim.smtp;

import java.time.Duration;
import java.util.Optional;
import org.sundew.mail.Credentials;
import org.sundew.mail.LineReader.End;
import org.sundew.mail.Penalty;
import org.sundew.mail.Sasl;
import org.sundew.sim.Session;

/** An AUTH command (RFC 4954) and what it leads to. Refusals are in the words that Dovecot's SASL gives to Postfix. */
final class Login implements SmtpDialog.Listener {
    private static final String FAILED = "535 5.7.8 Error: authentication failed: ";

    /** How long Postfix waits for Dovecot to answer; one who has to wait longer before he is heard never is. */
    private static final Duration DOVECOT = Duration.ofSeconds(10);

    private static final String LOST =
            "454 4.7.0 Temporary authentication failure: Connection lost to authentication server";

    private final SmtpDialog dialog;
    private final Session session;
    private final SmtpSettings settings;
    private final Penalty penalty;
    private final Sasl sasl;
    private final Runnable admitted;

    private Login(
            SmtpDialog dialog, Session session, SmtpSettings settings, Penalty penalty, Sasl sasl, Runnable admitted) {
        this.dialog = dialog;
        this.session = session;
        this.settings = settings;
        this.penalty = penalty;
        this.sasl = sasl;
        this.admitted = admitted;
    }

    /** Starts one: the mechanism and, maybe, the first answer. */
    static void begin(
            SmtpDialog dialog,
            Session session,
            SmtpSettings settings,
            Penalty penalty,
            String argument,
            Runnable admitted) {
        String[] words = argument.split(" ", 2);
        Optional<Sasl> sasl = Sasl.of(words[0]);
        if (sasl.isEmpty()) {
            dialog.reply(FAILED + "Invalid authentication mechanism");
            return;
        }
        Login login = new Login(dialog, session, settings, penalty, sasl.get(), admitted);
        dialog.listen(login);
        if (words.length == 1) {
            login.ask();
        } else if (sasl.get().hearFirst(words[1])) {
            login.goOn();
        } else {
            login.fail("Invalid base64 data in initial response");
        }
    }

    @Override
    public void hear(String line, End end) {
        if (end == End.CUT) {
            dialog.listenToCommands();
            dialog.reply("500 5.5.6 SASL response limit exceeded");
        } else if (line.equals("*")) {
            dialog.listenToCommands();
            dialog.reply("501 5.7.0 Authentication aborted");
        } else if (sasl.hear(line)) {
            goOn();
        } else {
            fail("Invalid base64 data in continued response");
        }
    }

    private void ask() {
        dialog.reply("334 " + sasl.challenge());
    }

    private void fail(String why) {
        dialog.listenToCommands();
        dialog.reply(FAILED + why);
    }

    private void goOn() {
        if (!sasl.complete()) {
            ask();
            return;
        }
        dialog.listenToCommands();
        Optional<Credentials> tried = sasl.credentials();
        boolean in = tried.filter(each -> settings.accounts().admit(each.user(), each.password()))
                .isPresent();
        Duration due = penalty.due(session.now());
        boolean heard = due.compareTo(DOVECOT) < 0;
        tried.ifPresent(each -> each.tell(session, in && heard));
        if (!heard) {
            dialog.replyAfter(DOVECOT, LOST);
        } else if (in) {
            penalty.forgive();
            admitted.run();
            dialog.replyAfter(due, "235 2.7.0 Authentication successful");
        } else {
            penalty.add(tried, session.now().plus(due));
            dialog.replyAfter(due.plus(settings.refusal()), FAILED + "(reason unavailable)");
        }
    }
}
