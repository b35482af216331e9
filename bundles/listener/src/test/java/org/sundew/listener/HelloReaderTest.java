package org.sundew.listener;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelloReaderTest {
    private final Budget budget = new Budget(() -> 1_000_000);
    private final HelloReader reader = new HelloReader(budget);

    private List<ClientHello> hear(byte[] bytes, int each) {
        List<ClientHello> heard = new ArrayList<>();
        for (int from = 0; from < bytes.length; from += each) {
            ByteBuffer piece = ByteBuffer.wrap(bytes, from, Math.min(each, bytes.length - from));
            Optional<ClientHello> hello = reader.read(piece);
            assertThat(piece.position()).isEqualTo(from);
            hello.ifPresent(heard::add);
        }
        return heard;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 9, 100, 10_000})
    void readsAHelloHoweverItIsCut(int each) {
        assertThat(hear(Hello.ofChrome().record(), each))
                .containsExactly(Hello.ofChrome().read());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 5, 77})
    void readsAHelloOverManyRecords(int each) {
        assertThat(hear(Hello.ofChrome().records(each), 7))
                .containsExactly(Hello.ofChrome().read());
    }

    @Test
    void readsTheFirstHelloOnly() {
        assertThat(hear(Hello.ofJa3().record(), 10_000)).hasSize(1);
        assertThat(hear(Hello.ofChrome().record(), 10_000)).isEmpty();
    }

    @Test
    void readsNothingElse() {
        byte[] sslTwo = HexFormat.of().parseHex("802e0100020015000000100100800200800300800400800500800600400700c0");
        for (byte[] other : List.of(
                sslTwo,
                "GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII),
                HexFormat.of().parseHex("160301000402000000"), // the hello of a server
                HexFormat.of().parseHex("1603010000"), // an empty record
                HexFormat.of().parseHex("160301ffff01000004"), // a record too long
                HexFormat.of().parseHex("16030100040100000016030100010a"))) { // a hello of nothing
            HelloReader fresh = new HelloReader(budget);
            assertThat(fresh.read(ByteBuffer.wrap(other))).isEmpty();
            assertThat(fresh.read(ByteBuffer.wrap(Hello.ofChrome().record()))).isEmpty();
        }
    }

    @Test
    void readsAHelloOfTheMostBytesAndNoneOfMore() {
        int around = new Hello(771, 4).extension(21).body().length;

        assertThat(hear(padded(HelloReader.MOST - around), 1_000)).hasSize(1);
        assertThat(budget.used()).isZero();
        assertThat(new HelloReader(budget).read(ByteBuffer.wrap(padded(HelloReader.MOST - around + 1))))
                .isEmpty();
    }

    private static byte[] padded(int padding) {
        return new Hello(771, 4).extension(21, new int[padding]).record();
    }

    @Test
    void booksWhatALongHelloTakesUntilItIsLetGo() {
        byte[] half = java.util.Arrays.copyOf(padded(12_000), 9_000);

        assertThat(hear(half, 500)).isEmpty();
        assertThat(budget.used()).isPositive();

        reader.stop();
        assertThat(budget.used()).isZero();
    }

    @Test
    void readsNoLongHelloWithoutMemoryForIt() {
        HelloReader poor = new HelloReader(new Budget(() -> 0));

        assertThat(poor.read(ByteBuffer.wrap(padded(12_000)))).isEmpty();
        assertThat(new HelloReader(new Budget(() -> 0)).read(ByteBuffer.wrap(padded(3_000))))
                .isPresent();
    }
}
