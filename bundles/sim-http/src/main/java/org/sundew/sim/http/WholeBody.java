package org.sundew.sim.http;

import java.nio.ByteBuffer;
import java.util.List;

/** A body that is one thing: a form, a file that was PUT, or anything else. */
final class WholeBody implements Body {
    enum Kind {
        FORM,
        FILE,
        OTHER
    }

    private final Kind kind;
    private final Capture capture;
    private final Evidence evidence;
    private final RequestHead head;

    WholeBody(Kind kind, Capture capture, Evidence evidence, RequestHead head) {
        this.kind = kind;
        this.capture = capture;
        this.evidence = evidence;
        this.head = head;
    }

    @Override
    public void take(ByteBuffer piece) {
        capture.take(piece);
    }

    @Override
    public void end() {
        if (kind == Kind.FILE) {
            evidence.upload(fileName(head.line().target()), capture);
        } else if (capture.total() > 0 && Credentials.form(form()).isEmpty()) {
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
        return kind == Kind.FORM ? FormText.read(capture.text()) : List.of();
    }

    @Override
    public void release() {
        capture.release();
    }
}
