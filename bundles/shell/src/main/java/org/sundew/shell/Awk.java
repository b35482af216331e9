package org.sundew.shell;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sundew.shell.AwkTree.Element;
import org.sundew.shell.AwkTree.Expression;
import org.sundew.shell.AwkTree.Field;
import org.sundew.shell.AwkTree.Flow;
import org.sundew.shell.AwkTree.Function;
import org.sundew.shell.AwkTree.Place;
import org.sundew.shell.AwkTree.Statement;
import org.sundew.shell.AwkTree.Target;
import org.sundew.shell.AwkTree.Variable;

/** awk(1) at work: its input, fields and variables. The language is {@link AwkScript}'s. All that is done or kept is paid. */
final class Awk {
    private static final int EXPRESSIONS_MAX = 50;

    private final Call call;
    private final AwkScript script;
    private final AwkOutput output;
    private final AwkVariables variables = new AwkVariables();
    private final Map<String, Input> opened = new HashMap<>();
    private final Map<String, Regex> expressions = new HashMap<>();
    private final AwkFields fields = new AwkFields(this);
    private Input input = new Input("");
    private AwkValue result = AwkValue.UNSET;
    private int status;

    Awk(Call call, AwkScript script) {
        this.call = call;
        this.script = script;
        this.output = new AwkOutput(call);
        variables.set("FS", AwkValue.of(Escapes.ansi(call.value('F', " "))));
        variables.set("OFS", AwkValue.of(" "));
        variables.set("ORS", AwkValue.of("\n"));
        variables.set("SUBSEP", AwkValue.of("\34"));
        variables.set("RS", AwkValue.of("\n"));
        variables.set("NR", AwkValue.of(0));
        variables.set("NF", AwkValue.of(0));
    }

    /** One more line was taken. */
    void counted() {
        set("NR", AwkValue.of(value("NR").number() + 1));
        set("FNR", AwkValue.of(value("FNR").number() + 1));
    }

    void pay(long size) {
        call.shell().allowance().spend(size);
    }

    Flow run(Statement statement) {
        pay(16);
        return statement.run(this);
    }

    AwkFields fields() {
        return fields;
    }

    /** The number of fields, as they were counted. */
    void count(int number) {
        variables.set("NF", AwkValue.of(number));
    }

    String line() {
        return fields.line();
    }

    String get(String name) {
        return value(name).text();
    }

    AwkValue value(String name) {
        return variables.value(name);
    }

    AwkValue set(String name, AwkValue value) {
        pay(value.text().length() + 16L);
        if (variables.set(name, value) && name.equals("NF")) {
            fields.resize(value.number());
        }
        return value;
    }

    AwkValue set(Place place, AwkValue value) {
        if (place instanceof Variable variable) {
            return set(variable.name(), value);
        }
        if (place instanceof Element element) {
            return set(element.array(), subscript(element.subscript()).text(), value);
        }
        if (place instanceof Field field) {
            fields.set((int) field.number().value(this).number(), value.text());
        }
        return value;
    }

    AwkValue set(String array, String subscript, AwkValue value) {
        pay(subscript.length() + value.text().length() + 64L);
        array(array).put(subscript, value);
        return value;
    }

    /** One of an array: that it is asked for makes it. */
    AwkValue element(String array, String subscript) {
        AwkValue known = array(array).get(subscript);
        return known == null ? set(array, subscript, AwkValue.UNSET) : known;
    }

    boolean isArray(String name) {
        return variables.isArray(name);
    }

    Map<String, AwkValue> array(String name) {
        return variables.array(name);
    }

    /** What several subscripts make together. */
    AwkValue subscript(List<Expression> all) {
        if (all.size() == 1) {
            return AwkValue.of(all.get(0).value(this).text());
        }
        List<String> texts = all.stream().map(each -> each.value(this).text()).toList();
        return AwkValue.of(String.join(get("SUBSEP"), texts));
    }

    Flow delete(String array, List<Expression> subscript) {
        if (subscript.isEmpty()) {
            array(array).clear();
        } else {
            array(array).remove(subscript(subscript).text());
        }
        return Flow.ON;
    }

