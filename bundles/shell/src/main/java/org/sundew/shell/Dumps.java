package org.sundew.shell;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Bytes in figures: hexdump, xxd, od. */
final class Dumps {
    private static final int ROW = 16;

    private Dumps() {}

    static void add(Map<String, Applet> all) {
        all.put("hexdump", Dumps::hexdump);
        all.put("hd", Dumps::hexdump);
        all.put("xxd", Dumps::xxd);
        all.put("od", Dumps::od);
    }

    private static String bytes(Call call, String valued, char most, char skipped) {
        String text = call.read(call.operands(valued));
        int from = Math.min(text.length(), number(call.value(skipped, "0")));
        int length = call.flag(most) ? number(call.value(most, "0")) : text.length();
        String part = text.substring(from, (int) Math.min(text.length(), (long) from + length));
        call.shell().allowance().spend(part.length());
        return part;
    }

    private static int number(String text) {
        if (text.matches("0x[0-9a-fA-F]{1,7}")) {
            return Integer.parseInt(text.substring(2), 16);
        }
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }

    private static String hex(char sign) {
        return HexFormat.of().toHexDigits((byte) sign);
    }

    private static String shown(String row) {
        return row.replaceAll("[^ -~]", ".");
    }

    private static int hexdump(Call call) {
        String text = bytes(call, "nse", 'n', 's');
        boolean canonical = call.flag('C') || call.name().equals("hd");
        String format = canonical ? "%08x" : "%07x";
        for (int at = 0; at < text.length(); at += ROW) {
            String row = text.substring(at, Math.min(text.length(), at + ROW));
            StringBuilder line = new StringBuilder(String.format(Locale.ROOT, format, at));
            if (canonical) {
                for (int i = 0; i < row.length(); i++) {
                    line.append(i % 8 == 0 ? "  " : " ").append(hex(row.charAt(i)));
                }
                line.append(" ".repeat(60 - line.length()))
                        .append('|')
                        .append(shown(row))
                        .append('|');
            } else {
                for (int i = 0; i < row.length(); i += 2) {
                    line.append(' ')
                            .append(i + 1 < row.length() ? hex(row.charAt(i + 1)) : "00")
                            .append(hex(row.charAt(i)));
                }
                line.append(" ".repeat(47 - line.length()));
            }
            call.line(line.toString());
        }
        return text.isEmpty() ? 0 : call.line(String.format(Locale.ROOT, format, text.length()));
    }

    private static int xxd(Call call) {
        String text = bytes(call, "lscg", 'l', 's');
        if (call.flag('p')) {
            for (int at = 0; at < text.length(); at += 30) {
                StringBuilder line = new StringBuilder();
                text.substring(at, Math.min(text.length(), at + 30))
                        .chars()
                        .forEach(sign -> line.append(hex((char) sign)));
                call.line(line.toString());
            }
            return 0;
        }
        for (int at = 0; at < text.length(); at += ROW) {
            String row = text.substring(at, Math.min(text.length(), at + ROW));
            StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%08x:", at));
            for (int i = 0; i < row.length(); i++) {
                line.append(i % 2 == 0 ? " " : "").append(hex(row.charAt(i)));
            }
            call.line(line.append(" ".repeat(51 - line.length()))
                    .append(shown(row))
                    .toString());
        }
        return 0;
    }

    private static int od(Call call) {
        String text = bytes(call, "AtNjw", 'N', 'j');
        String type = call.flag('c') ? "c" : call.value('t', call.flag('x') ? "x2" : call.flag('b') ? "o1" : "o2");
        boolean addresses = !call.value('A', "o").equals("n");
        for (int at = 0; at < text.length(); at += ROW) {
            String row = text.substring(at, Math.min(text.length(), at + ROW));
            call.line((addresses ? String.format(Locale.ROOT, "%07o", at) : "") + values(row, type));
        }
        return addresses ? call.line(String.format(Locale.ROOT, "%07o", text.length())) : 0;
    }

    private static String values(String row, String type) {
        StringBuilder line = new StringBuilder();
        int width = type.endsWith("2") ? 2 : 1;
        for (int i = 0; i < row.length(); i += width) {
            int low = row.charAt(i);
            int value = width == 2 && i + 1 < row.length() ? low | row.charAt(i + 1) << 8 : low;
            line.append(
                    switch (type) {
                        case "c" -> String.format(Locale.ROOT, "%4s", named(row.charAt(i)));
                        case "x1" -> String.format(Locale.ROOT, " %02x", value);
                        case "x2" -> String.format(Locale.ROOT, " %04x", value);
                        case "d1", "u1" -> String.format(Locale.ROOT, "%4d", value);
                        case "o1" -> String.format(Locale.ROOT, " %03o", value);
                        default -> String.format(Locale.ROOT, " %06o", value);
                    });
        }
        return line.toString();
    }

    private static String named(char sign) {
        int known = List.of('\0', '\7', '\b', '\f', '\n', '\r', '\t', '\13').indexOf(sign);
        if (known >= 0) {
            return "\\" + "0abfnrtv".charAt(known);
        }
        return sign >= ' ' && sign <= '~' ? String.valueOf(sign) : String.format(Locale.ROOT, "%03o", (int) sign);
    }
}
