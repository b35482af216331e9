package org.sundew.shell;

import java.util.LinkedHashMap;
import java.util.Map;

/** Where awk's prints go besides its output: files, and commands that run when it is done with them. */
final class AwkOutput {
    private static final int OPEN_MAX = 50;

    private final Call call;
    private final Map<String, Capture> files = new LinkedHashMap<>();
    private final Map<String, StringBuilder> commands = new LinkedHashMap<>();

    AwkOutput(Call call) {
        this.call = call;
    }

    void write(String sign, String name, String text) {
        call.shell().allowance().spend(text.length());
        if (sign.equals("|")) {
            if (commands.size() < OPEN_MAX || commands.containsKey(name)) {
                commands.computeIfAbsent(name, none -> new StringBuilder()).append(text);
            }
        } else if (name.equals("/dev/stderr")) {
            call.err().print(text);
        } else if (name.equals("/dev/stdout")) {
            call.print(text);
        } else {
            writeFile(name, text, sign.equals(">>"));
        }
    }

    private void writeFile(String name, String text, boolean append) {
        try {
            Capture file = files.get(name);
            if (file == null) {
                file = call.disk().open(call.path(name), append, call.scene());
                files.put(name, file);
            }
            call.disk().append(file, text);
        } catch (Trouble e) {
            call.fail("cannot open " + name + " (" + e.text() + ")");
        }
    }

    /** What a command prints. */
    Input read(String command) {
        Output out = new Output(call.shell().allowance());
        run(command, new Streams(new Input(""), false, out, call.err()));
        return new Input(out.text());
    }

    int system(String command) {
        return run(command, new Streams(call.stdin(), false, call.out(), call.err()));
    }

    private int run(String command, Streams streams) {
        Context inner = call.context().copy();
        inner.started("sh", Shells.dialect(call.machine(), "sh"), Context.Source.COMMAND);
        int status = call.shell().execute(command, inner, streams);
        call.shell().takeExit();
        return status;
    }

    int close(String name) {
        files.remove(name);
        StringBuilder given = commands.remove(name);
        return given == null ? 0 : run(name, new Streams(new Input(given.toString()), false, call.out(), call.err()));
    }

    void closeAll() {
        for (String name : commands.keySet().toArray(new String[0])) {
            close(name);
        }
    }
}
