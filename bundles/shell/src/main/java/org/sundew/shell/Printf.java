package org.sundew.shell;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** printf(1). */
final class Printf {
    private static final Pattern DIRECTIVE = Pattern.compile("%([-0 +#]*)(\\d{0,3})(?:\\.(\\d{0,3}))?([a-zA-Z%])");
    private static final int ROUNDS_MAX = 1_000;

    private Printf() {}

    static int run(Call call) {
        if (call.args().isEmpty()) {
            return call.fail(2, "usage: printf [-v var] format [arguments]");
        }
        String format = Escapes.echo(call.arg(0));
        List<String> args = call.args().subList(1, call.args().size());
        int used = 0;
        int rounds = 0;
        do {
            int before = used;
            used = once(call, format, args, used);
            if (used == before) {
                break;
            }
        } while (used < args.size() && ++rounds < ROUNDS_MAX);
        return 0;
    }

    private static int once(Call call, String format, List<String> args, int from) {
        StringBuilder out = new StringBuilder();
        Matcher directive = DIRECTIVE.matcher(format);
        int used = from;
        int last = 0;
        while (directive.find()) {
            out.append(format, last, directive.start());
            last = directive.end();
            if (directive.group(4).equals("%")) {
                out.append('%');
                continue;
            }
            String value = used < args.size() ? args.get(used) : "";
            used++;
            String field =
                    padded(directive, converted(call, directive.group(4).charAt(0), precision(directive), value));
            call.shell().allowance().spend(field.length());
            out.append(field);
        }
        call.print(Escapes.withoutStop(out.append(format.substring(last)).toString()));
        return used;
    }

    private static String converted(Call call, char sign, int precision, String value) {
        return switch (sign) {
            case 'd', 'i', 'u' -> Long.toString(Arithmetic.value(value, call.context()));
            case 'x' -> Long.toHexString(Arithmetic.value(value, call.context()));
            case 'X' ->
                Long.toHexString(Arithmetic.value(value, call.context())).toUpperCase(Locale.ROOT);
            case 'o' -> Long.toOctalString(Arithmetic.value(value, call.context()));
            case 'c' -> value.isEmpty() ? "" : value.substring(0, 1);
            case 'b' -> Escapes.withoutStop(Escapes.echo(value));
            case 'f', 'F', 'e', 'E', 'g', 'G' ->
                Format.converted(sign, precision, AwkValue.of(AwkValue.number(value)), "");
            default -> precision >= 0 && precision < value.length() ? value.substring(0, precision) : value;
        };
    }

    private static int precision(Matcher directive) {
        String written = directive.group(3);
        return written == null ? -1 : written.isEmpty() ? 0 : Integer.parseInt(written);
    }

    private static String padded(Matcher directive, String text) {
        int width = directive.group(2).isEmpty() ? 0 : Integer.parseInt(directive.group(2));
        if (text.length() >= width) {
            return text;
        }
        if (directive.group(1).contains("-")) {
            return text + " ".repeat(width - text.length());
        }
        return (directive.group(1).contains("0") ? "0" : " ").repeat(width - text.length()) + text;
    }
}
