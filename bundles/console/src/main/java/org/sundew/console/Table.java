package org.sundew.console;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.karaf.shell.support.table.Col;
import org.apache.karaf.shell.support.table.ShellTable;

/** Rows under headers. Every cell is made safe for a terminal; a column of numbers is aligned to the right. */
final class Table {
    private final String[] headers;
    private final boolean[] numbers;
    private final List<String[]> rows = new ArrayList<>();

    private Table(String... headers) {
        this.headers = headers;
        numbers = new boolean[headers.length];
        Arrays.fill(numbers, true);
    }

    static Table of(String... headers) {
        return new Table(headers);
    }

    /** Adds a row with a cell for each header. */
    Table row(Object... cells) {
        String[] row = new String[cells.length];
        for (int i = 0; i < cells.length; i++) {
            row[i] = Cell.text(cells[i]);
            numbers[i] &= cells[i] instanceof Number;
        }
        rows.add(row);
        return this;
    }

    /**
     * Prints it with headers and lines, or as plain lines for programs.
     *
     * @param whenEmpty what a person is told if there is no row; a program gets no line
     */
    void print(PrintStream out, boolean format, String whenEmpty) {
        if (!format) {
            rows.forEach(row -> out.println(String.join("\t", row)));
        } else if (rows.isEmpty()) {
            out.println(whenEmpty);
        } else {
            shellTable().print(out);
        }
    }

    private ShellTable shellTable() {
        ShellTable table = new ShellTable();
        for (int i = 0; i < headers.length; i++) {
            Col column = table.column(headers[i]);
            if (numbers[i]) {
                column.alignRight();
            }
        }
        rows.forEach(row -> table.addRow().addContent((Object[]) row));
        return table;
    }
}
