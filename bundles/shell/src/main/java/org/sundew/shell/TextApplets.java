package org.sundew.shell;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Files whole: cat, sums, dumps. */
final class TextApplets {
    private TextApplets() {}

    static void add(Map<String, Applet> all) {
        all.put("cat", TextApplets::cat);
        all.put("more", TextApplets::cat);
        all.put("tac", call -> {
            List<String> lines = new java.util.ArrayList<>(LineApplets.lines(call.read(call.operands())));
            java.util.Collections.reverse(lines);
            lines.forEach(call::line);
            return 0;
        });
        all.put("rev", call -> {
            LineApplets.lines(call.read(call.operands()))
                    .forEach(line -> call.line(new StringBuilder(line).reverse().toString()));
            return 0;
        });
        all.put(
                "strings",
                call -> call.print(
                        call.read(call.operands()).replaceAll("[^ -~\n]+", "\n").replaceAll("(?m)^.{0,3}\n", "")));
        all.put("base64", TextApplets::base64);
        all.put("md5sum", call -> sum(call, "MD5"));
        all.put("sha1sum", call -> sum(call, "SHA-1"));
        all.put("sha256sum", call -> sum(call, "SHA-256"));
        all.put("sha512sum", call -> sum(call, "SHA-512"));
        all.put("yes", call -> {
            String line = (call.args().isEmpty() ? "y" : String.join(" ", call.args())) + "\n";
            return call.print(line.repeat(Math.min(2_000, Allowance.BYTES_MAX / line.length() + 1)));
        });
        all.put("seq", TextApplets::seq);
        all.put("expr", call -> {
            long value = Arithmetic.value(String.join(" ", call.args()), call.context());
            call.line(Long.toString(value));
            return value == 0 ? 1 : 0;
        });
        all.put("cmp", call -> call.read(List.of(call.arg(0))).equals(call.read(List.of(call.arg(1)))) ? 0 : 1);
        all.put("diff", call -> call.read(List.of(call.arg(0))).equals(call.read(List.of(call.arg(1)))) ? 0 : 1);
    }

    private static int cat(Call call) {
        if (call.operands().isEmpty() && call.typed()) {
            call.shell().ask(repeat());
            return 0;
        }
        call.context().status(0);
        String text = call.read(call.operands());
        String shown = call.flag('A') || call.flag('v') || call.flag('e') ? visible(text) : text;
        call.print(call.flag('n') ? numbered(shown) : shown);
        return call.context().status();
    }

    /** What is typed comes back until the visitor has enough. */
    private static Question repeat() {
        return new Question("", false, line -> line + "\n", new Question("\0repeat", false, line -> line, null));
    }

    private static String visible(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            int low = sign & 0x7F;
            String high = sign > 0x7F ? "M-" : "";
            out.append(
                    sign == '\n'
                            ? "$\n"
                            : low < ' '
                                    ? high + "^" + (char) (low + '@')
                                    : low == 0x7F ? high + "^?" : high + (char) low);
        }
        return out.toString();
    }

    private static String numbered(String text) {
        StringBuilder out = new StringBuilder();
        int number = 0;
        for (String line : LineApplets.lines(text)) {
            out.append(String.format(java.util.Locale.ROOT, "%6d\t%s%n", ++number, line));
        }
        return out.toString();
    }

    private static int base64(Call call) {
        String text = call.read(call.operands("w"));
        if (!call.flag('d') && !call.word("--decode")) {
            return call.line(Base64.getMimeEncoder(76, new byte[] {'\n'})
                    .encodeToString(text.getBytes(StandardCharsets.ISO_8859_1)));
        }
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(text.getBytes(StandardCharsets.ISO_8859_1));
            return call.print(new String(bytes, StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException e) {
            return call.fail("invalid input");
        }
    }

    private static int sum(Call call, String algorithm) throws Trouble {
        for (String each : call.operands().isEmpty() ? List.of("-") : call.operands()) {
            String text = each.equals("-") ? call.input() : call.shell().read(call.path(each), call.scene());
            try {
                byte[] hash = MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.ISO_8859_1));
                call.line(HexFormat.of().formatHex(hash) + "  " + each);
            } catch (NoSuchAlgorithmException e) {
                throw new AssertionError("every Java has " + algorithm, e);
            }
        }
        return 0;
    }

    private static int seq(Call call) {
        List<String> args = call.operands();
        int from = args.size() > 1 ? call.number(args.get(0), 1) : 1;
        int to = args.isEmpty() ? 0 : call.number(args.get(args.size() - 1), 0);
        for (int i = from; i <= to && i - from < 100_000; i++) {
            call.line(Integer.toString(i));
        }
        return 0;
    }
}
