package org.sundew.sim.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.Node;
import org.sundew.yaml.Fields;
import org.sundew.yaml.Flaw;

/** Reads the product of a site file. */
final class ProductReader {
    private static final Set<String> KEYS = Set.of(
            "head", "version", "phrases", "keep", "asked", "close", "tag", "types", "indexes", "allow", "failures");
    private static final Set<String> FAILURE =
            Stream.concat(Stream.of("on"), AnswerReader.KEYS.stream()).collect(Collectors.toUnmodifiableSet());
    private static final List<String> HEAD = List.of(
            "Date: ${date}",
            "*",
            "Last-Modified: ${modified}",
            "ETag: ${tag}",
            "Content-Type: ${type}",
            "Content-Length: ${length}",
            "Transfer-Encoding: ${coding}",
            "Connection: ${connection}");

    private final List<Flaw> flaws;
    private final AnswerReader answers;

    ProductReader(List<Flaw> flaws, AnswerReader answers) {
        this.flaws = flaws;
        this.answers = answers;
    }

    Optional<Product> product(Node node) {
        Fields fields = new Fields(node, KEYS, flaws);
        Product.Words words = new Product.Words(
                fields.value("keep", AnswerReader::oneLine).orElse(""),
                fields.value("asked", AnswerReader::oneLine).orElse("keep-alive"),
                fields.value("close", AnswerReader::oneLine).orElse("close"));
        return Optional.of(new Product(
                head(fields),
                fields.value("version", ProductReader::echoes).orElse(false),
                fields.value("phrases", AnswerReader::flag).orElse(true),
                words,
                fields.value("tag", ProductReader::tag).orElse(Product.Tag.NONE),
                types(fields),
                List.of(fields.text("indexes", "index.html").split("[, ]+", -1)),
                fields.value("allow", AnswerReader::oneLine).orElse("GET, HEAD, POST, OPTIONS"),
                fields.items("failures").stream().map(this::failure).toList()));
    }

    private List<Scripted.Line> head(Fields fields) {
        if (fields.node("head").isEmpty()) {
            return HEAD.stream().map(AnswerReader::line).toList();
        }
        List<Scripted.Line> lines = answers.lines(fields, "head");
        if (lines.stream().filter(Scripted.Line::isPlace).count() != 1) {
            flaws.add(new Flaw(
                    fields.line("head"),
                    "head",
                    "",
                    "one of its lines must be \"*\", where an answer's own fields go"));
        }
        return lines;
    }

    private Map<String, String> types(Fields fields) {
        Optional<Node> node = fields.node("types");
        if (node.isEmpty()) {
            return Map.of();
        }
        Fields named = new Fields(node.get(), Set.of(), flaws);
        Map<String, String> types = new HashMap<>();
        for (String suffix : named.keys()) {
            named.value(suffix, AnswerReader::oneLine)
                    .ifPresent(type -> types.put(suffix.toLowerCase(Locale.ROOT), type));
        }
        return types;
    }

    private Product.Failure failure(Node node) {
        Fields fields = new Fields(node, FAILURE, flaws);
        Set<Integer> statuses = fields.value("on", ProductReader::statuses).orElse(Set.of());
        return new Product.Failure(statuses, answers.of(fields, 400));
    }

    private static Set<Integer> statuses(String text) {
        if (text.equals("any")) {
            return Set.of();
        }
        List<Integer> statuses = new ArrayList<>();
        for (String word : text.split("[, ]+", -1)) {
            if (!word.matches("[45]\\d\\d")) {
                throw new IllegalArgumentException("any expected, or status codes from 400 to 599 by commas");
            }
            statuses.add(Integer.valueOf(word));
        }
        return Set.copyOf(statuses);
    }

    private static boolean echoes(String text) {
        if (!text.equals("echo") && !text.equals("1.1")) {
            throw new IllegalArgumentException("echo or 1.1 expected");
        }
        return text.equals("echo");
    }

    private static Product.Tag tag(String text) {
        return switch (text) {
            case "none" -> Product.Tag.NONE;
            case "apache" -> Product.Tag.APACHE;
            case "nginx" -> Product.Tag.NGINX;
            case "tomcat" -> Product.Tag.TOMCAT;
            default -> throw new IllegalArgumentException("none, apache, nginx or tomcat expected");
        };
    }
}
