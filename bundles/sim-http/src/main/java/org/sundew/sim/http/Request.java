package org.sundew.sim.http;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sundew.sim.Session;

/** A request whose head is read, or as much of it as could be; and its body as it comes. */
final class Request {
    private final RequestHead head;
    private final Flaws flaws;
    private final Target target;
    private final Host host;
    private final Framing framing;
    private Optional<Body> body = Optional.empty();
    private boolean broken;

    private Request(RequestHead head, Flaws flaws, Target target, Host host, Framing framing) {
        this.head = head;
        this.flaws = flaws;
        this.target = target;
        this.host = host;
        this.framing = framing;
    }

    /** Takes a head apart. */
    static Request of(RequestHead head, Flaws flaws) {
        Target target = Target.of(head.line(), flaws);
        Host host = Host.of(head, target, flaws);
        Framing framing = Framing.of(head, flaws);
        String expected = head.fields().first("Expect");
        flaws.addIf(!expected.isEmpty() && !continues(expected), Flaw.EXPECTATION);
        return new Request(head, flaws, target, host, framing);
    }

    /** A head that was refused before it could be taken apart. */
    static Request unread(HeadReader reader) {
        Target nowhere = new Target(Target.Form.OTHER, "", "/", "");
        return new Request(reader.head(), reader.flaws(), nowhere, Host.NONE, Framing.NONE);
    }

    private static boolean continues(String expectation) {
        return expectation.equalsIgnoreCase("100-continue");
    }

    RequestHead head() {
        return head;
    }

    Flaws flaws() {
        return flaws;
    }

    boolean hasBody() {
        return framing.hasBody();
    }

    /** Whether the visitor waits to be told to go on before it sends the body. */
    boolean awaitsContinue() {
        return head.modern() && continues(head.fields().first("Expect"));
    }

    /** The server that the visitor asks to be taken to, if it is not this one. */
    Optional<String> foreign(Session session, String serverName) {
        if (target.form() != Target.Form.ABSOLUTE && target.form() != Target.Form.AUTHORITY) {
            return Optional.empty();
        }
        String domain = session.domain().toLowerCase(Locale.ROOT);
        boolean own = List.of(session.visit().sensor().ip(), domain, serverName).contains(host.name())
                || host.name().endsWith("." + domain);
        return own ? Optional.empty() : Optional.of(target.authority());
    }

    /** Has the content of its body captured there. Returns what reads it. */
    BodyReader carry(Body content) {
        body = Optional.of(content);
        return new BodyReader(framing, flaws, content::take);
    }

    /** The body is over, whole or not: what came of it is told. Returns it; it is good until it is released. */
    Body endBody() {
        body.ifPresent(Body::end);
        return body.orElse(Body.NONE);
    }

    /** The form that is sent to where it is sent, if a site file describes it. */
    Optional<Form> form(Front front, Session session) {
        return front.form(target, host, session.persona());
    }

    /** Its body cannot be read on: whatever follows means nothing. */
    void breakOff() {
        broken = true;
    }

    void release() {
        body.ifPresent(Body::release);
        body = Optional.empty();
    }

    /** This request, asked in that session of a server of that name after so many others. */
    Exchange exchange(Session session, Setup setup, String serverName, int served) {
        Instant now = session.now();
        Exchange.Place place = new Exchange.Place(
                serverName,
                session.visit(),
                served,
                session.secure(),
                now,
                setup.dates().at(now),
                session.persona());
        return new Exchange(head, target, host, place, persistence(setup.manners(), served));
    }

    private Exchange.Persistence persistence(Manners manners, int served) {
        List<String> wishes = head.fields().tokens("Connection");
        boolean asked = wishes.contains("keep-alive");
        int left = manners.requestsMax() - 1 - served;
        boolean may = left > 0 && manners.keepAliveSeconds() > 0 && !broken && !framing.suspect();
        boolean keep = may && !head.nine() && !wishes.contains("close") && (head.modern() || asked);
        return new Exchange.Persistence(keep, asked, left, manners.keepAliveSeconds());
    }
}
