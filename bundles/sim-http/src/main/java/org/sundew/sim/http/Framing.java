package org.sundew.sim.http;

import java.util.List;

/**
 * How long the body of a request is (RFC 9112 section 6).
 *
 * @param chunked whether it comes in chunks
 * @param length  how many bytes it has, if not; 0 for none
 * @param suspect whether the length is in doubt, two were given or none that can be read: the connection is not used again
 */
record Framing(boolean chunked, long length, boolean suspect) {
    static final Framing NONE = new Framing(false, 0, false);

    static Framing of(RequestHead head, Flaws flaws) {
        if (head.nine()) {
            return NONE;
        }
        Fields fields = head.fields();
        List<String> lengths = fields.all("Content-Length");
        if (fields.has("Transfer-Encoding")) {
            return coded(head, lengths, flaws);
        }
        if (lengths.isEmpty()) {
            flaws.addIfRefused(head.is("POST") || head.is("PUT"), Flaw.LENGTH_MISSING);
            return NONE;
        }
        flaws.addIf(lengths.size() > 1, Flaw.LENGTH_TWICE);
        long length = length(lengths.get(0));
        flaws.addIf(length < 0, Flaw.LENGTH_FORM);
        flaws.addIf(length > flaws.dialect().bodyMax(), Flaw.BODY_LONG);
        return new Framing(false, Math.max(0, length), length < 0 || lengths.size() > 1);
    }

    private static Framing coded(RequestHead head, List<String> lengths, Flaws flaws) {
        List<String> codings = head.fields().tokens("Transfer-Encoding");
        String first = head.fields().first("Transfer-Encoding");
        boolean measured = !lengths.isEmpty();
        flaws.addIf(head.fields().all("Transfer-Encoding").size() > 1, Flaw.CODING_TWICE);
        flaws.addIf(!head.modern(), Flaw.CODING_IN_TEN);
        boolean chunked = codings.get(codings.size() - 1).equals("chunked") && first.equals(FieldLine.trim(first));
        flaws.addIf(!chunked, Flaw.CODING_UNKNOWN);
        flaws.addIf(chunked && codings.size() > 1, Flaw.CODING_LIST);
        flaws.addIf(measured && length(lengths.get(0)) < 0, Flaw.LENGTH_FORM);
        flaws.addIf(measured, Flaw.LENGTH_AND_CODING);
        return new Framing(chunked, 0, measured || !chunked);
    }

    boolean hasBody() {
        return chunked || length > 0;
    }

    private static long length(String value) {
        if (!Chars.digits(value)) {
            return -1;
        }
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
