package org.sundew.sim.http;

/** What comes before the body: the request line and the fields. */
record RequestHead(RequestLine line, Fields fields) {

    String method() {
        return line.method();
    }

    boolean is(String method) {
        return line.method().equals(method);
    }

    /** Whether the answer has no body because the method says so. */
    boolean headOnly() {
        return is("HEAD");
    }

    /** Whether a page may be sent whole, in part or not at all. */
    boolean reads() {
        return is("GET") || is("HEAD");
    }

    boolean nine() {
        return line.nine();
    }

    /** Whether the visitor speaks HTTP/1.1 or a later 1.x. */
    boolean modern() {
        return !nine() && line.minor() >= 1;
    }
}
