package org.sundew.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TypistTest implements Typist.Listener {
    private final List<String> heard = new ArrayList<>();
    private final StringBuilder screen = new StringBuilder();
    private Typist typist;
    private boolean echo = true;

    @BeforeEach
    void sitDown() {
        typist = new Typist(screen::append, this);
    }

    private void type(String text) {
        text.chars().forEach(typist::type);
    }

    @Test
    void endsALineAtEverySortOfEnd() {
        type("a\r\nb\r\0c\nd\re\n");

        assertThat(heard).containsExactly("a", "b", "c", "d", "e");
    }

    @Test
    void echoesUnlessItIsAPassword() {
        type("ab\r\n");
        echo = false;
        type("secret\r\n");

        assertThat(screen).hasToString("ab\r\n");
        assertThat(heard).containsExactly("ab", "secret");
    }

    @Test
    void knowsTheEditingKeys() {
        type("abc\177\177x\r");
        type("abc\25y\r");
        type("abc def\27z\r");
        type("a\33[Ab\33[3~c\33OPd\r");

        assertThat(heard).containsExactly("ax", "y", "abc z", "abcd");
    }

    @Test
    void hearsCtrlCAndCtrlD() {
        type("abc\3\4x\4\r");

        assertThat(heard).containsExactly("interrupt", "end", "x");
    }

    @Test
    void boundsALine() {
        type("x".repeat(65_535) + "\r" + "x".repeat(65_536) + "\r" + "x".repeat(65_537) + "\r");

        assertThat(heard).extracting(String::length).containsExactly(65_535, 65_536, 65_536);
    }

    @Override
    public void line(String line) {
        heard.add(line);
    }

    @Override
    public void interrupt() {
        heard.add("interrupt");
    }

    @Override
    public void end() {
        heard.add("end");
    }

    @Override
    public boolean echo() {
        return echo;
    }
}
