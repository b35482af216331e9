package org.sundew.sim.smtp;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;

/** The words after an address: SIZE (RFC 1870), BODY (RFC 6152), SMTPUTF8 (RFC 6531), AUTH (RFC 4954) and DSN's (RFC 3461). */
final class MailOptions {
    private static final String NOTIFY = "NOTIFY=(NEVER|(SUCCESS|FAILURE|DELAY)(,(SUCCESS|FAILURE|DELAY))*)";

    private static final String RET = "RET=";
    private static final String BAD_RET = "501 5.5.4 Bad RET parameter syntax";

    private MailOptions() {}

    /** What is wrong with the options of MAIL, blank if nothing is. */
    static String refusal(List<String> options, int sizeMax) {
        if (options.stream()
                        .filter(each -> each.regionMatches(true, 0, RET, 0, RET.length()))
                        .count()
                > 1) {
            return BAD_RET;
        }
        for (String option : options) {
            String upper = option.toUpperCase(Locale.ROOT);
            String refusal = upper.startsWith("SIZE=") ? size(upper.substring(5), sizeMax) : sender(upper, option);
            if (!refusal.isEmpty()) {
                return refusal;
            }
        }
        return "";
    }

    private static String size(String digits, int max) {
        if (!digits.matches("\\d+")) {
            return "501 5.5.4 Bad message size syntax";
        }
        BigInteger size = new BigInteger(digits);
        if (size.bitLength() > 63) {
            return "552 5.3.4 Message size exceeds file system imposed limit";
        }
        return size.longValue() > max ? "552 5.3.4 Message size exceeds fixed limit" : "";
    }

    private static String sender(String upper, String option) {
        if (upper.startsWith(RET)) {
            return upper.matches("RET=(FULL|HDRS)") ? "" : BAD_RET;
        }
        if (upper.startsWith("ENVID=")) {
            return upper.length() > 6 ? "" : "501 5.5.4 Bad ENVID parameter syntax";
        }
        boolean known = upper.equals("BODY=7BIT")
                || upper.equals("BODY=8BITMIME")
                || upper.equals("SMTPUTF8")
                || upper.startsWith("AUTH=");
        return known ? "" : "555 5.5.4 Unsupported option: " + option;
    }

    /** What is wrong with the options of RCPT, blank if nothing is. */
    static String refusal(List<String> options) {
        for (String option : options) {
            String upper = option.toUpperCase(Locale.ROOT);
            if (upper.startsWith("NOTIFY=")) {
                if (!upper.matches(NOTIFY)) {
                    return "501 5.5.4 Error: Bad NOTIFY parameter syntax";
                }
            } else if (upper.startsWith("ORCPT=")) {
                if (!upper.matches("ORCPT=[^;]+;.+")) {
                    return "501 5.5.4 Error: Bad ORCPT parameter syntax";
                }
            } else {
                return "555 5.5.4 Unsupported option: " + option;
            }
        }
        return "";
    }
}
