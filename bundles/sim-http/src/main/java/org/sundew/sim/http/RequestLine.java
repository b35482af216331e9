package org.sundew.sim.http;

import java.util.ArrayList;
import java.util.List;

/**
 * The first line of a request (RFC 9112 section 3), read as far as it can be.
 *
 * @param version what came after the target, or nothing: HTTP/0.9
 * @param minor   0 or more; of a higher major version, 1
 */
record RequestLine(String method, String target, String version, int minor) {
    static final RequestLine NONE = new RequestLine("", "", "", 0);

    static RequestLine parse(String line, Flaws flaws) {
        flaws.addIf(line.charAt(0) == ' ', Flaw.LEADING_SPACE);
        List<String> words = words(line);
        if (words.isEmpty()) {
            flaws.add(Flaw.METHOD_CHAR);
            return NONE;
        }
        flaws.addIf(words.size() > 3, Flaw.TOKENS);
        String method = words.get(0);
        String target = words.size() > 1 ? words.get(1) : "";
        String version = words.size() > 2 ? words.get(words.size() - 1) : "";
        boolean regular = line.length() == method.length() + target.length() + version.length() + 2;
        flaws.addIf(words.size() == 3 && !regular, Flaw.SPACES);
        checkMethod(method, flaws);
        checkTarget(method, target, flaws);
        if (words.size() == 2) {
            flaws.addIf(line.startsWith("  ", method.length()), Flaw.SPACES);
            flaws.add(Flaw.NINE);
            flaws.addIf(!method.equals("GET"), Flaw.NINE_METHOD);
        }
        return new RequestLine(method, target, version, version.isEmpty() ? 0 : minor(version, flaws));
    }

    /** Whether it is HTTP/0.9: no fields follow, and none are answered. */
    boolean nine() {
        return version.isEmpty() && !target.isEmpty();
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>(3);
        int from = 0;
        for (int i = 0; i <= line.length(); i++) {
            if (i == line.length() || line.charAt(i) == ' ') {
                if (i > from) {
                    words.add(line.substring(from, i));
                }
                from = i + 1;
            }
        }
        return words;
    }

    private static void checkMethod(String method, Flaws flaws) {
        flaws.addIf(!Chars.all(method, Chars::token), Flaw.METHOD_CHAR);
        flaws.addIf(!Chars.all(method, Chars::plainMethod), Flaw.METHOD_CASE);
    }

    private static void checkTarget(String method, String target, Flaws flaws) {
        flaws.addIf(target.equals("*") && !method.equals("OPTIONS"), Flaw.TARGET_FORM);
        flaws.addIf(target.isEmpty(), Flaw.TARGET_MISSING);
        flaws.addIf(Chars.any(target, Chars::control), Flaw.TARGET_CHAR);
    }

    private static int minor(String version, Flaws flaws) {
        flaws.addIf(version.matches("HTTP/([2-9]|[1-9]\\d).*"), Flaw.VERSION_MAJOR);
        int dot = version.indexOf('.');
        String major = version.startsWith("HTTP/") && dot > 5 ? version.substring(5, dot) : "";
        String minor = dot > 0 ? version.substring(dot + 1) : "";
        if (!Chars.digits(major) || !Chars.digits(minor) || minor.length() > 2 || major.length() > 2) {
            flaws.add(Flaw.VERSION_FORM);
            return 1;
        }
        flaws.addIf(major.length() > 1 && major.charAt(0) == '0', Flaw.VERSION_FORM);
        flaws.addIf(major.length() > 1 || minor.length() > 1, Flaw.VERSION_DIGITS);
        flaws.addIf(major.equals("0"), Flaw.VERSION_NINE);
        boolean one = major.equals("1");
        flaws.addIf(!one && !major.startsWith("0"), Flaw.VERSION_MAJOR);
        return one ? Integer.parseInt(minor) : 1;
    }
}
