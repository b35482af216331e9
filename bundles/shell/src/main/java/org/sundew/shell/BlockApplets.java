package org.sundew.shell;

import java.util.Locale;
import java.util.Map;

/** Files in blocks and in one piece: dd, and the archivers, which never find an archive. */
final class BlockApplets {
    private BlockApplets() {}

    static void add(Map<String, Applet> all) {
        all.put("dd", BlockApplets::dd);
        all.put("tar", BlockApplets::tar);
        all.put("unzip", call -> call.fail(9, "cannot find or open " + call.arg(0)));
        all.put("gzip", BlockApplets::gzip);
        all.put("gunzip", BlockApplets::gzip);
    }

    private static String operand(Call call, String key, String otherwise) {
        for (String each : call.args()) {
            if (each.startsWith(key + "=")) {
                return each.substring(key.length() + 1);
            }
        }
        return otherwise;
    }

    private static int size(Call call, String text) {
        String plain = text.replaceAll("(?i)[kmg]b?$", "");
        String letter = text.substring(Math.min(text.length(), plain.length())).toLowerCase(Locale.ROOT);
        int unit = letter.startsWith("k") ? 1 << 10 : letter.startsWith("m") ? 1 << 20 : letter.isEmpty() ? 1 : 1 << 30;
        return (int) Math.min(Integer.MAX_VALUE, (long) call.number(plain, 512) * unit);
    }

    private static int dd(Call call) {
        String from = operand(call, "if", "");
        String to = operand(call, "of", "");
        int block = Math.max(1, size(call, operand(call, "bs", "512")));
        long count = call.number(operand(call, "count", ""), Integer.MAX_VALUE);
        String text;
        try {
            text = from.isEmpty() ? call.input() : call.shell().read(call.path(from), call.scene());
        } catch (Trouble e) {
            return call.fail(cannotOpen(call) + from + "': " + e.text());
        }
        int skip = (int) Math.min(text.length(), (long) call.number(operand(call, "skip", ""), 0) * block);
        String piece =
                text.substring(skip, (int) Math.min(text.length(), skip + Math.min(count * block, Integer.MAX_VALUE)));
        try {
            if (to.isEmpty()) {
                call.print(piece);
            } else {
                call.disk().append(call.disk().open(call.path(to), false, call.scene()), piece);
            }
        } catch (Trouble e) {
            return call.fail(cannotOpen(call) + to + "': " + e.text());
        }
        if (!operand(call, "status", "").equals("none")) {
            tell(call, piece.length(), block);
        }
        return 0;
    }

    private static String cannotOpen(Call call) {
        return call.machine().busybox() ? "can't open '" : "failed to open '";
    }

    private static void tell(Call call, int bytes, int block) {
        String records = bytes / block + "+" + (bytes % block == 0 ? 0 : 1) + " records ";
        call.err().line(records + "in\n" + records + "out");
        if (call.machine().busybox()) {
            return;
        }
        double seconds = 0.00007
                + bytes / 9e8
                + call.context().next() % 900 / 1e7
                + 1e-9 * (call.context().next() % 100);
        String both = bytes < 1_000 ? "" : " (" + rate(bytes, 1_000, "B") + ", " + rate(bytes, 1_024, "iB") + ")";
        call.err()
                .line(bytes + " bytes" + both + " copied, "
                        + String.format(Locale.ROOT, "%.9f", seconds).replaceFirst("0+$", "") + " s, "
                        + rate(bytes / seconds, 1_000, "B") + "/s");
    }

    private static String rate(double value, int unit, String name) {
        double rest = value;
        int power = 0;
        while (rest >= unit && power < 4) {
            rest /= unit;
            power++;
        }
        String prefix = power == 0
                ? ""
                : unit == 1_000 ? "kMGT".substring(power - 1, power) : "KMGT".substring(power - 1, power);
        String suffix = power == 0 ? "B" : prefix + name;
        return String.format(Locale.ROOT, rest < 10 && power > 0 ? "%.1f %s" : "%.0f %s", rest, suffix);
    }

    private static int tar(Call call) {
        String file = call.args().stream()
                .filter(each -> each.contains(".t") || each.endsWith("gz"))
                .findFirst()
                .orElse("");
        if (call.args().isEmpty()) {
            call.err()
                    .line("tar: You must specify one of the '-Acdtrux', '--delete' or '--test-label' options\n"
                            + "Try 'tar --help' or 'tar --usage' for more information.");
            return 2;
        }
        if (file.isEmpty() || call.disk().exists(call.path(file))) {
            call.err()
                    .line(
                            "tar: This does not look like a tar archive\n\ngzip: stdin: not in gzip format\ntar: Child returned status 1\n"
                                    + "tar: Error is not recoverable: exiting now");
            return 2;
        }
        call.err()
                .line("tar (child): " + file + ": Cannot open: No such file or directory\n"
                        + "tar (child): Error is not recoverable: exiting now\ntar: Child returned status 2\n"
                        + "tar: Error is not recoverable: exiting now");
        return 2;
    }

    private static int gzip(Call call) {
        String file = call.operands().isEmpty() ? "stdin" : call.operands().get(0);
        boolean there = file.equals("stdin") || call.disk().exists(call.path(file));
        call.err().line("gzip: " + file + ": " + (there ? "not in gzip format" : "No such file or directory"));
        return 1;
    }
}
