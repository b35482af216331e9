package org.sundew.sim.echo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.sundew.sim.Session;
import org.sundew.testkit.SimHarness;

class EchoSimTest {
    @Test
    void saysNothingFirst() {
        SimHarness.visit(new EchoSim()).expectSilence().expectOpen();
    }

    @Test
    void sendsBackEachPieceAsItComes() {
        SimHarness.visit(new EchoSim())
                .say("hel")
                .expect("hel")
                .say("lo\r\n")
                .expect("lo\r\n")
                .expectSilence()
                .expectOpen();
    }

    @Test
    void sendsBackEveryByte() {
        StringBuilder all = new StringBuilder();
        for (char each = 0; each < 256; each++) {
            all.append(each);
        }

        SimHarness.visit(new EchoSim()).dribble(all.toString()).expect(all.toString());
    }

    @Test
    void answersAnEmptyDatagramWithAnother() {
        SimHarness.visit(new EchoSim()).say("").expectSilence().expectOpen();
    }

    @Test
    void closesWhenTheVisitorHasSaidAll() {
        SimHarness.visit(new EchoSim()).say("bye").end().expect("bye").expectClosed();
    }

    @Test
    void sendsBytesOfItsOwnSinceTheHeardOnesAreOnlyLent() {
        AtomicReference<ByteBuffer> sent = new AtomicReference<>();
        ByteBuffer lent = ByteBuffer.wrap("abc".getBytes(ISO_8859_1));

        new EchoSim().open(keeping(sent)).received(lent.asReadOnlyBuffer());
        lent.put(0, (byte) 'X');

        assertThat(ISO_8859_1.decode(sent.get()).toString()).isEqualTo("abc");
    }

    /** A session that keeps the very buffer it was sent, as the real one may. */
    private static Session keeping(AtomicReference<ByteBuffer> sent) {
        return (Session) Proxy.newProxyInstance(
                Session.class.getClassLoader(), new Class<?>[] {Session.class}, (self, method, arguments) -> {
                    sent.set((ByteBuffer) arguments[0]);
                    return null;
                });
    }
}
