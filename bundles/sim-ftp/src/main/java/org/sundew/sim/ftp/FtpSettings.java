package org.sundew.sim.ftp;

import java.time.Duration;
import java.util.Optional;

/**
 * A checked configuration.
 *
 * @param greeting the first line a visitor reads
 * @param refusal how long a refused log-in waits for its answer
 * @param tries how many refused log-ins end the session
 * @param uploadBytes how much is kept of an upload
 * @param passiveAddress what PASV tells instead of our own address, as {@code 192,0,2,1}
 */
record FtpSettings(
        String greeting,
        String version,
        Accounts accounts,
        Duration refusal,
        int tries,
        boolean tls,
        boolean uploads,
        int uploadBytes,
        Optional<String> passiveAddress,
        FtpTree tree) {

    private static final String IPV4 = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}";

    static FtpSettings of(FtpSim.Config config) {
        String version = oneLine("version", config.version());
        String banner = oneLine("banner", config.banner());
        return new FtpSettings(
                "220 " + (banner.isBlank() ? "(vsFTPd " + version + ")" : banner),
                version,
                Accounts.of(config.anonymous(), config.users()),
                Duration.ofSeconds(within("refusal.seconds", config.refusal_seconds(), 0, 60)),
                within("tries.max", config.tries_max(), 1, 1000),
                onOff("tls", config.tls()),
                config.uploads(),
                within("upload.bytes", config.upload_bytes(), 0, 16_777_216),
                passive(config.passive_address().trim()),
                TreeReader.read(config.tree(), config.files().trim()));
    }

    private static String oneLine(String key, String text) {
        if (text.chars().anyMatch(c -> c < ' ' || c > 255)) {
            throw new IllegalArgumentException(key + ": must be one line of ISO-8859-1 text: " + text);
        }
        return text;
    }

    private static int within(String key, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(key + ": must be " + min + " to " + max + ": " + value);
        }
        return value;
    }

    private static boolean onOff(String key, String value) {
        return switch (value.trim()) {
            case "on" -> true;
            case "off" -> false;
            default -> throw new IllegalArgumentException(key + ": must be on or off: " + value);
        };
    }

    private static Optional<String> passive(String address) {
        if (address.isEmpty()) {
            return Optional.empty();
        }
        if (!address.matches(IPV4)) {
            throw new IllegalArgumentException("passive.address: must be an IPv4 address: " + address);
        }
        return Optional.of(address.replace('.', ','));
    }
}
