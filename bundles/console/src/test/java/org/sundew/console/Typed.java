package org.sundew.console;

import java.util.ArrayList;
import java.util.List;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.jspecify.annotations.Nullable;

/** A command line of which one argument has been typed so far. */
record Typed(String begun) implements CommandLine {
    /** A completer that looks at the command line only is asked with no session. */
    static List<String> offers(Completer completer, String begun) {
        List<String> candidates = new ArrayList<>();
        completer.complete(noSession(), new Typed(begun), candidates);
        return candidates.stream().map(String::strip).toList();
    }

    @SuppressWarnings("NullAway")
    private static org.apache.karaf.shell.api.console.@Nullable Session noSession() {
        return null;
    }

    @Override
    public int getCursorArgumentIndex() {
        return 0;
    }

    @Override
    public String getCursorArgument() {
        return begun;
    }

    @Override
    public int getArgumentPosition() {
        return begun.length();
    }

    @Override
    public String[] getArguments() {
        return new String[] {begun};
    }

    @Override
    public int getBufferPosition() {
        return begun.length();
    }

    @Override
    public String getBuffer() {
        return begun;
    }
}
