package org.sundew.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinesTest {
    private final List<String> heard = new ArrayList<>();
    private final Lines lines = Lines.to(heard::add);

    private void hear(String text) {
        lines.received(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Test
    void endsALineAtEveryEndThatClientsSend() {
        hear("one\r\ntwo\nthree\r\0four");

        assertThat(heard).containsExactly("one", "two", "three");
    }

    @Test
    void putsALineTogetherFromSingleBytes() {
        for (char each : "USER root\r\n\r\n".toCharArray()) {
            hear(String.valueOf(each));
        }

        assertThat(heard).containsExactly("USER root", "");
    }

    @Test
    void losesNoByteOfALine() {
        hear("a\rb\r\rc\u00FF\0d\r\n");

        assertThat(heard).containsExactly("a\rb\r\rc\u00FF\0d");
    }

    @Test
    void passesOnALineThatNeverEndsInPieces() {
        hear("x".repeat(Lines.MAX_LINE - 1));
        assertThat(heard).isEmpty();

        hear("xy\n");

        assertThat(heard).containsExactly("x".repeat(Lines.MAX_LINE), "y");
    }

    @Test
    void forgetsWhatCameInTheClearWhenTlsBegins() {
        List<String> heard = new ArrayList<>();
        Lines[] lines = new Lines[1];
        lines[0] = Lines.to(line -> {
            heard.add(line);
            if (line.equals("STARTTLS")) {
                lines[0].drop();
            }
        });

        lines[0].received(ByteBuffer.wrap("STARTTLS\r\nMAIL FROM:<evil>\r\nRC".getBytes(StandardCharsets.ISO_8859_1)));
        lines[0].received(ByteBuffer.wrap("EHLO\r\n".getBytes(StandardCharsets.ISO_8859_1)));

        assertThat(heard).containsExactly("STARTTLS", "EHLO");
    }

    @Test
    void forgetsAPieceOfALine() {
        hear("in the cle\r");

        lines.drop();
        hear("\nsafe\n");

        assertThat(heard).containsExactly("", "safe");
    }
}
