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
        boolean usable = !fields.isEmpty()
                && flaws.refused().filter(flaw -> !flaw.ofPath()).isEmpty();
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
        Host parts = split(text);
        flaws.addIf(text.startsWith(":"), Flaw.HOST_EMPTY);
        flaws.addIf(parts.name().contains(".."), Flaw.HOST_DOTS);
        flaws.addIf(!Chars.all(text, Host::plain) || badBrackets(parts.name()), Flaw.HOST_LOOSE);
        flaws.addIf(badPort(text), Flaw.HOST_PORT);
        flaws.addIf(noSuchPort(text), Flaw.HOST_PORT_RANGE);
    }

    /** Whether it has a colon or a bracket, and is no IPv6 address in brackets. */
    private static boolean badBrackets(String name) {
        boolean bracketed = name.startsWith("[") && name.indexOf(']') == name.length() - 1;
        String inner = bracketed ? name.substring(1, name.length() - 1) : name;
        return inner.indexOf('[') >= 0 || inner.indexOf(']') >= 0 || (!bracketed && inner.indexOf(':') >= 0);
    }

    /** Whether it names a port that nothing can have, or none after its colon. */
    private static boolean noSuchPort(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 0 || text.indexOf(']') > colon) {
            return false;
        }
        String port = text.substring(colon + 1);
        return !port.matches("0*[1-9]\\d{0,4}")
                || Integer.parseInt(port.substring(Math.max(0, port.length() - 5))) > 65_535;
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
