package org.sundew.sim.pop3;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.sundew.mail.Mail;
import org.sundew.mail.Mailbox;

/** What is said about the mailbox. Deleted mail is gone for this session only. */
final class MailTalk implements Pop3Dialog.Talk {
    /** With how many commands that make no sense Dovecot ends the session. */
    private static final int BAD_MAX = 20;

    private final Pop3Dialog dialog;
    private final List<Mail> mails;
    private final int validity;
    private final Set<Integer> deleted = new HashSet<>();
    private int bad;

    MailTalk(Pop3Dialog dialog, Mailbox mailbox) {
        this.dialog = dialog;
        this.mails = mailbox.mails();
        this.validity = mailbox.validity();
    }

    @Override
    public void hear(String verb, String argument, String line) {
        String[] words = argument.isBlank() ? new String[0] : argument.strip().split(" +");
        switch (verb) {
            case "CAPA" ->
                dialog.reply("+OK\r\nCAPA\r\nTOP\r\nUIDL\r\nRESP-CODES\r\nPIPELINING\r\nAUTH-RESP-CODE\r\n.");
            case "STAT" -> dialog.reply("+OK " + count() + " " + size());
            case "LIST" -> list(words);
            case "UIDL" -> uids(words);
            case "RETR" -> one(words, 1, (number, mail) -> send("+OK " + mail.size() + " octets", mail.text()));
            case "TOP" -> top(words);
            case "DELE" ->
                one(words, 1, (number, mail) -> {
                    deleted.add(number);
                    dialog.reply("+OK Marked to be deleted.");
                });
            case "LAST" -> dialog.reply("+OK 0");
            case "RSET" -> {
                deleted.clear();
                dialog.reply("+OK");
            }
            case "NOOP" -> dialog.reply("+OK");
            case "QUIT" -> dialog.leave(deleted.isEmpty() ? "+OK Logging out." : "+OK Logging out, messages deleted.");
            default -> unknown(verb);
        }
    }

    private void unknown(String verb) {
        bad++;
        if (bad > BAD_MAX) {
            dialog.leave("-ERR Too many bad commands.");
        } else {
            dialog.reply(verb.isEmpty() ? "-ERR Unknown command." : "-ERR Unknown command: " + verb);
        }
    }

    private int count() {
        return mails.size() - deleted.size();
    }

    private long size() {
        long size = 0;
        for (int number = 1; number <= mails.size(); number++) {
            size += deleted.contains(number) ? 0 : mails.get(number - 1).size();
        }
        return size;
    }

    private interface Use {
        void on(int number, Mail mail);
    }

    private void list(String... words) {
        if (words.length > 0) {
            one(words, 1, (number, mail) -> dialog.reply("+OK " + number + " " + mail.size()));
            return;
        }
        StringBuilder text = new StringBuilder("+OK " + count() + " messages:\r\n");
        each((number, mail) ->
                text.append(number).append(' ').append(mail.size()).append("\r\n"));
        dialog.reply(text + ".");
    }

    private void uids(String... words) {
        if (words.length > 0) {
            one(words, 1, (number, mail) -> dialog.reply("+OK " + number + " " + uid(mail)));
            return;
        }
        StringBuilder text = new StringBuilder("+OK\r\n");
        each((number, mail) -> text.append(number).append(' ').append(uid(mail)).append("\r\n"));
        dialog.reply(text + ".");
    }

    private void each(Use use) {
        for (int number = 1; number <= mails.size(); number++) {
            if (!deleted.contains(number)) {
                use.on(number, mails.get(number - 1));
            }
        }
    }

    /** Dovecot's own form, pop3_uidl_format = %08Xu%08Xv. */
    private String uid(Mail mail) {
        return String.format(Locale.ROOT, "%08x%08x", mail.uid(), validity);
    }

    private void one(String[] words, int most, Use use) {
        String word = words.length == 0 ? "" : words[0];
        if (!word.matches("\\d+")) {
            bad("-ERR Invalid message number: " + word);
        } else if (words.length > most) {
            bad("-ERR Noise after message number: " + words[most]);
        } else if (word.length() > 9) {
            bad("-ERR Message number too large: " + word);
        } else {
            existing(Integer.parseInt(word), use);
        }
    }

    private void existing(int number, Use use) {
        if (number < 1 || number > mails.size()) {
            bad("-ERR There's no message " + number + ".");
        } else if (deleted.contains(number)) {
            bad("-ERR Message is deleted.");
        } else {
            use.on(number, mails.get(number - 1));
        }
    }

    private void bad(String text) {
        bad++;
        if (bad > BAD_MAX) {
            dialog.leave("-ERR Too many bad commands.");
        } else {
            dialog.reply(text);
        }
    }

    private void top(String... words) {
        one(words, 2, (number, mail) -> {
            if (words.length < 2 || !words[1].matches("\\d{1,9}")) {
                bad("-ERR Invalid size: " + (words.length < 2 ? "" : words[1]));
                return;
            }
            send("+OK", mail.header() + firstLines(mail.body(), Integer.parseInt(words[1])));
        });
    }

    private static String firstLines(String text, int count) {
        int end = 0;
        for (int i = 0; i < count && end < text.length(); i++) {
            end = text.indexOf("\r\n", end) + 2;
        }
        return text.substring(0, end);
    }

    private void send(String reply, String text) {
        String stuffed = ("\r\n" + text).replace("\r\n.", "\r\n..").substring(2);
        dialog.reply(reply + "\r\n" + stuffed + ".");
    }
}
