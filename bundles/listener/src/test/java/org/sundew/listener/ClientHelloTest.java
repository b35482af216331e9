package org.sundew.listener;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fingerprints as published with JA3 (github.com/salesforce/ja3) and JA4 (github.com/FoxIO-LLC/ja4). */
class ClientHelloTest {
    private static final String CHROME = "t13d1516h2_8daaf6152771_e5627efa2ab1";

    @Test
    void hasTheJa3ThatIsPublished() {
        ClientHello hello = Hello.ofJa3().read();

        assertThat(Ja3.text(hello)).isEqualTo("769,47-53-5-10-49161-49162-49171-49172-50-56-19-4,0-10-11,23-24-25,0");
        assertThat(Ja3.of(hello)).isEqualTo("ada70206e40642a3e4461f35503241d5");
    }

    @Test
    void hasAJa3WithoutExtensions() {
        ClientHello hello = new Hello(769, 4, 5, 10, 9, 100, 98, 3, 6, 19, 18, 99).read();

        assertThat(Ja3.of(hello)).isEqualTo("de350869b8c85de67a350c8d186f11e6");
        assertThat(Ja4.of(hello)).startsWith("t10i110000_").endsWith("_000000000000");
        assertThat(hello.serverName()).isEmpty();
    }

    @Test
    void hasTheJa4ThatIsPublishedWhateverItsOrderAndGrease() {
        assertThat(Ja4.of(Hello.ofChrome().read())).isEqualTo(CHROME);
        assertThat(Ja4.of(Hello.ofChrome().extension(0xfafa).read())).isEqualTo(CHROME);
        assertThat(Ja4.of(Hello.ofChrome().extension(0xfafb).read())).isNotEqualTo(CHROME);
    }

    @Test
    void leavesGreaseOutOfJa3() {
        ClientHello plain = new Hello(771, 4865).list16(10, 29).extension(23).read();
        ClientHello greased = new Hello(771, 0x0a0a, 4865)
                .extension(0x1a1a)
                .list16(10, 0xeaea, 29)
                .extension(23)
                .read();

        assertThat(Ja3.text(greased)).isEqualTo("771,4865,10-23,29,").isEqualTo(Ja3.text(plain));
    }

    @ParameterizedTest
    @CsvSource({"772,13", "771,12", "770,11", "769,10", "768,s3", "2,s2", "32540,00"})
    void tellsTheHighestVersionInJa4(int version, String digits) {
        assertThat(Ja4.of(new Hello(version, 4).read())).startsWith("t" + digits + "i");
        assertThat(Ja4.of(new Hello(769, 4).versions(0xfafa, version).read())).startsWith("t" + digits + "i");
    }

    @ParameterizedTest
    @CsvSource({"h2,h2", "http/1.1,h1", "h,hh", "0\u00ab,3b", "\u00ab,ab", "\u00ab\u00cd,ad", "'',00"})
    void tellsTheFirstProtocolInJa4(String name, String characters) {
        assertThat(Ja4.of(new Hello(771, 4).protocols(name, "dot").read())).startsWith("t12i0101" + characters + "_");
    }

    @Test
    void countsNoFurtherThanNinetyNineInJa4() {
        Hello hello = new Hello(771, IntStream.range(0, 100).toArray());
        for (int type = 100; type < 200; type++) {
            hello.extension(type);
        }

        assertThat(Ja4.of(hello.read())).startsWith("t12i999900_");
    }

    @Test
    void readsTheNameOfTheServer() {
        assertThat(Hello.ofChrome().read().serverName()).isEqualTo("example.com");
        assertThat(Ja4.of(new Hello(771, 4).extension(0).read())).startsWith("t12d");
        assertThat(new Hello(771, 4).extension(0).read().serverName()).isEmpty();
    }

    @Test
    void isNothingWhereALengthDoesNotFit() {
        byte[] body = Hello.ofChrome().body();
        int withoutExtensions = new Hello(771, new int[16]).body().length;
        for (int length = 0; length < body.length; length++) {
            assertThat(ClientHello.parse(ByteBuffer.wrap(Arrays.copyOf(body, length)))
                            .isPresent())
                    .as("the first %d bytes", length)
                    .isEqualTo(length == withoutExtensions);
        }
        assertThat(ClientHello.parse(ByteBuffer.wrap(
                        new Hello(771, 4).extension(10, 0, 3, 1, 1, 1).body())))
                .isEmpty();
    }
}
