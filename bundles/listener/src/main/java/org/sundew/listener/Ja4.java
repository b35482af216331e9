package org.sundew.listener;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The JA4 of a client over TCP (github.com/FoxIO-LLC/ja4, technical_details/JA4.md): what can be read off it in ten
 * characters, then two hashes of sorted lists, so that a client which shuffles its extensions keeps its fingerprint.
 */
final class Ja4 {
    private static final int SERVER_NAME = 0;
    private static final int PROTOCOLS = 16;
    private static final int MOST = 99;
    private static final int HASH_DIGITS = 12;
    private static final String NO_HASH = "0".repeat(HASH_DIGITS);

    private Ja4() {}

    /** The fingerprint, as {@code t13d1516h2_8daaf6152771_e5627efa2ab1}. */
    static String of(ClientHello hello) {
        return summary(hello) + '_' + hash(hex(hello.ciphers().stream().sorted())) + '_' + hash(extensions(hello));
    }

    private static String summary(ClientHello hello) {
        return "t" + version(hello) + (hello.named() ? 'd' : 'i') + count(hello.ciphers()) + count(hello.extensions())
                + protocol(hello.protocol());
    }

    private static String version(ClientHello hello) {
        int version = hello.versions().stream().reduce(Integer::max).orElse(hello.version());
        return switch (version) {
            case 0x0304 -> "13";
            case 0x0303 -> "12";
            case 0x0302 -> "11";
            case 0x0301 -> "10";
            case 0x0300 -> "s3";
            case 0x0002 -> "s2";
            default -> "00";
        };
    }

    private static String count(List<Integer> list) {
        int count = Math.min(list.size(), MOST);
        return (count < 10 ? "0" : "") + count;
    }

    /** The first and the last character of the name, or of its bytes in hex where one of them is no letter or digit. */
    private static String protocol(String name) {
        if (name.isEmpty()) {
            return "00";
        }
        char first = name.charAt(0);
        char last = name.charAt(name.length() - 1);
        if (alphanumeric(first) && alphanumeric(last)) {
            return "" + first + last;
        }
        return "" + Character.forDigit(first >> 4, 16) + Character.forDigit(last & 0xF, 16);
    }

    private static boolean alphanumeric(char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    /** The name of the server and the protocols vary by what is visited, not by client; the summary has them. */
    private static String extensions(ClientHello hello) {
        String types = hex(hello.extensions().stream()
                .filter(type -> type != SERVER_NAME && type != PROTOCOLS)
                .sorted());
        String signatures = hex(hello.signatures().stream());
        return types.isEmpty() || signatures.isEmpty() ? types : types + '_' + signatures;
    }

    private static String hex(Stream<Integer> numbers) {
        HexFormat hex = HexFormat.of();
        return numbers.map(number -> hex.toHexDigits(number.shortValue())).collect(Collectors.joining(","));
    }

    private static String hash(String list) {
        if (list.isEmpty()) {
            return NO_HASH;
        }
        byte[] digest = sha256().digest(list.getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().formatHex(digest, 0, HASH_DIGITS / 2);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
