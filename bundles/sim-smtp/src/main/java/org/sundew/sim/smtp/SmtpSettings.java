package org.sundew.sim.smtp;

import static org.sundew.mail.Words.onOff;
import static org.sundew.mail.Words.oneLine;
import static org.sundew.mail.Words.within;

import java.time.Duration;
import org.sundew.sim.Users;

/** A checked configuration. */
record SmtpSettings(
        String banner,
        Duration greeting,
        Relay relay,
        Users accounts,
        Duration refusal,
        Duration penalty,
        boolean auth,
        boolean tls,
        int messageMax,
        int messageKeep,
        Budget budget,
        int recipients,
        boolean strictEnd) {

    /** Whose mail to other domains is taken. */
    enum Relay {
        ALWAYS,
        LOGIN,
        NEVER
    }

    static SmtpSettings of(SmtpSim.Config config) {
        return new SmtpSettings(
                oneLine("banner", config.banner()),
                Duration.ofMillis(within("greeting.ms", config.greeting_ms(), 0, 10_000)),
                relay(config.relay().trim()),
                Users.of(config.users()),
                Duration.ofSeconds(within("refusal.seconds", config.refusal_seconds(), 0, 60)),
                Duration.ofSeconds(within("penalty.max.seconds", config.penalty_max_seconds(), 0, 60)),
                onOff("auth", config.auth()),
                onOff("tls", config.tls()),
                within("message.max.bytes", config.message_max_bytes(), 1024, 1_073_741_824),
                within("message.keep.bytes", config.message_keep_bytes(), 0, 16_777_216),
                new Budget(within("keep.total.bytes", config.keep_total_bytes(), 0, 1_073_741_824)),
                within("recipients.max", config.recipients_max(), 1, 10_000),
                strictEnd(config.bare_newline().trim()));
    }

    private static Relay relay(String value) {
        return switch (value) {
            case "always" -> Relay.ALWAYS;
            case "login" -> Relay.LOGIN;
            case "never" -> Relay.NEVER;
            default -> throw new IllegalArgumentException("relay: must be always, login or never: " + value);
        };
    }

    private static boolean strictEnd(String value) {
        return switch (value) {
            case "normalize" -> true;
            case "accept" -> false;
            default -> throw new IllegalArgumentException("bare.newline: must be normalize or accept: " + value);
        };
    }
}
