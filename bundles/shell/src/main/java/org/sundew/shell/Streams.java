package org.sundew.shell;

/** Where a command reads and writes. */
record Streams(Input input, boolean typed, Output out, Output err) {
    Streams with(String next) {
        return new Streams(new Input(next), false, out, err);
    }

    Streams to(Output next) {
        return new Streams(input, typed, next, err);
    }
}
