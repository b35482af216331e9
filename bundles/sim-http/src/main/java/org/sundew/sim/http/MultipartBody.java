package org.sundew.sim.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A multipart/form-data body (RFC 7578), read as it comes: files are captured one by one, small fields make the form.
 *
 * <p>The delimiter is CR LF, two hyphens and the boundary. CR occurs in it only at its start, so a partial match that
 * fails can only begin again at the byte that broke it; no look-back is needed.
 */
final class MultipartBody implements Body {
    private static final int PARTS_MAX = 100;
    private static final int HEAD_MAX = 8192;
    private static final int BOUNDARY_MAX = 200;
    private static final int NAME_MAX = 256;

    private enum Stage {
        /** Between a delimiter and the end of its line. */
        AFTER_DELIMITER,
        HEAD,
        CONTENT,
        OVER
    }

    /** A field of the form. Its value counts against the budget until the body is released. */
    private record Filled(String name, Capture value) {}

    private final byte[] delimiter;
    private final Evidence evidence;
    private final Supplier<Capture> fields;
    private final Supplier<Capture> files;
    private final List<Filled> form = new ArrayList<>();
    private final StringBuilder head = new StringBuilder();
    private Optional<Capture> part = Optional.empty();
    private String name = "";
    private Optional<String> file = Optional.empty();
    private Stage stage = Stage.CONTENT;
    private int matched = 2;
    private int parts;
    private int hyphens;
    private int lineLength;

    /**
     * A reader of parts.
     *
     * @param fields makes room for a field
     * @param files  makes room for a file
     */
    MultipartBody(String boundary, Evidence evidence, Supplier<Capture> fields, Supplier<Capture> files) {
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        this.evidence = evidence;
        this.fields = fields;
        this.files = files;
    }

    /** The boundary that a Content-Type names, if it is one of multipart/form-data and fit for use. */
    static Optional<String> boundary(String contentType) {
        if (!contentType.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
            return Optional.empty();
        }
        return parameter(contentType, "boundary")
                .filter(text -> !text.isEmpty() && text.length() <= BOUNDARY_MAX && text.indexOf('\r') < 0);
    }

    @Override
    public String text() {
        return "";
    }

    @Override
    public void take(ByteBuffer piece) {
        ByteBuffer data = piece.duplicate();
        while (data.hasRemaining() && stage != Stage.OVER) {
            if (stage == Stage.CONTENT) {
                content(data);
            } else {
                line(data.get());
            }
        }
    }

    /** Takes content up to a CR, or a byte of what may be a delimiter. */
    private void content(ByteBuffer data) {
        if (matched == 0) {
            run(data);
            return;
        }
        byte next = data.get();
        if (next == delimiter[matched]) {
            matched++;
            if (matched == delimiter.length) {
                endPart();
            }
            return;
        }
        give(ByteBuffer.wrap(delimiter, 0, matched));
        matched = 0;
        data.position(data.position() - 1);
    }

    private void run(ByteBuffer data) {
        int start = data.position();
        int end = start;
        while (end < data.limit() && data.get(end) != '\r') {
            end++;
        }
        give(data.duplicate().position(start).limit(end));
        data.position(end);
        if (data.hasRemaining()) {
            data.get();
            matched = 1;
        }
    }

    private void give(ByteBuffer content) {
        part.ifPresent(capture -> capture.take(content));
    }

    private void endPart() {
        closePart();
        stage = ++parts > PARTS_MAX ? Stage.OVER : Stage.AFTER_DELIMITER;
        matched = 0;
        hyphens = 0;
    }

    private void closePart() {
        part.ifPresent(capture -> {
            if (file.isEmpty()) {
                form.add(new Filled(name, capture));
                return;
            }
            boolean chosen = !file.get().isEmpty() || capture.total() > 0;
            if (chosen) {
                evidence.upload(file.get(), capture);
            }
            capture.release();
        });
        part = Optional.empty();
    }

    private void line(byte next) {
        if (stage == Stage.AFTER_DELIMITER) {
            afterDelimiter(next);
            return;
        }
        if (head.length() >= HEAD_MAX) {
            stage = Stage.OVER;
            return;
        }
        head.append((char) (next & 0xFF));
        if (next == '\n' && lineLength == 0) {
            beginPart();
        } else if (next != '\r') {
            lineLength = next == '\n' ? 0 : lineLength + 1;
        }
    }

    private void afterDelimiter(byte next) {
        if (next == '-' && ++hyphens == 2) {
            stage = Stage.OVER;
        } else if (next == '\n') {
            head.setLength(0);
            lineLength = 0;
            stage = Stage.HEAD;
        }
    }

    private void beginPart() {
        String disposition = disposition(head.toString());
        String called = parameter(disposition, "name").orElse("");
        name = called.length() > NAME_MAX ? called.substring(0, NAME_MAX) : called;
        file = parameter(disposition, "filename");
        part = Optional.of(file.isPresent() ? files.get() : fields.get());
        stage = Stage.CONTENT;
    }

    private static String disposition(String head) {
        for (String line : head.split("\r?\n", -1)) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-disposition:")) {
                return line;
            }
        }
        return "";
    }

    /** The value of a parameter, quoted or not. */
    private static Optional<String> parameter(String text, String name) {
        String lower = text.toLowerCase(Locale.ROOT);
        int from = 0;
        while (true) {
            int at = lower.indexOf(name + "=", from);
            if (at < 0) {
                return Optional.empty();
            }
            if (at > 0 && " \t;".indexOf(lower.charAt(at - 1)) >= 0) {
                return Optional.of(value(text, at + name.length() + 1));
            }
            from = at + 1;
        }
    }

    private static String value(String text, int from) {
        if (from < text.length() && text.charAt(from) == '"') {
            int end = text.indexOf('"', from + 1);
            return text.substring(from + 1, end < 0 ? text.length() : end);
        }
        int end = text.indexOf(';', from);
        return text.substring(from, end < 0 ? text.length() : end).strip();
    }

    @Override
    public void end() {
        closePart();
        stage = Stage.OVER;
    }

    @Override
    public List<Field> form() {
        return form.stream()
                .map(filled -> new Field(filled.name(), filled.value().text()))
                .toList();
    }

    @Override
    public void release() {
        part.ifPresent(Capture::release);
        part = Optional.empty();
        form.forEach(filled -> filled.value().release());
        form.clear();
    }
}
