package org.sundew.listener;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A ClientHello in the making: what a visitor would send, also such as no client sends. */
final class Hello {
    private final int version;
    private final int[] ciphers;
    private final ByteArrayOutputStream extensions = new ByteArrayOutputStream();
    private boolean extended;

    Hello(int version, int... ciphers) {
        this.version = version;
        this.ciphers = ciphers;
    }

    /** The first published example of JA3. */
    static Hello ofJa3() {
        return new Hello(769, 47, 53, 5, 10, 49161, 49162, 49171, 49172, 50, 56, 19, 4)
                .serverName("example.com")
                .list16(10, 23, 24, 25)
                .extension(11, 1, 0);
    }

    /** A Chrome whose JA4 is published, with GREASE where it has it. */
    static Hello ofChrome() {
        return new Hello(
                        0x0303, 0x2a2a, 0x1301, 0x1302, 0x1303, 0xc02b, 0xc02f, 0xc02c, 0xc030, 0xcca9, 0xcca8, 0xc013,
                        0xc014, 0x009c, 0x009d, 0x002f, 0x0035)
                .extension(0x4a4a)
                .extension(0x001b, 2, 0, 2)
                .serverName("example.com")
                .extension(0x0033, 0, 0)
                .protocols("h2", "http/1.1")
                .extension(0x4469, 0, 3, 2, 'h', '2')
                .extension(0x0017)
                .extension(0xff01, 0)
                .list16(10, 0x5a5a, 29, 23, 24)
                .extension(11, 1, 0)
                .extension(0x0023)
                .extension(0x0005, 1, 0, 0, 0, 0)
                .list16(13, 0x0403, 0x0804, 0x0401, 0x0503, 0x0805, 0x0501, 0x0806, 0x0601)
                .extension(0x0012)
                .extension(0x002d, 1, 1)
                .versions(0x6a6a, 0x0304, 0x0303)
                .extension(0x8a8a, 0)
                .extension(0x0015, 0, 0, 0, 0);
    }

    /** Most of a hello that needs memory of its own, so that it can be told when it has come. */
    static byte[] half() {
        return Arrays.copyOf(new Hello(771, 4).extension(21, new int[12_000]).record(), 9_000);
    }

    Hello extension(int type, int... content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int each : content) {
            bytes.write(each);
        }
        return extension(type, bytes.toByteArray());
    }

    private Hello extension(int type, byte[] content) {
        extended = true;
        number(extensions, type);
        number(extensions, content.length);
        extensions.writeBytes(content);
        return this;
    }

    /** An extension that is a list of numbers of two bytes. */
    Hello list16(int type, int... numbers) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        number(content, numbers.length * 2);
        numbers(content, numbers);
        return extension(type, content.toByteArray());
    }

    Hello versions(int... versions) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.write(versions.length * 2);
        numbers(content, versions);
        return extension(43, content.toByteArray());
    }

    Hello serverName(String name) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        number(content, name.length() + 3);
        content.write(0);
        number(content, name.length());
        content.writeBytes(name.getBytes(StandardCharsets.ISO_8859_1));
        return extension(0, content.toByteArray());
    }

    Hello protocols(String... names) {
        ByteArrayOutputStream list = new ByteArrayOutputStream();
        for (String name : names) {
            list.write(name.length());
            list.writeBytes(name.getBytes(StandardCharsets.ISO_8859_1));
        }
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        number(content, list.size());
        content.writeBytes(list.toByteArray());
        return extension(16, content.toByteArray());
    }

    /** What stands in the message. */
    byte[] body() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        number(body, version);
        body.writeBytes(new byte[32]);
        body.write(0);
        number(body, ciphers.length * 2);
        numbers(body, ciphers);
        body.write(1);
        body.write(0);
        if (extended) {
            number(body, extensions.size());
            body.writeBytes(extensions.toByteArray());
        }
        return body.toByteArray();
    }

    /** As it is sent, in records that hold so many bytes of it each. */
    byte[] records(int each) {
        byte[] body = body();
        ByteBuffer message = ByteBuffer.allocate(4 + body.length)
                .putInt(1 << 24 | body.length)
                .put(body)
                .flip();
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        while (message.hasRemaining()) {
            byte[] piece = new byte[Math.min(each, message.remaining())];
            message.get(piece);
            sent.write(22);
            number(sent, 0x0301);
            number(sent, piece.length);
            sent.writeBytes(piece);
        }
        return sent.toByteArray();
    }

    /** As it is sent. */
    byte[] record() {
        return records(16_384);
    }

    ClientHello read() {
        return ClientHello.parse(ByteBuffer.wrap(body())).orElseThrow();
    }

    private static void numbers(ByteArrayOutputStream to, int... numbers) {
        for (int number : numbers) {
            number(to, number);
        }
    }

    private static void number(ByteArrayOutputStream to, int number) {
        to.write(number >> 8);
        to.write(number);
    }
}
