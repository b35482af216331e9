package org.sundew.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sundew.rules.Arrivals.cfg;
import static org.sundew.rules.Arrivals.cfgs;

import java.io.IOException;
import org.junit.jupiter.api.Test;

final class ExpectedTest {
    private final ListedCfgs admin = new ListedCfgs();
    private final Expected expected = new Expected(admin);

    @Test
    void missesNothingWhereThereIsNoCfg() {
        assertThat(expected.missing(cfgs())).isEmpty();
    }

    @Test
    void missesTheCfgsThatNoRuleHas() {
        admin.add("a");
        admin.add("b");
        admin.add("c");

        assertThat(expected.missing(cfgs()))
                .containsExactlyInAnyOrder(ListedCfgs.pid("a"), ListedCfgs.pid("b"), ListedCfgs.pid("c"));
        assertThat(expected.missing(cfgs(cfg("b"))))
                .containsExactlyInAnyOrder(ListedCfgs.pid("a"), ListedCfgs.pid("c"));
        assertThat(expected.missing(cfgs(cfg("c"), cfg("a"), cfg("b")))).isEmpty();
    }

    @Test
    void aRuleWhoseCfgWasDeletedIsNotMissed() {
        admin.add("a");

        assertThat(expected.missing(cfgs(cfg("a"), cfg("deleted")))).isEmpty();
    }

    @Test
    void saysSoWhenConfigAdminCannotReadWhatItHas() {
        admin.breakDown(true);

        assertThatThrownBy(() -> expected.missing(cfgs()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the cfgs of rules cannot be listed")
                .hasCauseInstanceOf(IOException.class);
    }
}
