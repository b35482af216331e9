package org.sundew.itests;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What the built bundles declare of their configuration: attributes and defaults by OCD, OCD by PID. */
final class Metatype {
    /** Attribute to default, by OCD id; null for an attribute without a default. */
    private final Map<String, Map<String, String>> attributes = new HashMap<>();

    private final Map<String, String> ocdOfPid = new HashMap<>();

    static Metatype ofBundles() throws IOException, SAXException, ParserConfigurationException {
        Metatype metatype = new Metatype();
        for (Path bundle : Built.bundles()) {
            try (JarFile jar = new JarFile(Built.jar(bundle).toFile())) {
                for (JarEntry entry : jar.stream().filter(Metatype::declares).toList()) {
                    try (InputStream in = jar.getInputStream(entry)) {
                        metatype.add(DocumentBuilderFactory.newInstance()
                                .newDocumentBuilder()
                                .parse(in));
                    }
                }
            }
        }
        return metatype;
    }

    private static boolean declares(JarEntry entry) {
        return entry.getName().matches("OSGI-INF/metatype/.*\\.xml");
    }

    private void add(Document document) {
        for (Element ocd : elements(document.getElementsByTagName("OCD"))) {
            Map<String, String> defaults = new LinkedHashMap<>();
            for (Element attribute : elements(ocd.getElementsByTagName("AD"))) {
                defaults.put(
                        attribute.getAttribute("id"),
                        attribute.hasAttribute("default") ? attribute.getAttribute("default") : null);
            }
            attributes.put(ocd.getAttribute("id"), defaults);
        }
        for (Element designate : elements(document.getElementsByTagName("Designate"))) {
            Element object = elements(designate.getElementsByTagName("Object")).get(0);
            String pid = designate.hasAttribute("factoryPid") ? "factoryPid" : "pid";
            ocdOfPid.put(designate.getAttribute(pid), object.getAttribute("ocdref"));
        }
    }

    private static List<Element> elements(NodeList nodes) {
        return java.util.stream.IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .map(Element.class::cast)
                .toList();
    }

    /** The PIDs that some component designates. */
    List<String> pids() {
        return ocdOfPid.keySet().stream().sorted().toList();
    }

    /** The attributes a cfg of this PID may set, with their defaults; empty if nothing has this PID. */
    Optional<Map<String, String>> of(String pid) {
        return Optional.ofNullable(ocdOfPid.get(pid)).map(attributes::get).map(own -> {
            Map<String, String> all = new LinkedHashMap<>(own);
            all.putAll(shared(pid));
            return all;
        });
    }

    /** The attributes of the PID's own OCD. */
    Map<String, String> own(String pid) {
        return attributes.get(ocdOfPid.get(pid));
    }

    /** What the platform adds to every sim server's or sink's cfg. */
    Map<String, String> shared(String pid) {
        if (pid.startsWith("org.sundew.sim.")) {
            return attributes.getOrDefault("org.sundew.listen", Map.of());
        }
        if (pid.startsWith("org.sundew.alert.")) {
            return attributes.getOrDefault("org.sundew.alert", Map.of());
        }
        return Map.of();
    }
}
