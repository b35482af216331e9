package org.sundew.shell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sundew.shell.AwkTree.Expression;
import org.sundew.shell.AwkTree.Flow;
import org.sundew.shell.AwkTree.Rule;

/** One run of awk(1): its beginning, the rules for each line, its end. */
final class AwkRun {
    private final Call call;
    private final Awk awk;
    private final AwkScript script;
    private final Map<Rule, Boolean> within = new HashMap<>();

    private AwkRun(Call call, Awk awk, AwkScript script) {
        this.call = call;
        this.awk = awk;
        this.script = script;
    }

    static int run(Call call) {
        List<String> operands = new ArrayList<>(call.operands("Fvf"));
        boolean file = call.args().contains("-f");
        if (operands.isEmpty() && !file) {
            call.err().line("Usage: mawk [Options] [Program] [file ...]");
            return 2;
        }
        String text = file ? call.read(List.of(call.value('f', ""))) : operands.remove(0);
        try {
            AwkScript script = AwkScript.of(text);
            Awk awk = new Awk(call, script);
            for (int i = 0; i < call.args().size() - 1; i++) {
                if (call.args().get(i).equals("-v")) {
                    assigned(awk, call.args().get(i + 1));
                }
            }
            return new AwkRun(call, awk, script).all(operands);
        } catch (AwkTokens.Wrong e) {
            call.err()
                    .line((call.machine().busybox() ? "awk: cmd. line:" : "mawk: line ")
                            + e.line()
                            + (call.machine().busybox()
                                    ? ": Syntax error"
                                    : ": syntax error at or near " + e.getMessage()));
            return call.machine().busybox() ? 1 : 2;
        }
    }

    /** {@code NAME=VALUE} among the files or behind -v. */
    private static boolean assigned(Awk awk, String word) {
        int equals = word.indexOf('=');
        boolean assigns = equals > 0 && word.substring(0, equals).matches("[A-Za-z_][A-Za-z0-9_]*");
        if (assigns) {
            awk.set(word.substring(0, equals), AwkValue.input(Escapes.ansi(word.substring(equals + 1))));
        }
        return assigns;
    }

    private int all(List<String> files) {
        Flow flow = Flow.ON;
        for (int i = 0; i < script.begin().size() && flow != Flow.EXIT; i++) {
            flow = awk.run(script.begin().get(i));
        }
        if (flow != Flow.EXIT && (!script.rules().isEmpty() || !script.end().isEmpty())) {
            flow = read(files);
        }
        for (int i = 0; i < script.end().size() && (flow != Flow.EXIT || i == 0); i++) {
            flow = awk.run(script.end().get(i));
        }
        awk.end();
        return awk.status();
    }

    private Flow read(List<String> files) {
        boolean any = false;
        for (String file : files) {
            if (assigned(awk, file)) {
                continue;
            }
            any = true;
            awk.set("FILENAME", AwkValue.of(file));
            awk.set("FNR", AwkValue.of(0));
            call.context().status(0);
            awk.input(new Input(call.read(List.of(file))));
            if (call.context().status() != 0) {
                awk.failed();
            }
            if (lines() == Flow.EXIT) {
                return Flow.EXIT;
            }
        }
        if (any) {
            return Flow.ON;
        }
        awk.input(new Input(call.input()));
        return lines();
    }

    private Flow lines() {
        for (String next = record(); next != null; next = record()) {
            awk.fields().take(next);
            awk.counted();
            for (Rule rule : script.rules()) {
                awk.pay(8);
                Flow flow = applies(rule) ? awk.run(rule.action()) : Flow.ON;
                if (flow == Flow.EXIT) {
                    return flow;
                }
                if (flow == Flow.NEXT) {
                    break;
                }
            }
        }
        return Flow.ON;
    }

    private @Nullable String record() {
        String separator = awk.get("RS");
        return awk.input().part(separator);
    }

    private boolean applies(Rule rule) {
        Expression to = rule.to();
        if (to == null) {
            return rule.from().value(awk).truth();
        }
        boolean inside =
                within.getOrDefault(rule, false) || rule.from().value(awk).truth();
        within.put(rule, inside && !to.value(awk).truth());
        return inside;
    }
}
