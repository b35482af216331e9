package org.sundew.sim.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Names and values of JSON, however deep and however broken. */
class JsonFieldsTest {
    @Test
    void readsNamesAndValuesOfAllLevels() {
        assertThat(JsonFields.read(
                        "{\"user\" : {\"email\":\"a@b\", \"n\":-1.5e3}, \"cmd\":[\"sh\",\"-c\"], \"t\":true}"))
                .containsExactly(
                        new Field("email", "a@b"),
                        new Field("n", "-1.5e3"),
                        new Field("cmd", "sh"),
                        new Field("cmd", "-c"),
                        new Field("t", "true"));
    }

    @Test
    void undoesEscapes() {
        assertThat(JsonFields.read("{\"p\":\"a\\\"b\\\\c\\u0041\\/\\n\\u00\"}"))
                .containsExactly(new Field("p", "a\"b\\cA/\n00"));
    }

    @Test
    void bearsWhatIsNoJson() {
        assertThat(JsonFields.read("{\"password\":\"x")).containsExactly(new Field("password", "x"));
        assertThat(JsonFields.read("[".repeat(100_000))).isEmpty();
        assertThat(JsonFields.read("\\\"\"\"\\u")).hasSizeLessThan(4);
        assertThat(JsonFields.read("1,".repeat(1000))).hasSize(100);
    }
}
