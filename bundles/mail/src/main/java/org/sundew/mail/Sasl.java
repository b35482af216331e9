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
    private Optional<Credentials> said = Optional.empty();

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

    /** Takes an answer that came with the command; {@code =} stands for an empty one. False if it is not base64. */
    public boolean hearFirst(String base64) {
        return hear(base64.equals("=") ? "" : base64);
    }

    /** Takes the client's answer. False if it is not base64. */
    public boolean hear(String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
        take(Words.meant(new String(bytes, StandardCharsets.ISO_8859_1)));
        return true;
    }

    private void take(String answer) {
        switch (due) {
            case USER -> {
                user = answer;
                due = answer.isEmpty() ? Due.NOTHING : Due.PASSWORD;
            }
            case PASSWORD -> {
                said = Optional.of(new Credentials(user, answer));
                due = Due.NOTHING;
            }
            case PLAIN -> {
                plain(answer.split("\0", -1));
                due = Due.NOTHING;
            }
            case NOTHING -> throw new IllegalStateException("all was said");
        }
    }

    /** Whom to act as, who that is, and the password. */
    private void plain(String... parts) {
        boolean sound = parts.length == 3 && !parts[1].isEmpty();
        if (sound && (parts[0].isEmpty() || parts[0].equals(parts[1]))) {
            said = Optional.of(new Credentials(parts[1], parts[2]));
        }
    }

    /** Whether all was said. */
    public boolean complete() {
        return due == Due.NOTHING;
    }

    /** What was said once it is complete; nothing where it was not what the mechanism wants. */
    public Optional<Credentials> credentials() {
        return said;
    }
}
