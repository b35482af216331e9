package org.sundew.sim.http;

import java.util.Locale;

/** How text of a visitor's is written where it can do no harm: one way for each place. Each char is a byte. */
enum Escape {
    /** In HTML or XML, between tags or inside a quoted attribute. */
    HTML {
        @Override
        String of(String text) {
            return Chars.html(text).replace("'", "&#39;");
        }
    },
    /** In a string of JSON or JavaScript (RFC 8259 section 7), also where that stands in HTML. */
    JSON {
        @Override
        String of(String text) {
            StringBuilder safe = new StringBuilder(text.length());
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '"' || c == '\\') {
                    safe.append('\\').append(c);
                } else if (Chars.control(c) || "<>&'".indexOf(c) >= 0) {
                    safe.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                } else {
                    safe.append(c);
                }
            }
            return safe.toString();
        }
    },
    /** In a header field: what a URL may not have is percent-encoded, so that no line ends and no quote closes. */
    FIELD {
        @Override
        String of(String text) {
            return Chars.percent(text, "/-._~!$&()*+,;=:@?%[]");
        }
    },
    /** In plain text. */
    NONE {
        @Override
        String of(String text) {
            return text;
        }
    };

    abstract String of(String text);

    /** The way for a body of this media type. */
    static Escape in(String type) {
        String media = type.toLowerCase(Locale.ROOT);
        if (media.contains("html") || media.contains("xml")) {
            return HTML;
        }
        return media.contains("json") || media.contains("javascript") ? JSON : NONE;
    }
}
