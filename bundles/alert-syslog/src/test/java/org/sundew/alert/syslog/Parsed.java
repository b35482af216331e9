package org.sundew.alert.syslog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A message taken apart by the grammars of RFC 5424 (section 6) and of CEF, written from those and not from the code. */
record Parsed(
        int priority, String timestamp, String host, String app, String msgId, Map<String, String> data, String text) {
    private static final String VALUE = "((?:[^\"\\\\\\]]|\\\\[\"\\\\\\]])*)";
    private static final Pattern MESSAGE = Pattern.compile(
            "<(\\d{1,3})>1 (\\S+) ([!-~]{1,255}) ([!-~]{1,48}) ([!-~]{1,128}) ([!-~]{1,32})"
                    + " ((?:\\[[!-~&&[^= \\]\"]]{1,32}(?: [!-~&&[^= \\]\"]]{1,32}=\"" + VALUE + "\")*\\])+) (.*)",
            Pattern.DOTALL);
    private static final Pattern PARAM = Pattern.compile(" ([!-~&&[^= \\]\"]]{1,32})=\"" + VALUE + "\"");
    private static final Pattern CEF = Pattern.compile("CEF:0((?:\\|(?:[^|\\\\]|\\\\[|\\\\])*){6})\\|(.*)");
    private static final Pattern PAIR = Pattern.compile("(\\w+)=((?:[^=\\\\]|\\\\[=\\\\nr])*)(?: (?=\\w+=)|$)");

    static Parsed of(byte[] message) {
        String text = new String(message, StandardCharsets.UTF_8);
        assertThat(text.codePoints()).noneMatch(Character::isISOControl);
        Matcher matcher = MESSAGE.matcher(text);
        assertThat(matcher.matches()).as(text).isTrue();
        Map<String, String> data = new LinkedHashMap<>();
        Matcher param = PARAM.matcher(matcher.group(7));
        while (param.find()) {
            data.put(param.group(1), param.group(2).replaceAll("\\\\([\"\\\\\\]])", "$1"));
        }
        String rest = matcher.group(9);
        boolean ascii = rest.chars().allMatch(c -> c < 0x80);
        assertThat(rest.startsWith("\uFEFF")).as("a byte order mark").isEqualTo(!ascii);
        return new Parsed(
                Integer.parseInt(matcher.group(1)),
                matcher.group(2),
                matcher.group(3),
                matcher.group(4),
                matcher.group(6),
                data,
                ascii ? rest : rest.substring(1));
    }

    /** The extension of the CEF text, as a receiver gets it. */
    Map<String, String> cef() {
        Matcher matcher = CEF.matcher(text);
        assertThat(matcher.matches()).as(text).isTrue();
        Map<String, String> values = new LinkedHashMap<>();
        Matcher pair = PAIR.matcher(matcher.group(2));
        int end = 0;
        while (pair.find() && pair.start() == end) {
            values.put(pair.group(1), unescaped(pair.group(2)));
            end = pair.end();
        }
        assertThat(end)
                .as("all of " + matcher.group(2))
                .isEqualTo(matcher.group(2).length());
        return values;
    }

    private static String unescaped(String value) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\') {
                char next = value.charAt(++i);
                text.append(next == 'n' ? '\n' : next == 'r' ? '\r' : next);
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }
}
