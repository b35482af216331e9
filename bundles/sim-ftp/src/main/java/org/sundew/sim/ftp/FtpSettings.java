package org.sundew.sim.ftp;

import java.time.Duration;
import java.util.Optional;
import org.sundew.sim.Persona;
import org.sundew.sim.Users;

/**
 * A checked configuration.
 *
 * @param chosen the product to play; none: the one that goes with the machine
 * @param release the product's version; blank: the product's own
 * @param banner what is said in the greeting after 220; none: the product's own words
 * @param refusal how long a refused log-in waits for its answer
 * @param tries how many refused log-ins end the session
 * @param uploadBytes how much is kept of an upload
 * @param room what all uploads together may keep
 * @param passiveAddress what PASV tells instead of our own address, as {@code 192,0,2,1}
 */
record FtpSettings(
        Optional<Product> chosen,
        String release,
        Optional<String> banner,
        Accounts accounts,
        Duration refusal,
        int tries,
        boolean tls,
        boolean uploads,
        int uploadBytes,
        Room room,
        Optional<String> passiveAddress,
        Trees trees) {

    private static final String IPV4 = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}";

    static FtpSettings of(FtpSim.Config config, Room room) {
        String banner = oneLine("banner", config.banner());
        return new FtpSettings(
                product(config.product().trim()),
                oneLine("version", config.version()).trim(),
                banner.isBlank() ? Optional.empty() : Optional.of(banner),
                new Accounts(config.anonymous(), Users.of(config.users())),
                Duration.ofSeconds(within("refusal.seconds", config.refusal_seconds(), 0, 60)),
                within("tries.max", config.tries_max(), 1, 1000),
                onOff("tls", config.tls()),
                config.uploads(),
                within("upload.bytes", config.upload_bytes(), 0, 16_777_216),
                room,
                passive(config.passive_address().trim()),
                TreeReader.read(config.tree(), config.files().trim()));
    }

    /** What is played where this machine is. */
    Product product(Persona persona) {
        return chosen.orElseGet(() -> Product.of(persona));
    }

    /** The version that this product has here. */
    String version(Product product) {
        return release.isEmpty() ? product.version() : release;
    }

    /** What there is to see where this machine is played. */
    FtpTree tree(Persona persona) {
        return trees.of(persona);
    }

    private static Optional<Product> product(String name) {
        return switch (name) {
            case "auto" -> Optional.empty();
            case "vsftpd" -> Optional.of(Product.VSFTPD);
            case "proftpd" -> Optional.of(Product.PROFTPD);
            case "iis" -> Optional.of(Product.IIS);
            default -> throw new IllegalArgumentException("product: must be auto, vsftpd, proftpd or iis: " + name);
        };
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
