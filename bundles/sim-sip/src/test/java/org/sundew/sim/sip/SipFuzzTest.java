package org.sundew.sim.sip;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.sundew.event.Listen;
import org.sundew.event.PortLimit;
import org.sundew.event.Severity;
import org.sundew.event.Transport;
import org.sundew.testkit.ConfigOf;
import org.sundew.testkit.SimHarness;

/** No bytes of a visitor make the sim server throw. */
class SipFuzzTest {
    private static final SipSim SIM = new SipSim(ConfigOf.of(SipSim.Config.class));
    private static final Listen UDP =
            new Listen("sip-udp", "sip", Transport.UDP, 5060, "main", Severity.LOW, PortLimit.NONE);

    @FuzzTest(maxDuration = "2m")
    void survivesAnything(byte[] bytes) {
        SimHarness.visit(SIM, UDP).say(bytes).say(bytes).hangUp();
        SimHarness.visit(SIM).say(bytes).say("\r\n\r\n").say(bytes).end().hangUp();
    }
}
