package org.sundew.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AttributeTest {
    private static final Attribute PORT =
            new Attribute("port", Attribute.Type.INTEGER, BigDecimal.ONE, BigDecimal.valueOf(65535), List.of());

    private static Attribute of(Attribute.Type type, String... options) {
        return new Attribute("key", type, null, null, List.of(options));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2", "65534", "65535", " 21 ", "+21"})
    void acceptsAWholeNumberInRange(String value) {
        assertThat(PORT.fault(value)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "65536", "21.0", "2e1", "0x15", "ftp", "99999999999999999999999"})
    void refusesAnythingElseAsAWholeNumber(String value) {
        assertThat(PORT.fault(value)).contains("must be a whole number from 1 to 65535");
    }

    @Test
    void boundsANumberByItsType() {
        assertThat(of(Attribute.Type.INTEGER).fault("2147483647")).isEmpty();
        assertThat(of(Attribute.Type.INTEGER).fault("2147483648"))
                .contains("must be a whole number from -2147483648 to 2147483647");
    }

    @Test
    void acceptsNumbersThatAreNumbersAlready() {
        assertThat(PORT.fault(21)).isEmpty();
        assertThat(PORT.fault(70_000L)).isPresent();
    }

    @Test
    void looksAtEveryElementOfAList() {
        assertThat(PORT.fault(new String[] {"21", "22"})).isEmpty();
        assertThat(PORT.fault(List.of("21", "x"))).isPresent();
    }

    @Test
    void acceptsOnlyTrueAndFalseAsABoolean() {
        assertThat(of(Attribute.Type.BOOLEAN).fault("True ")).isEmpty();
        assertThat(of(Attribute.Type.BOOLEAN).fault("yes")).contains("must be true or false");
    }

    @Test
    void acceptsOnlyTheOptions() {
        assertThat(of(Attribute.Type.TEXT, "tcp", "udp").fault("udp ")).isEmpty();
        assertThat(of(Attribute.Type.TEXT, "tcp", "udp").fault("icmp")).contains("must be one of tcp, udp");
    }

    @Test
    void acceptsDecimals() {
        assertThat(of(Attribute.Type.DECIMAL).fault("0.5")).isEmpty();
        assertThat(of(Attribute.Type.DECIMAL).fault("NaN")).contains("must be a number");
    }

    @Test
    void leavesTheBlanksOfFreeText() {
        assertThat(of(Attribute.Type.TEXT).tidied("220 ready ")).isEqualTo("220 ready ");
        assertThat(of(Attribute.Type.SECRET).tidied(" s ")).isEqualTo(" s ");
        assertThat(PORT.tidied(" 21 ")).isEqualTo("21");
    }

    @Test
    void knowsAVariableThatWasNotResolved() {
        assertThat(Attribute.unresolved("$[env:SMTP_PASSWORD]")).isTrue();
        assertThat(Attribute.unresolved(new String[] {"a", "x$[secret:b]"})).isTrue();
        assertThat(Attribute.unresolved("$date $[x]")).isFalse();
    }
}
