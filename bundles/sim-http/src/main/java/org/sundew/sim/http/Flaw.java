package org.sundew.sim.http;

import java.util.Locale;

/**
 * A way in which a request departs from RFC 9112 or from the common path. Which flaws are refused, and how, is the
 * persona's {@link Dialect}; every one is recorded, refused or not.
 */
enum Flaw {
    // the request line
    BLANK_LINES,
    LEADING_SPACE,
    LINE_LONG,
    BARE_LF,
    BARE_CR,
    SPACES,
    TOKENS,
    /** The method holds a character that no token may have (RFC 9110 section 5.6.2). */
    METHOD_CHAR,
    /** A token, but not made of upper case, hyphen and underscore alone. */
    METHOD_CASE,
    TARGET_MISSING,
    TARGET_CHAR,
    TARGET_FORM,
    TARGET_SCHEME,
    QUERY_FORM,
    ASTERISK_FORM,
    AUTHORITY_FORM,
    /** CONNECT with a path. */
    CONNECT_FORM,
    AUTHORITY_BAD,
    AUTHORITY_EMPTY,
    FRAGMENT,
    /** No version at all: HTTP/0.9. */
    NINE,
    NINE_METHOD,
    VERSION_FORM,
    VERSION_DIGITS,
    VERSION_NINE,
    VERSION_MAJOR,
    // the path
    PERCENT,
    PERCENT_NUL,
    PERCENT_SLASH,
    PERCENT_CONTROL,
    ABOVE_ROOT,
    SEGMENT_LONG,
    // the fields
    FIELD_LONG,
    FIELDS_MANY,
    HEAD_LONG,
    FIELD_COLON,
    FIELD_SPACE,
    FIELD_EMPTY,
    FIELD_NAME,
    FIELD_CONTROL,
    VALUE_CONTROL,
    VALUE_NUL,
    FOLDED,
    FOLDED_FIRST,
    HOST_MISSING,
    HOST_EMPTY,
    HOST_TWICE,
    HOST_CHAR,
    /** A host of characters that only a lenient server takes. */
    HOST_LOOSE,
    HOST_DOTS,
    HOST_PORT,
    /** A port that is a number, but none that there is; or none after the colon. */
    HOST_PORT_RANGE,
    EXPECTATION,
    // how long the body is: the stuff of request smuggling
    LENGTH_FORM,
    LENGTH_TWICE,
    LENGTH_AND_CODING,
    LENGTH_MISSING,
    CODING_IN_TEN,
    CODING_TWICE,
    CODING_LIST,
    CODING_UNKNOWN,
    BODY_LONG,
    CHUNK_LF,
    CHUNK_SIZE,
    CHUNK_END,
    CHUNK_LONG,
    /** A control character in a chunk's extension. */
    CHUNK_EXTENSION,
    EXTENSION_LONG,
    /** A trailer that is no field line. */
    TRAILER_FORM,
    TRAILER_LONG,
    // how it stopped
    ENDED,
    TIMED_OUT;

    private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** Whether it is about the path alone: such flaws are found when the head has been read and is otherwise in order. */
    boolean ofPath() {
        return compareTo(PERCENT) >= 0 && compareTo(SEGMENT_LONG) <= 0;
    }

    /** The word for it in notes. */
    String label() {
        return label;
    }
}
