package org.sundew.mail;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** One log-in by SASL as the server hears it: PLAIN (RFC 4616) or LOGIN, each answer in base64. */
public final class Sasl {
    private enum Due {
        PLAIN,
        USER,
        PASSWORD,
        NOTHING
    }

    private Due due;
    private String user = "";
    private String password = "";

    private Sasl(Due first) {
        due = first;
    }

    /** The exchange of this mechanism, whatever its case; nothing for one that is not offered. */
    public static Optional<Sasl> of(String mechanism) {
        return switch (mechanism.toUpperCase(Locale.ROOT)) {
            case "PLAIN" -> Optional.of(new Sasl(Due.PLAIN));
            case "LOGIN" -> Optional.of(new Sasl(Due.USER));
            default -> Optional.empty();
        };
    }

    /** What the server asks next, in base64: nothing at all for PLAIN. */
    public String challenge() {
        return switch (due) {
            case USER -> "VXNlcm5hbWU6";
            case PASSWORD -> "UGFzc3dvcmQ6";
            case PLAIN, NOTHING -> "";
        };
    }

    /** Takes the client's answer; {@code =} stands for an empty one. False if it is not what the mechanism wants. */
    public boolean hear(String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64.equals("=") ? "" : base64);
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
        return take(Words.meant(new String(bytes, StandardCharsets.ISO_8859_1)));
    }

    private boolean take(String answer) {
        switch (due) {
            case USER -> {
                user = answer;
                due = Due.PASSWORD;
            }
            case PASSWORD -> {
                password = answer;
                due = Due.NOTHING;
            }
            case PLAIN -> {
                return plain(answer.split("\0", -1));
            }
            case NOTHING -> {
                return false;
            }
        }
        return true;
    }

    private boolean plain(String[] parts) {
        if (parts.length != 3) {
            return false;
        }
        user = parts[1];
        password = parts[2];
        due = Due.NOTHING;
        return true;
    }

    /** Whether all was said. */
    public boolean complete() {
        return due == Due.NOTHING;
    }

    /** What was said. */
    public Credentials credentials() {
        return new Credentials(user, password);
    }
}
