package org.sundew.sim.http;

import java.util.List;
import java.util.Locale;

/**
 * The host that a visitor says it came to.
 *
 * @param name lower case, an IPv6 address in brackets; nothing if it did not say
 * @param port as it said, or nothing
 */
record Host(String name, String port) {
    static final Host NONE = new Host("", "");

    /** From the target if that names one, else from the Host field (RFC 9112 section 3.2.2). */
    static Host of(RequestHead head, Target target, Flaws flaws) {
        List<String> fields = head.fields().all("Host");
        flaws.addIf(fields.size() > 1, Flaw.HOST_TWICE);
        flaws.addIf(fields.isEmpty() && head.modern(), Flaw.HOST_MISSING);
        if (!fields.isEmpty()) {
            checkField(fields.get(0), flaws);
        }
        if (!target.authority().isEmpty()) {
            checkAuthority(target.authority(), flaws);
            return split(target.authority().substring(target.authority().lastIndexOf('@') + 1));
        }
        boolean usable = !fields.isEmpty() && flaws.refused().isEmpty();
        return usable ? split(fields.get(0)) : NONE;
    }

    private static Host split(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 0 || text.indexOf(']') > colon) {
            return new Host(text.toLowerCase(Locale.ROOT), "");
        }
        String port = text.substring(colon + 1);
        return new Host(text.substring(0, colon).toLowerCase(Locale.ROOT), Chars.digits(port) ? port : "");
    }

    private static void checkField(String text, Flaws flaws) {
        flaws.addIf(text.isEmpty(), Flaw.HOST_EMPTY);
        flaws.addIf(Chars.any(text, c -> c <= ' ' || c == 0x7F || c == '/'), Flaw.HOST_CHAR);
        flaws.addIf(!Chars.all(text, Host::plain), Flaw.HOST_LOOSE);
        flaws.addIf(badPort(text), Flaw.HOST_PORT);
    }

    private static void checkAuthority(String text, Flaws flaws) {
        flaws.addIf(!Chars.all(text, Host::plain) || badPort(text), Flaw.AUTHORITY_BAD);
    }

    private static boolean plain(int c) {
        return Chars.alnum(c) || "-._~:[]".indexOf(c) >= 0;
    }

    private static boolean badPort(String text) {
        int colon = text.lastIndexOf(':');
        return colon >= 0 && text.indexOf(']') < colon && !Chars.all(text.substring(colon + 1), Chars::digit);
    }
}
