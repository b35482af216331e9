package org.sundew.sim.ftp;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sundew.sim.Session;

/**
 * A product's words with the parameters of one session put in: {@code $v} the command's verb, {@code $a} its argument, {@code $x}
 * what the occasion is about, {@code $s} an s where that is not 1, and what is known of the session: {@code $version $ip $peer $host $fqdn $clients $user $type $control
 * $data}. A value is never read again for parameters of its own.
 */
final class Voice {
    private static final Pattern PARAMETER = Pattern.compile("\\$([a-z]+)");

    private final Wording wording;
    private final Map<String, String> known = new HashMap<>();

    Voice(Wording wording, Session session, String version, int clients) {
        this.wording = wording;
        know("version", version);
        know("clients", Integer.toString(clients));
        know("peer", session.visit().visitor().ip());
        know("host", session.persona().host());
        know("fqdn", session.persona().fullHost());
        know("ip", shown(session.visit().sensor().address()));
        know("type", "ASCII");
    }

    private String shown(InetAddress address) {
        boolean mapped = wording.is(Trait.MAPPED) && address instanceof Inet4Address;
        return (mapped ? "::ffff:" : "") + address.getHostAddress();
    }

    Wording wording() {
        return wording;
    }

    boolean is(Trait trait) {
        return wording.is(trait);
    }

    /** Whether there are words for this. */
    boolean has(Say occasion) {
        return wording.phrase(occasion).isPresent();
    }

    /** From now on this parameter is that. */
    void know(String parameter, String value) {
        known.put(parameter, value);
    }

    /** What is said then. */
    String say(Say occasion, Command command, String about) {
        return fill(
                wording.phrase(occasion).orElseThrow(() -> new IllegalStateException("no words for " + occasion.key())),
                command,
                about);
    }

    /** These words with their parameters put in. */
    String fill(String phrase, Command command, String about) {
        return PARAMETER
                .matcher(phrase)
                .replaceAll(found -> Matcher.quoteReplacement(
                        switch (found.group(1)) {
                            case "v" -> command.verb();
                            case "a" -> command.argument();
                            case "x" -> about;
                            case "s" -> about.equals("1") ? "" : "s";
                            default -> known.getOrDefault(found.group(1), "");
                        }));
    }
}
