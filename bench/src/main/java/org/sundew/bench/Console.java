package org.sundew.bench;

import java.io.PrintStream;

/** Where the measurements are printed. */
final class Console {
    private static final PrintStream OUT = System.out;

    private Console() {}

    static void print(String text) {
        OUT.print(text);
    }
}
