package org.sundew.sim.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sundew.testkit.SimHarness;

/** What a form in parts may take. */
@SuppressWarnings("StringConcatToTextBlock") // CR LF is part of the protocol: a text block would hide it
class MultipartBodyTest {
    private final Budget budget = new Budget(1 << 20);

    private MultipartBody body() {
        List<Evidence> evidence = new ArrayList<>();
        SimHarness.visit(
                session -> {
                    evidence.add(new Evidence(session, 16));
                    return data -> {};
                },
                Lab.visit(80));
        return new MultipartBody("x", evidence.get(0), () -> new Capture(16, budget), () -> new Capture(16, budget));
    }

    @Test
    void cutsNamesThatNoFormHas() {
        MultipartBody body = body();
        for (int length = 255; length <= 257; length++) {
            String part = "--x\r\nContent-Disposition: form-data; name=\"" + "n".repeat(length) + "\"\r\n\r\nv\r\n";
            body.take(ByteBuffer.wrap(part.getBytes(StandardCharsets.ISO_8859_1)));
        }
        body.end();

        assertThat(body.form()).extracting(field -> field.name().length()).containsExactly(255, 256, 256);
    }
}
