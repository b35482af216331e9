package org.sundew.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Law 2 of the architecture: the cfgs that ship and the declared attributes say the same. */
class CfgLawsIT {
    /** A key, set or commented out: in comments, prose has no such lines. */
    private static final Pattern KEY = Pattern.compile("(#?)([a-z][a-z0-9.]*) *=(.*)");

    private static Metatype metatype;

    @BeforeAll
    static void readBundles() throws Exception {
        metatype = Metatype.ofBundles();
    }

    static Stream<Path> cfgs() {
        return Built.cfgs().stream();
    }

    @ParameterizedTest
    @MethodSource("cfgs")
    void everyKeyInACfgIsDeclared(Path cfg) throws IOException {
        Map<String, String> declared =
                metatype.of(pid(cfg)).orElseThrow(() -> new AssertionError("no component has the PID " + pid(cfg)));

        assertThat(keys(cfg).keySet()).isSubsetOf(declared.keySet());
    }

    @ParameterizedTest
    @MethodSource("cfgs")
    void aCommentedOutKeyShowsItsDefault(Path cfg) throws IOException {
        Map<String, String> declared = metatype.of(pid(cfg)).orElse(Map.of());

        for (String line : lines(cfg)) {
            Matcher key = KEY.matcher(line);
            if (key.matches() && key.group(1).equals("#") && declared.get(key.group(2)) != null) {
                assertThat(listed(key.group(3))).as(line).isEqualTo(listed(shown(declared.get(key.group(2)))));
            }
        }
    }

    @Test
    void everyAttributeIsDocumentedInACfgOfItsComponent() throws IOException {
        Map<String, Set<String>> documented = new LinkedHashMap<>();
        for (Path cfg : Built.cfgs()) {
            documented
                    .computeIfAbsent(pid(cfg), pid -> new TreeSet<>())
                    .addAll(keys(cfg).keySet());
        }

        List<String> missing = new ArrayList<>();
        for (String pid : metatype.pids()) {
            for (String key : metatype.own(pid).keySet()) {
                if (!documented.getOrDefault(pid, Set.of()).contains(key)) {
                    missing.add(pid + ": " + key);
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everySharedAttributeIsDocumentedInSomeCfg() throws IOException {
        Set<String> documented = new TreeSet<>();
        for (Path cfg : Built.cfgs()) {
            documented.addAll(keys(cfg).keySet());
        }

        assertThat(documented)
                .containsAll(metatype.shared("org.sundew.sim.any").keySet())
                .containsAll(metatype.shared("org.sundew.alert.any").keySet());
    }

    /** Metatype escapes what would split a value: backslash, comma, space at the ends. */
    private static String shown(String declared) {
        return declared.replaceAll("\\\\(.)", "$1");
    }

    /** Blanks after commas are for the reader's eye. */
    private static String listed(String value) {
        return value.strip().replaceAll(",\\s*", ",");
    }

    private static String pid(Path cfg) {
        return cfg.getFileName().toString().replaceAll("(-.*)?\\.cfg$", "");
    }

    /** The lines, those that a backslash continues as one. */
    private static List<String> lines(Path cfg) throws IOException {
        return Files.readString(cfg).replaceAll("\\\\\n#?\\s*", "").lines().toList();
    }

    private static Map<String, String> keys(Path cfg) throws IOException {
        return lines(cfg).stream()
                .map(KEY::matcher)
                .filter(Matcher::matches)
                .collect(Collectors.toMap(
                        key -> key.group(2), key -> key.group(3), (first, second) -> second, LinkedHashMap::new));
    }
}
