package org.sundew.sim.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a visitor has changed is remembered within bounds. */
class ScratchTest {
    private static final Scratch.Mark FILE = Scratch.Mark.file(1);

    private final Scratch scratch = new Scratch();

    @Test
    void remembersNamesOfSoManyCharactersTogether() {
        String half = "/" + "a".repeat(Scratch.CHARS_MAX / 2 - 1);

        scratch.mark(half, FILE);
        scratch.mark("/" + "b".repeat(Scratch.CHARS_MAX / 2), FILE);
        assertThat(scratch.below("/")).containsOnlyKeys(half);
        scratch.mark("/" + "b".repeat(Scratch.CHARS_MAX / 2 - 2), FILE);
        scratch.mark("/cc", FILE);
        assertThat(scratch.below("/")).hasSize(2);
        scratch.mark("/", FILE);
        assertThat(scratch.at("/")).contains(FILE);
    }

    @Test
    void hasRoomAgainForWhatWasInAFolderThatIsGone() {
        scratch.mark("/f/" + "a".repeat(Scratch.CHARS_MAX - 5), FILE);

        scratch.mark("/f", Scratch.Mark.GONE);
        String next = "/" + "b".repeat(Scratch.CHARS_MAX - 3);
        scratch.mark(next, FILE);

        assertThat(scratch.at(next)).contains(FILE);
    }

    @Test
    void changesWhatItRemembersHoweverFullItIs() {
        String full = "/" + "a".repeat(Scratch.CHARS_MAX - 1);

        scratch.mark(full, FILE);
        scratch.mark(full, Scratch.Mark.GONE);

        assertThat(scratch.at(full)).contains(Scratch.Mark.GONE);
    }
}
