package org.sundew.sim.banner;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;

/** Where a banner's bytes come from: text, hex digits or a file, never two of them. */
final class BannerSource {
    /** The longest banner, in bytes without its parameters. */
    static final int MAX_BYTES = 1 << 20;

    private BannerSource() {}

    /**
     * The banner of this configuration.
     *
     * @param text the {@code banner} key as the operator wrote it
     * @param etc  what {@code banner.file} is relative to
     * @throws IllegalArgumentException if there is more than one, or it cannot be read
     */
    static Banner read(BannerSim.Config config, String text, Path etc, ZoneId zone) {
        onlyOne(config);
        Banner banner = Banner.of(pieces(config, text, etc), zone);
        if (banner.length() > MAX_BYTES) {
            throw new IllegalArgumentException("banner: longer than " + MAX_BYTES + " bytes: " + banner.length());
        }
        return banner;
    }

    private static List<Banner.Piece> pieces(BannerSim.Config config, String text, Path etc) {
        if (!config.banner_hex().isEmpty()) {
            return BannerParser.plain(hex(config.banner_hex()));
        }
        if (!config.banner_file().isEmpty()) {
            return BannerParser.plain(file(config.banner_file(), etc));
        }
        return BannerParser.escaped(text);
    }

    private static void onlyOne(BannerSim.Config config) {
        boolean text = !config.banner().isEmpty();
        boolean hex = !config.banner_hex().isEmpty();
        boolean file = !config.banner_file().isEmpty();
        if (hex && text) {
            throw new IllegalArgumentException("banner.hex: there is a banner as well: " + config.banner_hex());
        }
        if (file && (text || hex)) {
            throw new IllegalArgumentException("banner.file: there is a " + (text ? "banner" : "banner.hex")
                    + " as well: " + config.banner_file());
        }
    }

    private static String hex(String digits) {
        try {
            byte[] bytes = HexFormat.of().parseHex(digits.replaceAll("\\s", ""));
            return new String(bytes, ISO_8859_1);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("banner.hex: not pairs of hex digits: " + digits, e);
        }
    }

    private static String file(String name, Path etc) {
        try (InputStream in = Files.newInputStream(etc.resolve(name))) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new IllegalArgumentException("banner.file: longer than " + MAX_BYTES + " bytes: " + name);
            }
            return new String(bytes, ISO_8859_1);
        } catch (IOException e) {
            throw new IllegalArgumentException("banner.file: cannot be read: " + name, e);
        }
    }
}
