package org.sundew.sim.http;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;

/**
 * NTLM's second message, the server's question (MS-NLMP section 2.2.1.2): it tells the names of the machine that is played. What it
 * asks with is the same for a visit, so that nothing has to be remembered.
 */
final class NtlmChallenge {
    private static final int HEAD = 56;
    /** Names and text in UTF-16, NTLM, always signed, a domain's server, version 2, names and version told. */
    private static final int ALWAYS = 0x0289_8205;
    /** Signing, 128 bits, a key exchange, 56 bits: if the visitor has them. */
    private static final int IF_ASKED = 0xE000_0010;

    private static final byte[] SPNEGO_NTLM = {
        (byte) 0xA0, 3, 0x0A, 1, 1, (byte) 0xA1, 0x0C, 6, 0x0A, 0x2B, 6, 1, 4, 1, (byte) 0x82, 0x37, 2, 2, 0x0A
    };

    private NtlmChallenge() {}

    /** The eight bytes that it asks with. */
    static byte[] nonce(Exchange.Place place) {
        long seed = place.machine().seed("http.ntlm." + place.visit().id());
        return ByteBuffer.allocate(Long.BYTES).putLong(seed).array();
    }

    /** The message, to a visitor with these flags. */
    static byte[] of(Exchange.Place place, int asked) {
        String host = place.machine().host();
        String domain = place.machine().domain();
        String workgroup =
                netBios(domain.substring(0, domain.indexOf('.') < 0 ? domain.length() : domain.indexOf('.')));
        byte[] target = utf16(workgroup);
        byte[] told = told(host, domain, workgroup, place.now());
        ByteBuffer message =
                ByteBuffer.allocate(HEAD + target.length + told.length).order(ByteOrder.LITTLE_ENDIAN);
        message.put("NTLMSSP\0".getBytes(StandardCharsets.US_ASCII)).putInt(2);
        pointer(message, target.length, HEAD);
        message.putInt(ALWAYS | (asked & IF_ASKED)).put(nonce(place)).putLong(0);
        pointer(message, told.length, HEAD + target.length);
        return message.put(version(place.machine().kernel()))
                .put(target)
                .put(told)
                .array();
    }

    private static void pointer(ByteBuffer message, int length, int from) {
        message.putShort((short) length).putShort((short) length).putInt(from);
    }

    /** The names of machine and domain, short and long, and the time in 100 ns since 1601 (section 2.2.2.1). */
    private static byte[] told(String host, String domain, String workgroup, Instant now) {
        ByteBuffer told = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
        name(told, 2, workgroup);
        name(told, 1, netBios(host));
        name(told, 4, domain);
        name(told, 3, host + '.' + domain);
        name(told, 5, domain);
        long time = (now.getEpochSecond() + 11_644_473_600L) * 10_000_000L + now.getNano() / 100;
        told.putShort((short) 7).putShort((short) 8).putLong(time).putInt(0);
        byte[] all = new byte[told.position()];
        told.get(0, all);
        return all;
    }

    private static void name(ByteBuffer told, int kind, String name) {
        byte[] text = utf16(name);
        told.putShort((short) kind).putShort((short) text.length).put(text);
    }

    private static String netBios(String name) {
        return name.substring(0, Math.min(15, name.length())).toUpperCase(Locale.ROOT);
    }

    private static byte[] utf16(String text) {
        return text.getBytes(StandardCharsets.UTF_16LE);
    }

    /** Windows' version as {@code 10.0.17763} has it, and NTLM's own, 15 (section 2.2.2.10). */
    private static byte[] version(String kernel) {
        boolean windows = kernel.matches("\\d{1,2}\\.\\d\\.\\d{4,5}(\\..*)?");
        String[] parts = (windows ? kernel : "10.0.17763").split("\\.", -1);
        int build = Integer.parseInt(parts[2]);
        return new byte[] {
            Byte.parseByte(parts[0]), Byte.parseByte(parts[1]), (byte) build, (byte) (build >> 8), 0, 0, 0, 15
        };
    }

    /** In SPNEGO: not done yet, by NTLM, with this message (RFC 4178 section 4.2.2). */
    static byte[] wrapped(byte[] message) {
        byte[] token = tagged(0xA2, tagged(0x04, message));
        ByteBuffer inner = ByteBuffer.allocate(SPNEGO_NTLM.length + token.length);
        return tagged(0xA1, tagged(0x30, inner.put(SPNEGO_NTLM).put(token).array()));
    }

    /** A value in DER; its length in one byte, or in one or two after one that says so. */
    private static byte[] tagged(int tag, byte[] value) {
        int length = value.length;
        ByteBuffer all = ByteBuffer.allocate(length + 4).put((byte) tag);
        if (length < 0x80) {
            all.put((byte) length);
        } else if (length < 0x100) {
            all.put((byte) 0x81).put((byte) length);
        } else {
            all.put((byte) 0x82).putShort((short) length);
        }
        byte[] bytes = new byte[all.put(value).position()];
        all.get(0, bytes);
        return bytes;
    }
}
