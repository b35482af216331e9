package org.sundew.sim.http;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** A body that is one thing: a form, JSON, XML, a file that was PUT, or anything else. */
final class WholeBody implements Body {
    enum Kind {
        FORM,
        JSON,
        XML,
        FILE,
        OTHER
    }

    private final Kind kind;
    private final Capture capture;
    private final Evidence evidence;
    private final RequestHead head;
    private final Optional<Form> known;

    /**
     * The body of the request of that head.
     *
     * @param known the form that is sent to where it is sent, if a site file describes it
     */
    WholeBody(Kind kind, Capture capture, Evidence evidence, RequestHead head, Optional<Form> known) {
        this.kind = kind;
        this.capture = capture;
        this.evidence = evidence;
        this.head = head;
        this.known = known;
    }

    @Override
    public void take(ByteBuffer piece) {
        capture.take(piece);
    }

    @Override
    public void end() {
        if (kind == Kind.FILE) {
            evidence.upload(fileName(head.line().target()), capture);
        } else if (capture.total() > 0 && Credentials.in(known, form()).isEmpty()) {
            evidence.body(head, capture);
        }
    }

    /** What follows the last slash of a target, without its query. */
    private static String fileName(String target) {
        int mark = target.indexOf('?');
        String path = mark < 0 ? target : target.substring(0, mark);
        return path.substring(path.lastIndexOf('/') + 1);
    }

    @Override
    public List<Field> form() {
        return switch (kind) {
            case FORM -> FormText.read(capture.text());
            case JSON -> JsonFields.read(capture.text());
            case XML -> XmlRpcFields.read(capture.text());
            default -> List.of();
        };
    }

    @Override
    public String text() {
        return capture.text();
    }

    @Override
    public void release() {
        capture.release();
    }
}
