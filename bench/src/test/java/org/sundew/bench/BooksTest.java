package org.sundew.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class BooksTest {
    private static Books books(long arrivals, long lost) {
        return new Books(arrivals, 5, 3, 2, lost, 0, 0, 4, 0);
    }

    @Test
    void readsTheStatusOfASensor() throws IOException {
        String status = "{\"serving\":true,\"arrivals\":10,\"journaled\":5,\"ignored\":3,\"suppressed\":2,\"lost\":0,"
                + "\"lostReasons\":{\"journal-full\":0},\"open\":0,\"pending\":0,\"visitors\":4,\"evicted\":0}\n";

        assertThat(Books.parse(status)).isEqualTo(books(10, 0));
        assertThatThrownBy(() -> Books.parse("{}"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("arrivals");
    }

    @Test
    void addUpOrFail() {
        assertThatCode(books(10, 0)::check).doesNotThrowAnyException();
        assertThatThrownBy(books(9, 0)::check).hasMessageContaining("10 accounted for");
        assertThatThrownBy(books(11, 0)::check).hasMessageContaining("11 arrivals");
        assertThatThrownBy(books(11, 1)::check).isInstanceOf(IllegalStateException.class);
    }
}
