package org.sundew.sim.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.sundew.yaml.Fields;
import org.sundew.yaml.Flaw;
import org.sundew.yaml.FlawedFile;
import org.sundew.yaml.YamlFile;

/** Reads a site file, or tells all that is wrong with it. The format is described in docs/SITES.md. */
final class SiteFileReader {
    private static final int ITEMS_MAX = 500;
    private static final Set<String> KEYS = Set.of("names", "locks", "forms", "routes", "dav", "product");
    private static final Set<String> LOCK = Set.of("path", "realm", "schemes", "users", "answer");
    private static final Set<String> FORM = Set.of("path", "user", "password", "accept", "failed", "succeeded");
    private static final Set<String> ROUTE = Stream.concat(
                    Stream.of("path", "method", "query", "proxied", "tells"), AnswerReader.KEYS.stream())
            .collect(Collectors.toUnmodifiableSet());
    private static final Set<String> TELLS = Set.of("event", "from");

    private final List<Flaw> flaws = new ArrayList<>();
    private final AnswerReader answers;
    private final boolean main;
    private final boolean caseless;

    private SiteFileReader(Map<String, String> files, boolean main, boolean caseless) {
        this.answers = new AnswerReader(flaws, files);
        this.main = main;
        this.caseless = caseless;
    }

    /**
     * What this YAML text says.
     *
     * @param files    what is in {@code _pages}, by name, each char a byte
     * @param main     whether it is the main site's, and no virtual host's
     * @param caseless whether paths are compared without case
     */
    static SiteFile read(String yaml, Map<String, String> files, boolean main, boolean caseless) throws FlawedFile {
        SiteFileReader reader = new SiteFileReader(files, main, caseless);
        SiteFile file = YamlFile.compose(yaml, reader.flaws).map(reader::file).orElse(SiteFile.EMPTY);
        if (!reader.flaws.isEmpty()) {
            throw new FlawedFile(reader.flaws);
        }
        return file;
    }

    private SiteFile file(Node root) {
        Fields fields = new Fields(root, KEYS, flaws);
        if (main && fields.node("names").isPresent()) {
            flaws.add(new Flaw(fields.line("names"), "names", "", "the main site is there under every name"));
        }
        if (!main && fields.node("product").isPresent()) {
            flaws.add(new Flaw(fields.line("product"), "product", "", "only the main site's file has one"));
        }
        return new SiteFile(
                words(fields, "names", SiteFileReader::hostName),
                each(fields, "locks", this::lock),
                each(fields, "forms", this::form),
                each(fields, "routes", this::route),
                words(fields, "dav", this::folder),
                fields.node("product").flatMap(node -> new ProductReader(flaws, answers).product(node)));
    }

    /** What is made of the items at this key; of one with a flaw, nothing. */
    private <T> List<T> each(Fields fields, String key, Function<Node, Optional<T>> reader) {
        List<Node> items = fields.items(key);
        if (items.size() > ITEMS_MAX) {
            flaws.add(new Flaw(fields.line(key), key, "", "more than " + ITEMS_MAX));
            return List.of();
        }
        return items.stream().flatMap(item -> reader.apply(item).stream()).toList();
    }

    private Optional<SiteFile.Lock> lock(Node node) {
        Fields fields = new Fields(node, LOCK, flaws);
        String realm = fields.value("realm", Guard::realm).orElse("Restricted area");
        List<Credentials> users = words(fields, "users", Credentials::of);
        List<Scheme> named = words(fields, "schemes", Scheme::of);
        List<Scheme> schemes = named.isEmpty() ? List.of(Scheme.BASIC) : named;
        Optional<Scripted> answer = answers.optional(fields, "answer");
        return needed(fields)
                .flatMap(there -> fields.value("path", SiteFileReader::rooted))
                .map(path -> new SiteFile.Lock(new Guard(lower(path), realm, schemes, users), answer));
    }

    private Optional<Form> form(Node node) {
        Fields fields = new Fields(node, FORM, flaws);
        if (fields.node("password").isEmpty()) {
            flaws.add(
                    new Flaw(Fields.line(node), "password", "", "the name of the field with the password is missing"));
        }
        Scripted failed = answers.at(fields, "failed", 403);
        Scripted succeeded = answers.at(fields, "succeeded", 200);
        List<Credentials> accepted = words(fields, "accept", Credentials::of);
        return paths(fields)
                .map(paths -> new Form(
                        paths, fields.text("user", ""), fields.text("password", ""), accepted, failed, succeeded));
    }

    private Optional<Route> route(Node node) {
        Fields fields = new Fields(node, ROUTE, flaws);
        Set<String> methods = Set.copyOf(words(fields, "method", SiteFileReader::method));
        Scripted answer = answers.of(fields, 200);
        Optional<Route.Telling> tells = fields.node("tells").map(this::telling);
        Optional<Boolean> proxied = fields.value("proxied", AnswerReader::flag);
        return paths(fields).map(paths -> new Route(paths, methods, fields.text("query", ""), proxied, answer, tells));
    }

    private Route.Telling telling(Node node) {
        Fields fields = new Fields(node, TELLS, flaws);
        String event = fields.value("event", SiteFileReader::event).orElse("command");
        return new Route.Telling(event, words(fields, "from", Function.identity()));
    }

    private Optional<List<PathPattern>> paths(Fields fields) {
        return needed(fields).map(there -> words(fields, "path", this::pattern));
    }

    /** What stands at the path, which has to be there. */
    private Optional<Node> needed(Fields fields) {
        Optional<Node> path = fields.node("path");
        if (path.isEmpty()) {
            flaws.add(new Flaw(fields.line("path"), "path", "", "is missing"));
        }
        return path;
    }

    private PathPattern pattern(String text) {
        return PathPattern.of(lower(Template.bytes(text)));
    }

    private String lower(String path) {
        return caseless ? path.toLowerCase(Locale.ROOT) : path;
    }

    /** The value at this key, or the values of the list there. */
    private <T> List<T> words(Fields fields, String key, Function<String, T> reader) {
        List<T> words = new ArrayList<>();
        if (fields.node(key).filter(ScalarNode.class::isInstance).isPresent()) {
            fields.value(key, reader).ifPresent(words::add);
            return words;
        }
        for (Node item : fields.items(key)) {
            Fields one = Fields.single(key, item, flaws);
            one.value(key, reader).ifPresent(words::add);
        }
        return words;
    }

    private static String rooted(String path) {
        if (!path.startsWith("/") || path.contains("*")) {
            throw new IllegalArgumentException("must begin with a slash; it is for all that is below, without a *");
        }
        return Template.bytes(path);
    }

    private String folder(String path) {
        String plain = lower(rooted(path));
        return plain.endsWith("/") && plain.length() > 1 ? plain.substring(0, plain.length() - 1) : plain;
    }

    private static String method(String text) {
        if (!Chars.all(text, Chars::token)) {
            throw new IllegalArgumentException("not a method");
        }
        return text;
    }

    private static String event(String text) {
        if (!text.matches("[a-z][a-z0-9-]{0,31}")) {
            throw new IllegalArgumentException("lower case letters, digits and hyphens expected");
        }
        return text;
    }

    private static String hostName(String text) {
        String name = text.toLowerCase(Locale.ROOT);
        if (!name.matches("(\\*\\.)?[a-z0-9_]([a-z0-9._-]*[a-z0-9])?") || name.length() > 253) {
            throw new IllegalArgumentException("a host name expected, or *. and a domain");
        }
        return name;
    }
}
