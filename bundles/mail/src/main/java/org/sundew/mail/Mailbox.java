package org.sundew.mail;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sundew.sim.Persona;

/**
 * What a visitor finds who got in: a few messages, made up from the persona's secret, the same at every visit and at no other
 * installation. Immutable.
 *
 * @param validity the number that goes with the uids
 */
public record Mailbox(List<Mail> mails, int validity) {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.US);
    private static final String[] THINGS = {
        "backup", "firewall", "printer on the 2nd floor", "file server", "VPN", "web shop"
    };
    private static final String[] DAYS = {"Monday", "Tuesday", "Thursday", "Friday"};
    private static final String[] SUBJECTS = {
        "%s: maintenance on %s", "Re: %s, again", "%s is back, check on %s", "Question about the %s"
    };
    private static final String[] BODIES = {
        "Hi,\r\n\r\nthe %1$s will be down on %2$s from %3$d:00 for about an hour.\r\nTell me if that is a bad time.\r\n\r\n%4$s\r\n",
        "Hello,\r\n\r\nI looked at the %1$s once more. It should hold until %2$s; the vendor calls back at %3$d.\r\n\r\nRegards\r\n%4$s\r\n",
        "Can you have a look at the %1$s before %2$s? Ticket %3$d is still open.\r\n\r\nThanks, %4$s\r\n"
    };

    /** Copies the list. */
    public Mailbox {
        mails = List.copyOf(mails);
    }

    /** The mailbox of this user; a name that no account could have gets an empty one. */
    public static Mailbox of(Persona persona, String user) {
        String name = user.contains("@") ? user.substring(0, user.indexOf('@')) : user;
        int validity = (int) persona.installed().getEpochSecond() + persona.seed("mailbox.validity", 0, 86_400);
        if (!name.matches("[A-Za-z0-9._-]{1,32}")) {
            return new Mailbox(List.of(), validity);
        }
        String seed = "mailbox." + name.toLowerCase(Locale.ROOT) + ".";
        List<Mail> mails = new ArrayList<>();
        int uid = persona.seed(seed + "uid", 3, 400);
        int count = persona.seed(seed + "count", 3, 7);
        for (int i = 0; i < count; i++) {
            uid += persona.seed(seed + i + ".gap", 1, 9);
            mails.add(new Maker(persona, name, seed + i + ".").mail(uid, count - i));
        }
        return new Mailbox(mails, validity);
    }

    private record Maker(Persona persona, String user, String seed) {
        int roll(String what, int low, int high) {
            return persona.seed(seed + what, low, high);
        }

        String pick(String what, String... words) {
            return words[roll(what, 0, words.length)];
        }

        Mail mail(int uid, int age) {
            Instant moment = persona.booted().minus(Duration.ofDays(4L * age)).plusSeconds(roll("time", 0, 3 * 86_400));
            ZonedDateTime date = moment.atZone(persona.zone());
            String thing = pick("thing", THINGS);
            String day = pick("day", DAYS);
            String sender = sender();
            String subject = String.format(Locale.ROOT, pick("subject", SUBJECTS), thing, day);
            String body = String.format(Locale.ROOT, pick("body", BODIES), thing, day, roll("number", 7, 20), sender);
            return new Mail(uid, date, header(sender, date, subject), body);
        }

        /** Another user, or root. */
        String sender() {
            List<String> others = persona.users().stream()
                    .map(Persona.User::name)
                    .filter(each -> !each.equalsIgnoreCase(user))
                    .toList();
            return others.isEmpty() ? "root" : others.get(roll("sender", 0, others.size()));
        }

        String header(String sender, ZonedDateTime date, String subject) {
            String from = sender + "@" + persona.domain();
            String to = user + "@" + persona.domain();
            String id =
                    String.format(Locale.ROOT, "%05X%X", roll("micros", 0, 0xFFFFF), roll("file", 0x20000, 0x90000));
            return String.join(
                    "\r\n",
                    "Return-Path: <" + from + ">",
                    "X-Original-To: " + to,
                    "Delivered-To: " + to,
                    "Received: by " + persona.fullHost() + " (Postfix, from userid " + roll("id", 1000, 1010) + ")",
                    "\tid " + id + "; " + DATE.format(date),
                    "To: " + to,
                    "Subject: " + subject.substring(0, 1).toUpperCase(Locale.ROOT) + subject.substring(1),
                    "Message-Id: <"
                            + DateTimeFormatter.ofPattern("yyyyMMddHHmmss").format(date) + "." + id + "@"
                            + persona.fullHost() + ">",
                    "Date: " + DATE.format(date),
                    "From: " + from,
                    "\r\n");
        }
    }
}
