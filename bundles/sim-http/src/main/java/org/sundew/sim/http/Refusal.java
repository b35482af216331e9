package org.sundew.sim.http;

/**
 * How a persona answers a flaw.
 *
 * @param status   the status code
 * @param title    what the persona's page says over the usual heading, or nothing
 * @param text     what it says by way of explanation, or nothing
 * @param measured whether the answer has a Content-Length
 */
record Refusal(int status, String title, String text, boolean measured) {

    static Refusal of(int status) {
        return new Refusal(status, "", "", true);
    }

    static Refusal of(int status, String text) {
        return new Refusal(status, "", text, true);
    }

    static Refusal of(int status, String title, String text) {
        return new Refusal(status, title, text, true);
    }

    /** The same without a Content-Length. */
    Refusal unmeasured() {
        return new Refusal(status, title, text, false);
    }
}
