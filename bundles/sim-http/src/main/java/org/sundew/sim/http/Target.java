package org.sundew.sim.http;

import java.util.Locale;

/**
 * What a request asks for (RFC 9112 section 3.2).
 *
 * @param form      how it was put
 * @param authority the host and port of an absolute or authority form, else nothing
 * @param path      decoded once, without dot segments and empty ones; each char is a byte; begins with a slash
 * @param query     as sent, with its question mark, or nothing
 */
record Target(Form form, String authority, String path, String query) {

    enum Form {
        ORIGIN,
        ABSOLUTE,
        AUTHORITY,
        ASTERISK,
        OTHER
    }

    static Target of(RequestLine line, Flaws flaws) {
        boolean connect = line.method().equals("CONNECT");
        String target = withoutFragment(line.target(), flaws);
        if (target.startsWith("/")) {
            flaws.addIf(connect, Flaw.CONNECT_FORM);
            return at(Form.ORIGIN, "", target, flaws);
        }
        if (target.equals("*")) {
            flaws.addIfRefused(true, Flaw.ASTERISK_FORM);
            return new Target(Form.ASTERISK, "", "/", "");
        }
        if (target.contains("://") && !connect) {
            return absolute(target, flaws);
        }
        if (target.startsWith("?")) {
            flaws.add(Flaw.QUERY_FORM);
            return new Target(Form.ORIGIN, "", "/", target);
        }
        boolean authority = connect && target.lastIndexOf(':') > 0;
        flaws.addIfRefused(authority, Flaw.AUTHORITY_FORM);
        flaws.addIf(!authority, Flaw.TARGET_FORM);
        return new Target(authority ? Form.AUTHORITY : Form.OTHER, authority ? target : "", "/", "");
    }

    private static String withoutFragment(String target, Flaws flaws) {
        int hash = target.indexOf('#');
        flaws.addIf(hash >= 0, Flaw.FRAGMENT);
        return hash < 0 ? target : target.substring(0, hash);
    }

    private static Target absolute(String target, Flaws flaws) {
        int colon = target.indexOf("://");
        String scheme = target.substring(0, colon).toLowerCase(Locale.ROOT);
        flaws.addIf(!scheme.equals("http") && !scheme.equals("https"), Flaw.TARGET_SCHEME);
        String rest = target.substring(colon + 3);
        int end = endOfAuthority(rest);
        String authority = rest.substring(0, end);
        flaws.addIf(authority.isEmpty(), Flaw.AUTHORITY_EMPTY);
        String path = rest.substring(end);
        return at(Form.ABSOLUTE, authority, path.startsWith("/") ? path : "/" + path, flaws);
    }

    private static int endOfAuthority(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '/' || text.charAt(i) == '?') {
                return i;
            }
        }
        return text.length();
    }

    private static Target at(Form form, String authority, String target, Flaws flaws) {
        int mark = target.indexOf('?');
        String path = mark < 0 ? target : target.substring(0, mark);
        String query = mark < 0 ? "" : target.substring(mark);
        return new Target(form, authority, PlainPath.of(path, flaws), query);
    }
}
