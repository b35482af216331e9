package org.sundew.sim.ftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WordingTest {
    private static final Set<String> PARAMETERS = Set.of(
            "v", "a", "x", "s", "version", "ip", "peer", "host", "fqdn", "clients", "user", "type", "control", "data");

    @ParameterizedTest
    @EnumSource(Product.class)
    void usesOnlyParametersThatThereAre(Product product) {
        Set<String> used = new HashSet<>();
        for (Say occasion : Say.values()) {
            Matcher parameter = Pattern.compile("\\$(\\w+)")
                    .matcher(product.wording().phrase(occasion).orElse(""));
            while (parameter.find()) {
                used.add(parameter.group(1));
            }
        }

        assertThat(used).isSubsetOf(PARAMETERS);
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void beginsEachAnswerWithItsCode(Product product) {
        for (Say occasion : Say.values()) {
            String phrase = product.wording().phrase(occasion).orElse("");
            assertThat(phrase).as(occasion.key()).matches("(?s)|[1-5]\\d\\d[ -].*");
            assertThat(phrase.lines().reduce((before, last) -> last).orElse("200 "))
                    .as("the last line at " + occasion.key())
                    .matches(occasion.key().contains("begin") ? ".*" : "\\d{3} .*");
        }
    }

    @Test
    void saysLikeAnotherOccasionWhatItHasNoWordsFor() {
        Wording vsftpd = Product.VSFTPD.wording();

        assertThat(vsftpd.phrase(Say.CWD_FILE)).isEqualTo(vsftpd.phrase(Say.CWD_NONE));
        assertThat(vsftpd.phrase(Say.SIZE_ASCII)).isEmpty();
    }

    @Test
    void loadsNoFileWithALineThatNobodySaysOrOneMissing() {
        assertThatThrownBy(() -> Wording.of("wrong.properties"))
                .hasMessage("wrong.properties: nobody says [greeting.typo]");
        assertThatThrownBy(() -> Wording.of("short.properties")).hasMessage("short.properties: lacks log.in.first");
    }
}
