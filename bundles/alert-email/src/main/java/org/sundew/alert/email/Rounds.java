package org.sundew.alert.email;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings each mail to every recipient, and lets nobody whose server refuses keep it from the others.
 *
 * <p>A mail that somebody took has gone out. Whoever was refused for good (5xx) does not get it. Whoever was refused for now
 * (4xx) is tried again, alone, {@value #ATTEMPTS} times in all, unless refused until the end before: then, until the server
 * takes a mail for that recipient again, once a mail is all. Who is refused is said in the log and in every mail. A mail that nobody took has failed, whatever the codes. For one thread at a time.
 */
final class Rounds {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
    static final int ATTEMPTS = 3;

    private final Post post;
    private final List<InternetAddress> everybody;
    private final Map<InternetAddress, Missed> missed = new LinkedHashMap<>();
    private String underWay = "";
    private List<InternetAddress> open = List.of();
    private int attempts;

    /** How many mails a recipient did not get in a row, and why not the last one. */
    private record Missed(int mails, String answer) {}

    Rounds(Post post, List<InternetAddress> everybody) {
        this.post = post;
        this.everybody = everybody;
    }

    /** Whether a part of the recipients has this mail already. */
    boolean underWay(String id) {
        return underWay.equals(id);
    }

    /** Who is refused at present, one line each. */
    List<String> complaints() {
        return missed.entrySet().stream()
                .map(each -> each.getKey().getAddress() + " (" + each.getValue().mails() + "): "
                        + each.getValue().answer())
                .toList();
    }

    /** Sends the mail to whoever has not got it; returns if it is to go to nobody any more. */
    void send(String id, Supplier<String> mail) throws MessagingException, IOException {
        boolean goesOn = underWay(id);
        List<InternetAddress> to = goesOn ? open : everybody;
        Post.Outcome outcome = post.send(mail, to);
        if (!goesOn && !outcome.taken()) {
            throw new IOException("nobody was accepted: " + shown(outcome.refused()));
        }
        attempts = goesOn ? attempts + 1 : 1;
        settle(to, outcome.refused());
        underWay = open.isEmpty() ? "" : id;
        if (!open.isEmpty()) {
            throw new IOException("the others have it, but for now not " + shown(outcome.refused()));
        }
    }

    /** Takes note of who got it, who never will, and who is to be tried again. */
    private void settle(List<InternetAddress> to, List<Post.Refusal> refused) {
        Map<InternetAddress, Post.Refusal> by = new HashMap<>();
        refused.forEach(each -> by.put(each.who(), each));
        List<InternetAddress> again = new ArrayList<>();
        for (InternetAddress who : to) {
            Post.Refusal refusal = by.get(who);
            if (refusal == null) {
                reached(who);
            } else if (refusal.forGood() || attempts >= ATTEMPTS || missed.containsKey(who)) {
                miss(refusal);
            } else {
                again.add(who);
            }
        }
        open = again;
    }

    private void miss(Post.Refusal refusal) {
        Missed before = missed.get(refusal.who());
        if (before == null) {
            LOG.warn("Mails to {} are refused: {}", refusal.who().getAddress(), refusal.answer());
        }
        missed.put(refusal.who(), new Missed(before == null ? 1 : before.mails() + 1, refusal.answer()));
    }

    private void reached(InternetAddress who) {
        Missed before = missed.remove(who);
        if (before != null) {
            LOG.info("Mails to {} are taken again, {} were not", who.getAddress(), before.mails());
        }
    }

    /** Sends a test to everybody; returns the server's answer and who was refused. */
    String test(Supplier<String> mail) throws MessagingException, IOException {
        Post.Outcome outcome = post.send(mail, everybody);
        if (!outcome.taken()) {
            throw new IOException("nobody was accepted: " + shown(outcome.refused()));
        }
        return outcome.refused().isEmpty()
                ? outcome.answer()
                : outcome.answer() + "; refused: " + shown(outcome.refused());
    }

    private static String shown(List<Post.Refusal> refused) {
        return refused.stream().map(Post.Refusal::toString).collect(Collectors.joining("; "));
    }
}
