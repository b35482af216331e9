package org.sundew.sim.pop3;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.sundew.mail.Mail;
import org.sundew.mail.Mailbox;

/** What is said about the mailbox. Deleted mail is gone for this session only. */
final class MailTalk implements Pop3Dialog.Talk {
    /** After how many commands in a row that make no sense Dovecot ends the session. */
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
    public String tooLong() {
        return "-ERR Input line too long.";
    }

    @Override
    public void hear(String verb, String argument, String line) {
        int before = bad;
        obey(verb, argument);
        if (bad == before) {
            bad = 0;
        }
    }

    private void obey(String verb, String argument) {
        String words = argument.stripLeading();
        switch (verb) {
            case "CAPA" ->
                dialog.reply("+OK\r\nCAPA\r\nTOP\r\nUIDL\r\nRESP-CODES\r\nPIPELINING\r\nAUTH-RESP-CODE\r\n.");
            case "STAT" -> dialog.reply("+OK " + count() + " " + size());
            case "LIST" -> list(words);
            case "UIDL" -> uids(words);
            case "RETR" -> only(words, (number, mail) -> send("+OK " + mail.size() + " octets", mail.text()));
            case "TOP" -> one(words, (number, mail) -> top(mail, words));
            case "DELE" ->
                only(words, (number, mail) -> {
                    deleted.add(number);
                    dialog.reply("+OK Marked to be deleted.");
                });
            case "RSET" -> {
                deleted.clear();
                dialog.reply("+OK");
            }
            case "NOOP" -> dialog.reply("+OK");
            case "QUIT" -> dialog.leave(deleted.isEmpty() ? "+OK Logging out." : "+OK Logging out, messages deleted.");
            default -> bad(verb.isEmpty() ? "-ERR Unknown command." : "-ERR Unknown command: " + verb);
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

    private void list(String words) {
        if (!words.isEmpty()) {
            only(words, (number, mail) -> dialog.reply("+OK " + number + " " + mail.size()));
            return;
        }
        StringBuilder text = new StringBuilder("+OK " + count() + " messages:\r\n");
        each((number, mail) ->
                text.append(number).append(' ').append(mail.size()).append("\r\n"));
        dialog.reply(text + ".");
    }

    private void uids(String words) {
        if (!words.isEmpty()) {
            only(words, (number, mail) -> dialog.reply("+OK " + number + " " + uid(mail)));
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

    /** Has this done with the message that these words name, if they name nothing else. */
    private void only(String words, Use use) {
        String noise = words.substring(digits(words));
        boolean sound = digits(words) == 0 || tooLarge(words) || noise.isEmpty();
        if (sound) {
            one(words, use);
        } else {
            bad("-ERR Noise after message number: " + noise);
        }
    }

    /** Has this done with the message that these words begin with. */
    private void one(String words, Use use) {
        int digits = digits(words);
        if (digits == 0) {
            bad("-ERR Invalid message number: " + words);
            return;
        }
        if (tooLarge(words)) {
            bad("-ERR Message number too large: " + (digits < 20 ? words.substring(digits) : words));
            return;
        }
        long number = Long.parseLong(words.substring(0, digits));
        if (number < 1 || number > mails.size()) {
            bad("-ERR There's no message " + number + ".");
        } else if (deleted.contains((int) number)) {
            bad("-ERR Message is deleted.");
        } else {
            use.on((int) number, mails.get((int) number - 1));
        }
    }

    /** How many digits these words begin with. */
    private static int digits(String words) {
        int digits = 0;
        while (digits < words.length() && words.charAt(digits) >= '0' && words.charAt(digits) <= '9') {
            digits++;
        }
        return digits;
    }

    /** Whether the number that these words begin with has more than 32 bits. */
    private static boolean tooLarge(String words) {
        int digits = digits(words);
        return digits > 18 || Long.parseLong("0" + words.substring(0, digits)) > 0xFFFF_FFFFL;
    }

    private void bad(String text) {
        dialog.reply(text);
        bad++;
        if (bad > BAD_MAX) {
            dialog.leave("-ERR Too many bad commands.");
        }
    }

    private void top(Mail mail, String words) {
        String rest = words.substring(digits(words));
        if (!rest.startsWith(" ")) {
            bad("-ERR Noise after message number: " + rest);
            return;
        }
        String size = rest.stripLeading();
        int digits = digits(size);
        if (digits == 0) {
            bad("-ERR Invalid size: " + size);
        } else if (digits < size.length()) {
            bad("-ERR Noise after size: " + size.substring(digits));
        } else {
            long lines = digits > 18 ? Long.MAX_VALUE : Long.parseLong(size);
            send("+OK", mail.header() + firstLines(mail.body(), lines));
        }
    }

    private static String firstLines(String text, long count) {
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
