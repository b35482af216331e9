package org.sundew.alert.email;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocketFactory;
import org.sundew.admin.Problem;

/** Reads the sink's keys, and says {@code key: what is wrong: value} of those that make no sense. */
final class Keys {
    private static final int RECIPIENTS = 100;
    private static final int LONGEST_PREFIX = 60;
    private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^}]*)}");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._:-]{1,255}");
    private static final Pattern LOCAL = Pattern.compile("localhost|127\\.[0-9.]+|::1", Pattern.CASE_INSENSITIVE);
    private static final Pattern HELO = Pattern.compile("[A-Za-z0-9.-]{1,255}|\\[[A-Fa-f0-9.:]{1,64}]");

    private final EmailSink.Config config;

    Keys(EmailSink.Config config) {
        this.config = config;
    }

    /** Whom mails are for and from, and what they are headed with. */
    Envelope envelope() {
        String prefix = config.subject_prefix().trim();
        if (prefix.length() > LONGEST_PREFIX || prefix.chars().anyMatch(Character::isISOControl)) {
            throw wrong("subject.prefix", "at most 60 characters on one line are expected", prefix);
        }
        return new Envelope(from(), recipients(), prefix);
    }

    Form form() {
        return switch (config.format().trim()) {
            case "long" -> Form.LONG;
            case "short" -> Form.SHORT;
            default -> throw wrong("format", "neither long nor short", config.format());
        };
    }

    /** How to reach the mail server. */
    Server server() {
        String user = config.smtp_user().trim();
        if (user.isEmpty() != config.smtp_password().isEmpty()) {
            throw wrong("smtp.user", "a user and a password are needed, or neither", user);
        }
        return new Server(
                matching("smtp.host", config.smtp_host(), HOST, "a host name or an address is expected"),
                port(),
                config.smtp_tls().trim(),
                trust(),
                user,
                config.smtp_password(),
                seconds("smtp.connect.seconds", config.smtp_connect_seconds()),
                seconds("smtp.read.seconds", config.smtp_read_seconds()),
                seconds("smtp.write.seconds", config.smtp_write_seconds()),
                helo(),
                from().getAddress());
    }

    /** A password that anybody on the way can read; on this machine nobody is on the way. */
    List<Problem> problems() {
        Server server = server();
        boolean here = LOCAL.matcher(server.host()).matches();
        if (server.user().isEmpty() || here || !server.tls().equals(Server.OFF)) {
            return List.of();
        }
        String what = "is sent with its password in clear to " + server.host() + ", since smtp.tls is off";
        return List.of(new Problem("", "smtp.user", server.user(), what));
    }

    private int port() {
        int port = config.smtp_port();
        if (port < 0 || port > 0xFFFF) {
            throw wrong("smtp.port", "not from 0 to 65535", Integer.toString(port));
        }
        boolean tls = config.smtp_tls().trim().equals(Server.TLS);
        if (!tls
                && !List.of(Server.OFF, Server.STARTTLS)
                        .contains(config.smtp_tls().trim())) {
            throw wrong("smtp.tls", "off, starttls or tls is expected", config.smtp_tls());
        }
        if (port > 0) {
            return port;
        }
        return tls ? 465 : 25;
    }

    private static Duration seconds(String key, int seconds) {
        if (seconds < 1 || seconds > 600) {
            throw wrong(key, "not from 1 to 600", Integer.toString(seconds));
        }
        return Duration.ofSeconds(seconds);
    }

    private Optional<SSLSocketFactory> trust() {
        String file = config.smtp_tls_trust().trim();
        if (file.isEmpty()) {
            return Optional.empty();
        }
        String filled = PROPERTY.matcher(file)
                .replaceAll(found -> Matcher.quoteReplacement(System.getProperty(found.group(1), found.group())));
        try {
            return Optional.of(Trust.in(Path.of(filled)));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "smtp.tls.trust: no PEM file with certificates (" + e.getMessage() + "): " + file, e);
        }
    }

    private String helo() {
        String domain = from().getAddress().replaceFirst(".*@", "");
        String helo = config.helo().isBlank() ? domain : config.helo();
        return matching("helo", helo, HELO, "a host name, or an address in brackets, is expected");
    }

    private InternetAddress from() {
        return addresses("from", config.from())[0];
    }

    private List<InternetAddress> recipients() {
        InternetAddress[] all = addresses("to", config.to().replace(';', ','));
        if (all.length > RECIPIENTS) {
            throw wrong("to", "more than " + RECIPIENTS + " recipients", all.length + " of them");
        }
        return Arrays.stream(all).distinct().toList();
    }

    private static InternetAddress[] addresses(String key, String text) {
        try {
            InternetAddress[] addresses = InternetAddress.parse(text, true);
            for (InternetAddress each : addresses) {
                each.validate();
                if (each.isGroup()
                        || !Plain.isPrintable(each.getAddress())
                        || !each.getAddress().contains("@")) {
                    throw wrong(key, "not an address such as ann@example.com", each.getAddress());
                }
            }
            if (addresses.length == 0) {
                throw wrong(key, "an address is needed", text);
            }
            return addresses;
        } catch (AddressException e) {
            throw new IllegalArgumentException(key + ": not an address such as ann@example.com: " + text, e);
        }
    }

    private static String matching(String key, String value, Pattern pattern, String what) {
        if (!pattern.matcher(value.trim()).matches()) {
            throw wrong(key, what, value);
        }
        return value.trim();
    }

    private static IllegalArgumentException wrong(String key, String what, String value) {
        return new IllegalArgumentException(key + ": " + what + ": " + value);
    }
}
