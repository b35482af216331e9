package org.sundew.win;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlatJsonTest {
    private static FlatJson read(String json) throws IOException {
        return FlatJson.of(json.getBytes(UTF_8));
    }

    @Test
    void nestedAndDottedNamesAreTheSame() throws IOException {
        assertThat(read("{\"a\":{\"b\":{\"c\":7}}}").text("a.b.c")).isEqualTo("7");
        assertThat(read("{\"a.b.c\":true}").text("a.b.c")).isEqualTo("true");
    }

    @Test
    void anArrayGivesItsTexts() throws IOException {
        assertThat(read("{\"a\":[\"x\",{\"y\":1},[2],3]}").texts("a")).containsExactly("x", "3");
        assertThat(read("{\"a\":null}").text("a")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "7", "[]", "{\"a\":1}{\"a\":2}", "{\"a\":", "{a:1}", "{\"a\":1}x", "{\"a\":NaN}", "\"\\"})
    void anythingElseIsRefused(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(IOException.class);
    }

    @Test
    void sixteenLevelsAreReadAndNoMore() throws IOException {
        assertThat(read("{\"a\":".repeat(16) + "1" + "}".repeat(16)).text("a.".repeat(15) + "a"))
                .isEqualTo("1");
        assertThatThrownBy(() -> read("{\"a\":".repeat(17) + "1" + "}".repeat(17)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void athousandAndTwentyFourValuesAreReadAndNoMore() throws IOException {
        assertThat(read(object(1_024)).text("f1023")).isEqualTo("1");
        assertThatThrownBy(() -> read(object(1_025))).isInstanceOf(IOException.class);
    }

    private static String object(int fields) {
        return IntStream.range(0, fields).mapToObj(i -> "\"f" + i + "\":1").collect(Collectors.joining(",", "{", "}"));
    }

    @Test
    void aTextIsKeptUpToTheLengthOfANote() throws IOException {
        assertThat(read("{\"a\":\"" + "x".repeat(8_192) + "\"}").text("a")).hasSize(8_192);
        assertThat(read("{\"a\":\"" + "x".repeat(8_193) + "\"}").text("a")).hasSize(8_192);
    }
}
