package org.sundew.listener;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The JA3 of a client: the MD5 of version, cipher suites, extensions, groups and point formats in decimal, in the order in
 * which it sent them (github.com/salesforce/ja3). A client that shuffles its extensions has another one each time.
 */
final class Ja3 {
    private Ja3() {}

    /** The fingerprint, 32 hex digits. */
    static String of(ClientHello hello) {
        return HexFormat.of().formatHex(md5().digest(text(hello).getBytes(StandardCharsets.US_ASCII)));
    }

    /** What is hashed. */
    static String text(ClientHello hello) {
        return String.join(
                ",",
                Integer.toString(hello.version()),
                list(hello.ciphers()),
                list(hello.extensions()),
                list(hello.groups()),
                list(hello.formats()));
    }

    private static String list(List<Integer> numbers) {
        return numbers.stream().map(number -> Integer.toString(number)).collect(Collectors.joining("-"));
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
