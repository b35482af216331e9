package org.sundew.shell;

import java.util.List;

/** Names beside each other, as on a terminal of 80 columns. */
final class Columns {
    private static final int WIDTH = 80;

    private Columns() {}

    static String of(List<String> names) {
        int widest = names.stream().mapToInt(String::length).max().orElse(1) + 2;
        int columns = Math.max(1, WIDTH / widest);
        int rows = (names.size() + columns - 1) / columns;
        int all = names.stream().mapToInt(name -> name.length() + 2).sum();
        if (all <= WIDTH) {
            return String.join("  ", names) + "\n";
        }
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < rows; row++) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column * rows + row < names.size(); column++) {
                String name = names.get(column * rows + row);
                boolean last = (column + 1) * rows + row >= names.size();
                line.append(name).append(last ? "" : " ".repeat(widest - name.length()));
            }
            text.append(line).append('\n');
        }
        return text.toString();
    }
}
