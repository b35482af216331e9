package org.sundew.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * docs/KEYS.md is what the bundles declare. When it is not, the right page is left in target/KEYS.md: look at the difference
 * and copy it.
 */
class KeysPageIT {
    private static final Path PAGE = Built.ROOT.resolve("docs/KEYS.md");

    @Test
    void thePageOfKeysIsWhatTheBundlesDeclare() throws Exception {
        Map<String, String> sections = new TreeMap<>();
        for (Path bundle : Built.bundles()) {
            try (JarFile jar = new JarFile(Built.jar(bundle).toFile())) {
                for (JarEntry entry : jar.stream().toList()) {
                    if (entry.getName().matches("OSGI-INF/metatype/.*\\.xml")) {
                        add(
                                sections,
                                DocumentBuilderFactory.newInstance()
                                        .newDocumentBuilder()
                                        .parse(jar.getInputStream(entry)));
                    }
                }
            }
        }
        String page = """
                # Every key

                Made from what the bundles declare; a test holds it to that. The comments in the files under `etc/` say more.
                Times and sizes are in the unit that the key or its description names. A blank default means none.

                """ + String.join("\n", sections.values());
        Files.writeString(Path.of("target/KEYS.md"), page);

        assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
                .as("docs/KEYS.md; the right one is in itests/outside/target/KEYS.md")
                .isEqualTo(page);
    }

    private static void add(Map<String, String> sections, Document document) {
        Map<String, String> titles = new TreeMap<>();
        for (Element designate : elements(document, "Designate")) {
            String ocd = ((Element) designate.getElementsByTagName("Object").item(0)).getAttribute("ocdref");
            boolean factory = designate.hasAttribute("factoryPid");
            String pid = designate.getAttribute(factory ? "factoryPid" : "pid");
            titles.put(ocd, "`etc/" + pid + (factory ? "-<name>.cfg`" : ".cfg`"));
        }
        titles.put("org.sundew.listen", "`listen.*`, in every `etc/org.sundew.sim.<kind>-<name>.cfg`");
        titles.put("org.sundew.alert", "`alert.*`, in every `etc/org.sundew.alert.<kind>-<name>.cfg`");
        for (Element ocd : elements(document, "OCD")) {
            String title = titles.get(ocd.getAttribute("id"));
            if (title != null && ocd.getElementsByTagName("AD").getLength() > 0) {
                sections.put(title, section(title, ocd));
            }
        }
    }

    private static String section(String title, Element ocd) {
        StringBuilder section = new StringBuilder(
                "## " + title + "\n\n| key | type | default | range | what |\n" + "| --- | --- | --- | --- | --- |\n");
        NodeList attributes = ocd.getElementsByTagName("AD");
        for (int i = 0; i < attributes.getLength(); i++) {
            Element attribute = (Element) attributes.item(i);
            section.append("| `")
                    .append(attribute.getAttribute("id"))
                    .append("` | ")
                    .append(attribute.getAttribute("type"))
                    .append(" | ")
                    .append(code(attribute.getAttribute("default").replaceAll("\\\\(.)", "$1")))
                    .append(" | ")
                    .append(range(attribute))
                    .append(" | ")
                    .append(cell(attribute.getAttribute("description")))
                    .append(" |\n");
        }
        return section.toString();
    }

    private static String range(Element attribute) {
        List<String> options = new ArrayList<>();
        NodeList all = attribute.getElementsByTagName("Option");
        for (int i = 0; i < all.getLength(); i++) {
            options.add(code(((Element) all.item(i)).getAttribute("value")));
        }
        if (!options.isEmpty()) {
            return String.join(", ", options);
        }
        String min = attribute.getAttribute("min");
        String max = attribute.getAttribute("max");
        return min.isEmpty() && max.isEmpty() ? "" : min + " – " + max;
    }

    private static String code(String text) {
        return text.isEmpty() ? "" : "`" + cell(text) + "`";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", " ");
    }

    private static List<Element> elements(Document document, String name) {
        NodeList nodes = document.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }
}
