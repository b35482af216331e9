package org.sundew.sim.smtp;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sundew.event.Note;
import org.sundew.mail.Words;
import org.sundew.sim.Session;

/** From MAIL to the end of the message that follows: by DATA, or in chunks by BDAT (RFC 3030). */
final class Transaction {
    /** How many recipients are noted. */
    private static final int NOTED = 100;

    private final SmtpDialog dialog;
    private final Session session;
    private final SmtpSettings settings;
    private final Relay relay;
    private @Nullable Envelope envelope;
    private @Nullable Delivery chunked;

    Transaction(SmtpDialog dialog, Session session, SmtpSettings settings, Relay relay) {
        this.dialog = dialog;
        this.session = session;
        this.settings = settings;
        this.relay = relay;
    }

    /** Whether there is a sender. */
    boolean open() {
        return envelope != null;
    }

    /** Ends it without a message. */
    void forget() {
        Delivery under = chunked;
        envelope = null;
        chunked = null;
        if (under != null) {
            under.breakOff();
        }
    }

    void mail(String argument) {
        if (envelope != null) {
            dialog.reply("503 5.5.1 Error: nested MAIL command");
            return;
        }
        if (!Address.follows("FROM:", argument)) {
            dialog.reply("501 5.5.4 Syntax: MAIL FROM:<address>");
            return;
        }
        Optional<Address> from = Address.read(argument.substring(5));
        if (from.isEmpty()) {
            dialog.reply("501 5.1.7 Bad sender address syntax");
            return;
        }
        String refusal = MailOptions.refusal(from.get().options(), settings.messageMax());
        if (!refusal.isEmpty()) {
            dialog.reply(refusal);
            return;
        }
        envelope = new Envelope(from.get().text());
        session.note(Note.MAIL_FROM, Words.meant(from.get().text()));
        dialog.reply("250 2.1.0 Ok");
    }

    void recipient(String argument) {
        Envelope under = envelope;
        if (under == null) {
            dialog.reply("503 5.5.1 Error: need MAIL command");
            return;
        }
        if (chunked != null) {
            dialog.reply("503 5.5.1 Error: RCPT after BDAT");
            return;
        }
        if (!Address.follows("TO:", argument)) {
            dialog.reply("501 5.5.4 Syntax: RCPT TO:<address>");
            return;
        }
        Optional<Address> to = Address.read(argument.substring(3)).filter(each -> !each.none());
        if (to.isEmpty()) {
            dialog.reply("501 5.1.3 Bad recipient address syntax");
            return;
        }
        String refusal = refusal(to.get(), under);
        if (refusal.isEmpty()) {
            under.add(to.get().text());
        }
        if (under.recipients() <= NOTED) {
            session.note(Note.MAIL_TO, Words.meant(to.get().text()));
        }
        dialog.reply(refusal.isEmpty() ? "250 2.1.5 Ok" : refusal);
    }

    private String refusal(Address to, Envelope under) {
        if (under.recipients() >= settings.recipients()) {
            return "452 4.5.3 Error: too many recipients";
        }
        String refusal = MailOptions.refusal(to.options());
        return refusal.isEmpty() ? relay.refusal(to) : refusal;
    }

    void data(String argument) {
        Envelope under = envelope;
        String early = tooEarly();
        if (chunked != null) {
            dialog.reply("503 5.5.1 Error: DATA after BDAT");
        } else if (under == null || !early.isEmpty()) {
            dialog.reply(early);
        } else if (!argument.isEmpty()) {
            dialog.reply("501 5.5.4 Syntax: DATA");
        } else {
            dialog.reply("354 End data with <CR><LF>.<CR><LF>");
            envelope = null;
            dialog.listen(new Content(dialog, session, settings.strictEnd(), new Delivery(session, settings, under)));
        }
    }

    /** Why there can be no message yet, blank if there can. */
    private String tooEarly() {
        Envelope under = envelope;
        if (under == null) {
            return "503 5.5.1 Error: need RCPT command";
        }
        return under.recipients() == 0 ? "554 5.5.1 Error: no valid recipients" : "";
    }

    /** A chunk is announced. One that comes too early is heard to its end before it is refused. */
    void chunk(String argument) {
        Optional<Chunk> announced = Chunk.announced(argument);
        if (announced.isEmpty()) {
            dialog.leave("521 5.5.4 Syntax: BDAT count [LAST]");
            return;
        }
        if (announced.get().size() == 0 && !announced.get().last()) {
            dialog.reply("551 5.7.1 Null BDAT request");
            return;
        }
        dialog.expect(announced.get().size(), new ChunkListener(announced.get(), tooEarly()));
    }

    /** Hears the bytes of one chunk. */
    private final class ChunkListener implements SmtpDialog.Listener {
        private final Chunk chunk;
        private final String refusal;

        ChunkListener(Chunk chunk, String refusal) {
            this.chunk = chunk;
            this.refusal = refusal;
        }

        @Override
        public void chunk(String bytes, boolean ends) {
            Envelope under = envelope;
            if (under != null && refusal.isEmpty()) {
                Delivery delivery = chunked == null ? new Delivery(session, settings, under) : chunked;
                chunked = delivery;
                delivery.message().append(bytes);
                if (ends) {
                    dialog.listenToCommands();
                    took(delivery);
                }
            } else if (ends) {
                dialog.listenToCommands();
                dialog.reply(refusal);
            }
        }

        private void took(Delivery delivery) {
            if (chunk.last()) {
                envelope = null;
                chunked = null;
                dialog.conclude(delivery.finish(delivery.message().sent() + " bytes "));
            } else {
                dialog.reply("250 2.0.0 Ok: " + chunk.size() + " bytes");
            }
        }

        @Override
        public void gone() {
            forget();
        }
    }
}
