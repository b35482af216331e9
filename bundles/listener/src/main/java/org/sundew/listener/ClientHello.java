package org.sundew.listener;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a visitor says first on TLS (RFC 8446 section 4.1.2, RFC 5246 section 7.4.1.2), as far as it tells visitors apart.
 * Numbers are unsigned, lists as sent; what the visitor only made up to keep servers tolerant (RFC 8701) is left out.
 *
 * @param version    the version in the old place, as 0x0303
 * @param extensions their types, each as often as it was sent
 * @param groups     the groups for key exchange it knows
 * @param formats    the formats of points it knows, each a byte
 * @param signatures the signature algorithms it knows, in its order of preference
 * @param versions   the versions it knows (RFC 8446 section 4.2.1), or none if it does not say
 * @param named      whether it has the extension for the name of the server, even if it holds none
 * @param serverName the server it asks for, each char a byte, or nothing
 * @param protocol   the first application protocol it offers (RFC 7301), each char a byte, or nothing
 */
record ClientHello(
        int version,
        List<Integer> ciphers,
        List<Integer> extensions,
        List<Integer> groups,
        List<Integer> formats,
        List<Integer> signatures,
        List<Integer> versions,
        boolean named,
        String serverName,
        String protocol) {

    private static final int SERVER_NAME = 0;
    private static final int GROUPS = 10;
    private static final int POINT_FORMATS = 11;
    private static final int SIGNATURES = 13;
    private static final int PROTOCOLS = 16;
    private static final int VERSIONS = 43;

    private static final int HOST_NAME = 0;
    private static final int RANDOM_BYTES = 32;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    /** Reads the body of the message, without its header. Nothing, if a length in it does not fit what is there. */
    static Optional<ClientHello> parse(ByteBuffer body) {
        try {
            return Optional.of(read(body.duplicate()));
        } catch (BufferUnderflowException e) {
            // not a hello then; whoever speaks TLS will refuse it, and the visit keeps the bytes
            return Optional.empty();
        }
    }

    private static ClientHello read(ByteBuffer body) {
        int version = body.getShort() & 0xFFFF;
        take(body, RANDOM_BYTES);
        sized8(body);
        List<Integer> ciphers = numbers(sized16(body));
        sized8(body);
        List<Integer> types = new ArrayList<>();
        Map<Integer, ByteBuffer> contents = new HashMap<>();
        ByteBuffer rest = body.hasRemaining() ? sized16(body) : NOTHING;
        while (rest.hasRemaining()) {
            int type = rest.getShort() & 0xFFFF;
            types.add(type);
            contents.putIfAbsent(type, sized16(rest));
        }
        types.removeIf(ClientHello::grease);
        return new ClientHello(
                version,
                ciphers,
                types,
                numbers(vector16(contents, GROUPS)),
                bytes(vector8(contents, POINT_FORMATS)),
                numbers(vector16(contents, SIGNATURES)),
                numbers(vector8(contents, VERSIONS)),
                contents.containsKey(SERVER_NAME),
                hostName(vector16(contents, SERVER_NAME)),
                protocol(vector16(contents, PROTOCOLS)));
    }

    /** Whether the value is one of those that mean nothing: both bytes the same, each ending in 0xA (RFC 8701). */
    private static boolean grease(int value) {
        return (value & 0x0F0F) == 0x0A0A && value >> 8 == (value & 0xFF);
    }

    private static String hostName(ByteBuffer names) {
        while (names.hasRemaining()) {
            int type = names.get();
            ByteBuffer name = sized16(names);
            if (type == HOST_NAME) {
                return StandardCharsets.ISO_8859_1.decode(name).toString();
            }
        }
        return "";
    }

    private static String protocol(ByteBuffer names) {
        return names.hasRemaining()
                ? StandardCharsets.ISO_8859_1.decode(sized8(names)).toString()
                : "";
    }

    private static List<Integer> numbers(ByteBuffer from) {
        List<Integer> numbers = new ArrayList<>(from.remaining() / 2);
        while (from.hasRemaining()) {
            int next = from.getShort() & 0xFFFF;
            if (!grease(next)) {
                numbers.add(next);
            }
        }
        return numbers;
    }

    private static List<Integer> bytes(ByteBuffer from) {
        List<Integer> bytes = new ArrayList<>(from.remaining());
        while (from.hasRemaining()) {
            bytes.add(from.get() & 0xFF);
        }
        return bytes;
    }

    /** The list that is all an extension holds, its length in two bytes; nothing, if the extension is absent or empty. */
    private static ByteBuffer vector16(Map<Integer, ByteBuffer> contents, int type) {
        ByteBuffer content = contents.getOrDefault(type, NOTHING);
        return content.hasRemaining() ? sized16(content) : NOTHING;
    }

    /** The same with its length in one byte. */
    private static ByteBuffer vector8(Map<Integer, ByteBuffer> contents, int type) {
        ByteBuffer content = contents.getOrDefault(type, NOTHING);
        return content.hasRemaining() ? sized8(content) : NOTHING;
    }

    private static ByteBuffer sized8(ByteBuffer from) {
        return take(from, from.get() & 0xFF);
    }

    private static ByteBuffer sized16(ByteBuffer from) {
        return take(from, from.getShort() & 0xFFFF);
    }

    private static ByteBuffer take(ByteBuffer from, int length) {
        if (length > from.remaining()) {
            throw new BufferUnderflowException();
        }
        ByteBuffer taken = from.slice(from.position(), length);
        from.position(from.position() + length);
        return taken;
    }
}
