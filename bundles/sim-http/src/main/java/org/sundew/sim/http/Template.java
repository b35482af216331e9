package org.sundew.sim.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Text of a site file in which <code>${name}</code> stands for what is only known when an answer is made; a second dollar sign
 * in front takes that meaning away. Read once, so that a name that does not exist is told when the file is saved. Each char is a
 * byte of UTF-8.
 */
final class Template {
    static final Template EMPTY = new Template(List.of());

    private final List<Variable> parts;

    private Template(List<Variable> parts) {
        this.parts = List.copyOf(parts);
    }

    /** The template that a text of YAML is. */
    static Template of(String text) {
        return ofBytes(bytes(text));
    }

    /** The text with each byte of its UTF-8 a char. */
    static String bytes(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** One after the other. */
    static Template of(List<Template> templates) {
        return new Template(
                templates.stream().flatMap(each -> each.parts.stream()).toList());
    }

    /** The template that words are which an answer puts into a page: what they say is text there, and never markup. */
    static Template words(String text) {
        return read(bytes(text), plain -> (values, escape) -> escape.of(plain));
    }

    /** The template that a file is, each char a byte of it. */
    static Template ofBytes(String text) {
        return read(text, plain -> (values, escape) -> plain);
    }

    private static Template read(String text, Function<String, Variable> reader) {
        List<Variable> parts = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        int from = 0;
        for (int at = text.indexOf("${"); at >= 0; at = text.indexOf("${", from)) {
            boolean meant = at == 0 || text.charAt(at - 1) != '$';
            plain.append(text, from, meant ? at : at - 1);
            if (!meant) {
                plain.append("${");
                from = at + 2;
                continue;
            }
            int end = text.indexOf('}', at);
            if (end < 0) {
                throw new IllegalArgumentException("${ without its }");
            }
            add(plain.toString(), reader, parts);
            plain.setLength(0);
            parts.add(Variable.of(text.substring(at + 2, end)));
            from = end + 1;
        }
        add(plain.append(text, from, text.length()).toString(), reader, parts);
        return new Template(parts);
    }

    private static void add(String plain, Function<String, Variable> reader, List<Variable> parts) {
        if (!plain.isEmpty()) {
            parts.add(reader.apply(plain));
        }
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    /** The text with these values; what the visitor said goes through that escape. */
    String fill(Values values, Escape escape) {
        StringBuilder text = new StringBuilder();
        for (Variable part : parts) {
            text.append(part.in(values, escape));
        }
        return text.toString();
    }
}
