package org.sundew.event;

/**
 * A fact about a visit: a name that the sim server chose and a value that the visitor may have.
 *
 * <p>The constants are the names that have a field of their own in an event; any other name (lower case, dots and digits)
 * ends up under {@code honeypot.notes}. Values are hostile text of at most {@value #MAX_VALUE} characters, cut when longer.
 */
public record Note(String name, String value) {
    /** The longest value kept, in UTF-16 characters. */
    public static final int MAX_VALUE = 8192;

    /** A user name that was tried: {@code user.name}. */
    public static final String USER = "user";
    /** A password that was tried: {@code honeypot.credential.password}, under the sensor's password policy. */
    public static final String PASSWORD = "password";
    /** {@code success} or {@code failure}: {@code event.outcome}. */
    public static final String OUTCOME = "outcome";
    /** A command line that was typed: {@code process.command_line}. */
    public static final String COMMAND = "command";
    /** A request's method: {@code http.request.method}. */
    public static final String METHOD = "method";
    /** A request's target as sent: {@code url.original}. */
    public static final String URL = "url";
    /** The client's own name for itself: {@code user_agent.original}. */
    public static final String AGENT = "agent";
    /** A file's name as sent: {@code file.name}. */
    public static final String FILE = "file";
    /** A file's size in bytes: {@code file.size}. */
    public static final String FILE_SIZE = "file.size";
    /** A file's SHA-256 in hex: {@code file.hash.sha256}. */
    public static final String FILE_SHA256 = "file.sha256";
    /** The application protocol spoken, e.g. {@code ftp}: {@code network.protocol}. */
    public static final String PROTOCOL = "protocol";
    /** A name asked for: {@code dns.question.name}. */
    public static final String QUESTION = "question";
    /** A mail's envelope sender: {@code email.from.address}. */
    public static final String MAIL_FROM = "mail.from";
    /** A mail's envelope recipient: {@code email.to.address}. */
    public static final String MAIL_TO = "mail.to";
    /** The TLS version agreed: {@code tls.version}. */
    public static final String TLS_VERSION = "tls.version";
    /** The TLS cipher suite agreed: {@code tls.cipher}. */
    public static final String TLS_CIPHER = "tls.cipher";
    /** The server name a TLS client asked for: {@code tls.client.server_name}. */
    public static final String TLS_SERVER_NAME = "tls.server.name";
    /** The JA3 of a TLS client, 32 hex digits (github.com/salesforce/ja3): {@code tls.client.ja3}. */
    public static final String TLS_JA3 = "tls.ja3";
    /** The JA4 of a TLS client, 36 characters (github.com/FoxIO-LLC/ja4): {@code tls.client.ja4}. */
    public static final String TLS_JA4 = "tls.ja4";

    /** Cuts a value that is too long. */
    public Note {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a note needs a name");
        }
        if (value.length() > MAX_VALUE) {
            value = value.substring(0, MAX_VALUE);
        }
    }
}
