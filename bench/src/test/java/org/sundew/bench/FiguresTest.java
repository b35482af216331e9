package org.sundew.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private static Figures of(double... values) {
        Figures figures = new Figures();
        for (double value : values) {
            figures.add(value);
        }
        return figures;
    }

    @Test
    void tellsMedianAndRange() {
        assertThat(of(3, 1, 2).text(1)).isEqualTo("2.0 (1.0–3.0)");
        assertThat(of(4, 1, 2, 3).text(1)).isEqualTo("2.5 (1.0–4.0)");
        assertThat(of().text(1)).isEqualTo("–");
    }

    @Test
    void takesRatiosRoundByRound() {
        assertThat(of(2, 30).over(of(1, 10)).text(1)).isEqualTo("2.5 (2.0–3.0)");
    }

    @Test
    void readsTheLineOfTheLoadGenerator() throws IOException {
        Load load = Load.parse(
                "{\"visits\":10,\"failed\":1,\"seconds\":2.5,\"per_second\":4,\"p50\":7,\"p99\":8,\"max\":9}\n");

        assertThat(load).isEqualTo(new Load(10, 1, 4, 7, 8, 9));
        assertThatThrownBy(() -> Load.parse("")).isInstanceOf(IOException.class);
    }
}
