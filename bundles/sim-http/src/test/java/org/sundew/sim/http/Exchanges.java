package org.sundew.sim.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What real servers answered, taken down over the wire: Apache httpd 2.4.71 and nginx 1.22.1 of Debian 12.
 *
 * <p>The file has one block an exchange: {@code # name}, the bytes that were sent, then for each server {@code # server open}
 * or {@code closed} and the bytes that came back, or {@code # server = name} where another exchange ended the same way.
 * Line ends of the file mean nothing; {@code \r}, {@code \n}, {@code \\} and {@code \xNN} are bytes, {@code \*9000,a} is
 * 9000 times a. The Date is the one that a harness begins with.
 */
final class Exchanges {
    /** How one server answered. */
    record Answer(boolean closed, String bytes) {}

    /** One exchange. */
    record Exchanged(String name, String request, Map<String, Answer> answers) {}

    private Exchanges() {}

    static List<Exchanged> all() {
        Map<String, Exchanged> all = new LinkedHashMap<>();
        Exchanged current = new Exchanged("", "", Map.of());
        for (String block : text().split("(?m)^# ", -1)) {
            if (block.isEmpty()) {
                continue;
            }
            int end = block.indexOf('\n');
            String[] words = block.substring(0, end).split(" ", -1);
            String bytes = unescaped(block.substring(end + 1));
            if (words.length == 1) {
                current = new Exchanged(words[0], bytes, new HashMap<>());
                all.put(words[0], current);
            } else {
                Answer answer = words.length == 3
                        ? all.get(words[2]).answers().get(words[0])
                        : new Answer(words[1].equals("closed"), bytes);
                current.answers().put(words[0], answer);
            }
        }
        return new ArrayList<>(all.values());
    }

    private static String text() {
        try (InputStream in = Exchanges.class.getResourceAsStream("exchanges.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String unescaped(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int repeat = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                continue;
            }
            int value = c;
            if (c == '\\') {
                char kind = text.charAt(++i);
                if (kind == '*') {
                    int comma = text.indexOf(',', i);
                    repeat = Integer.parseInt(text.substring(i + 1, comma));
                    i = comma;
                    continue;
                }
                if (kind == 'x') {
                    value = Integer.parseInt(text.substring(i + 1, i + 3), 16);
                    i += 2;
                } else {
                    value = kind == 'r' ? '\r' : kind == 'n' ? '\n' : '\\';
                }
            }
            for (; repeat > 0; repeat--) {
                bytes.write(value);
            }
            repeat = 1;
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }
}
