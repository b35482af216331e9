package org.sundew.shell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** awk(1) at work: its fields, variables and output. The language is {@link AwkScript}'s, which makes a tree of {@link Expression}s. */
final class Awk {
    private static final int VARIABLES_MAX = 500;

    private final Call call;
    private final Map<String, String> variables = new HashMap<>();
    private List<String> fields = List.of();
    private String line = "";
    private boolean skip;
    private boolean over;

    /** Something that has a value: text, which is a number where one is wanted. */
    interface Expression {
        String value(Awk awk);
    }

    /** One rule: a condition and what is done then. */
    record Rule(Expression condition, List<Expression> actions) {}

    private Awk(Call call) {
        this.call = call;
        variables.put("FS", Escapes.ansi(call.value('F', " ")));
        variables.put("OFS", " ");
        variables.put("ORS", "\n");
        variables.put("NR", "0");
    }

    static int run(Call call) {
        List<String> operands = new ArrayList<>(call.operands("Fvf"));
        if (operands.isEmpty()) {
            call.err().line("Usage: mawk [Options] [Program] [file ...]");
            return 2;
        }
        Awk awk = new Awk(call);
        for (int i = 0; i < call.args().size() - 1; i++) {
            String given = call.args().get(i + 1);
            if (call.args().get(i).equals("-v") && given.indexOf('=') > 0) {
                awk.set(given.substring(0, given.indexOf('=')), given.substring(given.indexOf('=') + 1));
            }
        }
        AwkScript script = AwkScript.of(operands.remove(0), call.shell().allowance());
        if (script == null) {
            call.err().line("awk: line 1: syntax error at or near end of line");
            return 2;
        }
        awk.all(script.begin());
        if (!script.rules().isEmpty() || !script.end().isEmpty()) {
            call.context().status(0);
            awk.read(script.rules(), call.read(operands));
        }
        awk.over = false;
        awk.all(script.end());
        return 0;
    }

    private void read(List<Rule> rules, String text) {
        int number = 0;
        for (String each : LineApplets.lines(text)) {
            if (over) {
                return;
            }
            take(each);
            set("NR", Integer.toString(++number));
            set("FNR", Integer.toString(number));
            skip = false;
            for (Rule rule : rules) {
                if (!skip && !over && truth(rule.condition().value(this))) {
                    all(rule.actions());
                }
            }
        }
    }

    private void all(List<Expression> actions) {
        for (Expression each : actions) {
            if (skip || over) {
                return;
            }
            call.shell().allowance().step();
            each.value(this);
        }
    }

    /** The rest of the rules is not for this line. */
    void next() {
        skip = true;
    }

    void exit() {
        over = true;
    }

    private void take(String whole) {
        line = whole;
        String separator = get("FS");
        call.shell().allowance().spend(whole.length());
        if (separator.equals(" ")) {
            fields = whole.isBlank() ? List.of() : List.of(whole.strip().split("\\s+"));
        } else if (separator.length() == 1 || separator.isEmpty()) {
            fields = List.of(whole.split(java.util.regex.Pattern.quote(separator), -1));
        } else {
            fields = split(whole, Regex.extended(separator, false, call.shell().allowance()));
        }
        set("NF", Integer.toString(fields.size()));
    }

    private static List<String> split(String whole, Regex separator) {
        List<String> parts = new ArrayList<>();
        com.google.re2j.Matcher matcher = separator.in(whole);
        int from = 0;
        while (matcher.find()) {
            if (matcher.end() > matcher.start()) {
                parts.add(whole.substring(from, matcher.start()));
                from = matcher.end();
            }
        }
        parts.add(whole.substring(from));
        return parts;
    }

    String field(String number) {
        int place = (int) number(number);
        return place == 0 ? line : place > 0 && place <= fields.size() ? fields.get(place - 1) : "";
    }

    void field(String number, String value) {
        int place = (int) number(number);
        if (place == 0) {
            take(value);
            return;
        }
        if (place < 0 || place > VARIABLES_MAX) {
            return;
        }
        List<String> changed = new ArrayList<>(fields);
        while (changed.size() < place) {
            changed.add("");
        }
        changed.set(place - 1, value);
        fields = changed;
        line = String.join(get("OFS"), changed);
        set("NF", Integer.toString(changed.size()));
        call.shell().allowance().spend(line.length());
    }

    String get(String name) {
        return variables.getOrDefault(name, "");
    }

    void set(String name, String value) {
        if (variables.size() < VARIABLES_MAX || variables.containsKey(name)) {
            call.shell().allowance().spend(value.length());
            variables.put(name, value);
        }
    }

    void print(List<String> values) {
        call.print((values.isEmpty() ? line : String.join(get("OFS"), values)) + get("ORS"));
    }

    void write(String text) {
        call.print(text);
    }

    String formatted(List<String> values) {
        Output out = new Output(call.shell().allowance());
        Printf.run(new Call("printf", values, new Input(""), false, out, call.err(), call.context(), call.shell()));
        return out.text();
    }

    Regex regex(String text) {
        return Regex.extended(text, false, call.shell().allowance());
    }

    static boolean truth(String value) {
        return numeric(value) ? number(value) != 0 : !value.isEmpty();
    }

    static boolean numeric(String value) {
        return value.matches("\\s*[-+]?(\\d{1,18}(\\.\\d{0,18})?|\\.\\d{1,18})([eE][-+]?\\d{1,3})?\\s*");
    }

    /** What a text begins with, as a number. */
    static double number(String value) {
        if (numeric(value)) {
            return Double.parseDouble(value.strip());
        }
        java.util.regex.Matcher start = java.util.regex.Pattern.compile(
                        "\\s*([-+]?\\d{1,15}(\\.\\d{1,15})?).*", java.util.regex.Pattern.DOTALL)
                .matcher(value);
        return start.matches() ? Double.parseDouble(start.group(1)) : 0;
    }

    static String text(double number) {
        if (number == Math.rint(number) && Math.abs(number) < 1e15) {
            return Long.toString((long) number);
        }
        String shown = String.format(Locale.ROOT, "%.6g", number);
        return shown.contains("e") ? shown : shown.replaceAll("0+$", "").replaceAll("\\.$", "");
    }
}
