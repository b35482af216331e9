package org.sundew.sim.sip;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.sundew.event.Endpoint;
import org.sundew.sim.Session;

/** Writes answers as Asterisk's chan_sip does: what of the request goes back, and what it adds. */
final class Answers {
    private static final String ALLOW =
            "INVITE, ACK, CANCEL, OPTIONS, BYE, REFER, SUBSCRIBE, NOTIFY, INFO, PUBLISH, MESSAGE";

    /** The wish for the port: the parameter without a value. */
    private static final Pattern RPORT = Pattern.compile("(?i);\\s*rport\\s*(;|$)");

    private static final Pattern STAMPS = Pattern.compile("(?i);\\s*(rport|received)\\s*(=[^;]*)?(?=;|$)");

    private final Session session;
    private final SipSettings settings;
    private final RandomGenerator random;

    Answers(Session session, SipSettings settings, RandomGenerator random) {
        this.session = session;
        this.settings = settings;
        this.random = random;
    }

    void send(Request request, String status, String... more) {
        StringBuilder text = new StringBuilder(512);
        text.append("SIP/2.0 ").append(status).append("\r\n");
        List<String> vias = request.all("via");
        line(text, "Via", stamped(vias.get(0)));
        vias.stream().skip(1).forEach(via -> line(text, "Via", via));
        line(text, "From", request.header("from"));
        line(text, "To", tagged(request.header("to"), status));
        line(text, "Call-ID", request.header("call-id"));
        line(text, "CSeq", request.header("cseq"));
        line(text, "Server", settings.server());
        line(text, "Allow", ALLOW);
        line(text, "Supported", "replaces, timer");
        for (String each : more) {
            text.append(each).append("\r\n");
        }
        line(text, "Content-Length", "0");
        session.send(text.append("\r\n").toString());
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(name).append(": ").append(value).append("\r\n");
    }

    /**
     * The way back: the topmost of what may be several, with the address that the request really came from, and the port
     * where the visitor asks for it (RFC 3581 section 4). An address that it put there itself is not believed.
     */
    private String stamped(String via) {
        Endpoint visitor = session.visit().visitor();
        int comma = via.indexOf(',');
        String top = comma < 0 ? via : via.substring(0, comma);
        String asked = RPORT.matcher(top).find() ? ";rport=" + visitor.port() : "";
        String bare = STAMPS.matcher(top).replaceAll("").stripTrailing();
        return bare + ";received=" + visitor.ip() + asked + (comma < 0 ? "" : via.substring(comma));
    }

    private String tagged(String to, String status) {
        return to.matches("(?i).*;\\s*tag=.*") || status.startsWith("100") ? to : to + ";tag=as" + fresh();
    }

    /** Eight hex digits that nobody can tell beforehand. */
    String fresh() {
        return String.format("%08x", random.nextInt());
    }

    /** The address that calls for this exchange go to. */
    String contact() {
        Endpoint sensor = session.visit().sensor();
        String ip = sensor.ip().indexOf(':') >= 0 ? "[" + sensor.ip() + "]" : sensor.ip();
        return "Contact: <sip:" + ip + ":" + session.visit().listen().port() + ">";
    }
}
