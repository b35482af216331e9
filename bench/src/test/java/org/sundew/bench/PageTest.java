package org.sundew.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PageTest {
    private static final String PAGE = "# Figures\n\n## A\n\nold a\n\n## B\n\nold b\n";

    @Test
    void writesOneSectionAndLeavesTheOthers() {
        assertThat(Page.with(PAGE, "A", "new a\n")).isEqualTo("# Figures\n\n## A\n\nnew a\n\n## B\n\nold b\n");
        assertThat(Page.with(PAGE, "B", "new b")).isEqualTo("# Figures\n\n## A\n\nold a\n\n## B\n\nnew b\n");
    }

    @Test
    void addsASectionThatWasNotThere() {
        assertThat(Page.with(PAGE, "C", "c")).isEqualTo(PAGE + "\n## C\n\nc\n");
    }

    @Test
    void readsASection() {
        assertThat(Page.body(PAGE, "A")).contains("old a");
        assertThat(Page.body(PAGE, "B")).contains("old b");
        assertThat(Page.body(PAGE, "C")).isEmpty();
    }
}
