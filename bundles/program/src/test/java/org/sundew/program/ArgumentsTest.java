package org.sundew.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ArgumentsTest {
    private static final Variables VARIABLES = Variables.NONE
            .and("ipsrc", "192.0.2.7")
            .and("dport", "25")
            .and("eventid", "01ABC")
            .and("appid", "two words \"and\" $ipsrc");

    @Test
    void blanksPartWords() {
        assertThat(Arguments.split("  -b -o\tout.txt \n x ").words()).containsExactly("-b", "-o", "out.txt", "x");
    }

    @Test
    void anEmptyLineHasNoWords() {
        assertThat(Arguments.split(" ").words()).isEmpty();
    }

    @Test
    void quotesHoldAWordTogetherAndAreDropped() {
        assertThat(Arguments.split("\"/a b/c.pl\" x\"y z\"w \"\"").words()).containsExactly("/a b/c.pl", "xy zw", "");
    }

    @Test
    void nothingElseMeansAnything() {
        assertThat(Arguments.split("C:\\a\\b 'x y' `id` $(id) ;|&<>*?~#").words())
                .containsExactly("C:\\a\\b", "'x", "y'", "`id`", "$(id)", ";|&<>*?~#");
    }

    @Test
    void aQuoteThatIsNotClosedIsRefused() {
        assertThatThrownBy(() -> Arguments.split("a \"b")).hasMessage("a quote is not closed");
    }

    @Test
    void variablesAreReplacedWhereverTheyStand() {
        assertThat(Arguments.split("-o exlogscan$eventid.txt -t 1-65535 $ipsrc:$dport $dportx $unknown $")
                        .with(VARIABLES))
                .containsExactly("-o", "exlogscan01ABC.txt", "-t", "1-65535", "192.0.2.7:25", "25x", "$unknown", "$");
    }

    @Test
    void aValueIsOneWordAndNotReplacedAgain() {
        assertThat(Arguments.split("$appid x").with(VARIABLES)).containsExactly("two words \"and\" $ipsrc", "x");
    }

    @Test
    void aValueCannotBecomeAnOption() {
        Variables dashes = Variables.NONE.and("appid", "--exec=id").and("ipsrc", "");

        assertThat(Arguments.split("$appid $ipsrc$appid x$appid -$appid").with(dashes))
                .containsExactly("_-exec=id", "_-exec=id", "x--exec=id", "---exec=id");
    }
}
