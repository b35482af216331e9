package org.sundew.sim.ftp;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.sundew.event.Endpoint;
import org.sundew.event.Id;
import org.sundew.event.Visit;
import org.sundew.testkit.ConfigOf;
import org.sundew.testkit.Samples;
import org.sundew.testkit.SimHarness;

/** Visitors at the door, or let in already; the greeting is read. */
final class FtpVisits {
    private FtpVisits() {}

    static SimHarness visit(Object... keysAndValues) {
        return SimHarness.visit(sim(keysAndValues), Samples.listen("ftp", 21)).expect("220 (vsFTPd 3.0.3)\r\n");
    }

    static SimHarness guest(Object... keysAndValues) {
        return visit(keysAndValues)
                .say("USER anonymous\r\nPASS mozilla@example.com\r\n")
                .expect("331 Please specify the password.\r\n230 Login successful.\r\n");
    }

    /** A user that is listed as {@code ann:secret}. */
    static SimHarness user(Object... keysAndValues) {
        Object[] all = Arrays.copyOf(keysAndValues, keysAndValues.length + 2);
        all[keysAndValues.length] = "users";
        all[keysAndValues.length + 1] = new String[] {"ann:secret"};
        return visit(all)
                .say("USER ann\r\nPASS secret\r\n")
                .expect("331 Please specify the password.\r\n230 Login successful.\r\n");
    }

    /** A guest over IPv6. */
    static SimHarness guest6() {
        Visit plain = Samples.visit();
        Visit visit = new Visit(
                new Id(1, 1),
                plain.started(),
                Samples.endpoint("2001:db8::7", 40001),
                new Endpoint(address("2001:db8::1"), 21),
                plain.listen(),
                1);
        SimHarness guest = SimHarness.visit(sim(), visit).say("USER ftp\r\nPASS \r\n");
        guest.read();
        return guest;
    }

    static FtpSim sim(Object... keysAndValues) {
        return new FtpSim(ConfigOf.of(FtpSim.Config.class, keysAndValues));
    }

    /** The visitor asks for a passive port, and connects to it. */
    static SimHarness dial(SimHarness visitor) {
        visitor.say("PASV\r\n");
        visitor.expect("227 Entering Passive Mode (198,51,100,1,157,129).\r\n");
        return visitor.dial();
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