    Flow each(String name, String array, Statement body) {
        List<String> keys = List.copyOf(array(array).keySet());
        pay(keys.size() * 8L);
        for (String key : keys) {
            set(name, AwkValue.input(key));
            Flow flow = run(body);
            if (flow != Flow.ON && flow != Flow.CONTINUE) {
                return flow == Flow.BREAK ? Flow.ON : flow;
            }
        }
        return Flow.ON;
    }

    AwkValue call(String name, List<Expression> given) {
        Function function = script.functions().get(name);
        if (function == null) {
            return AwkValue.UNSET;
        }
        Map<String, AwkValue> values = new HashMap<>();
        Map<String, Map<String, AwkValue>> arrays = new HashMap<>();
        for (int i = 0; i < Math.min(given.size(), function.names().size()); i++) {
            String local = function.names().get(i);
            boolean array = given.get(i) instanceof Variable variable && (isArray(variable.name()) || unset(variable));
            if (array && given.get(i) instanceof Variable variable) {
                arrays.put(local, array(variable.name()));
            } else {
                values.put(local, given.get(i).value(this));
            }
        }
        call.shell().allowance().enter();
        variables.enter(function.names(), values, arrays);
        result = AwkValue.UNSET;
        try {
            run(function.body());
            return result;
        } finally {
            variables.leave();
            call.shell().allowance().leave();
        }
    }

    private boolean unset(Variable variable) {
        return value(variable.name()) == AwkValue.UNSET;
    }

    Flow give(@Nullable Expression value) {
        result = value == null ? AwkValue.UNSET : value.value(this);
        return Flow.RETURN;
    }

    Flow exit(@Nullable Expression code) {
        status = code == null ? status : (int) code.value(this).number() & 0xFF;
        return Flow.EXIT;
    }

    Regex regex(String text) {
        Regex known = expressions.get(text);
        if (known != null) {
            return known;
        }
        Regex made = Regex.extended(text, false, call.shell().allowance());
        if (expressions.size() < EXPRESSIONS_MAX) {
            expressions.put(text, made);
        }
        return made;
    }

    Flow print(List<Expression> values, @Nullable Target target) {
        List<String> texts =
                values.stream().map(each -> each.value(this).text()).toList();
        write((texts.isEmpty() ? line() : String.join(get("OFS"), texts)) + get("ORS"), target);
        return Flow.ON;
    }

    Flow printf(List<Expression> values, @Nullable Target target) {
        write(formatted(values), target);
        return Flow.ON;
    }

    private void write(String text, @Nullable Target target) {
        if (target == null) {
            call.print(text);
        } else {
            output.write(target.sign(), target.name().value(this).text(), text);
        }
    }

    String formatted(List<Expression> values) {
        return AwkFunctions.formatted(
                this, values.stream().map(each -> each.value(this)).toList());
    }

    int system(String command) {
        return output.system(command);
    }

    int close(String name) {
        opened.remove(name);
        return output.close(name);
    }

    double random() {
        return call.context().next() / 32_768.0;
    }

    double seconds() {
        return call.scene().seconds();
    }

    Input input() {
        return input;
    }

    /** Reads from here on. */
    void input(Input next) {
        input = next;
    }

    int status() {
        return status;
    }

    void failed() {
        status = 2;
    }

    /** All is done: what waits for its input gets it. */
    void end() {
        output.closeAll();
    }

    /** What a command prints, from where it was read last. */
    Input output(String command) {
        return opened.computeIfAbsent(command, output::read);
    }

    Input file(String name) {
        return opened.computeIfAbsent(name, each -> new Input(call.read(List.of(each))));
    }

    /** Takes the next line: 1 if there is one, else 0. */
    AwkValue getline(Input from, @Nullable Place place) {
        String next = from.part("\n");
        if (next == null) {
            return AwkValue.of(0);
        }
        pay(next.length() + 16L);
        if (place == null) {
            fields.take(next);
        } else {
            set(place, AwkValue.input(next));
        }
        if (from == input) {
            counted();
        }
        return AwkValue.of(1);
    }
}
