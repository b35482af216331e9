package org.sundew.sensor;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys that one bundle declares, read from its Metatype files (OSGi Compendium 105.7 and 105.8).
 *
 * <p>They are read directly because the Metatype service tells neither the bounds of a number nor an object class that no
 * PID is designated to, such as the {@code listen.*} keys that all sim servers share.
 *
 * @param byPid   attributes by PID or factory PID, then by key
 * @param byClass attributes by the id of their object class, then by key
 */
record Declared(Map<String, Map<String, Attribute>> byPid, Map<String, Map<String, Attribute>> byClass) {
    private static final Logger LOG = LoggerFactory.getLogger(Declared.class);
    private static final String FOLDER = "OSGI-INF/metatype";

    static final Declared NOTHING = new Declared(Map.of(), Map.of());

    boolean isEmpty() {
        return byPid.isEmpty() && byClass.isEmpty();
    }

    /** What this bundle declares, whatever state it is in; a file that cannot be read is logged and left out. */
    static Declared by(Bundle bundle) {
        Reading reading = new Reading();
        for (URL file : files(bundle)) {
            try (InputStream in = file.openStream()) {
                reading.take(in);
            } catch (IOException | XMLStreamException e) {
                LOG.warn("the configuration keys that {} declares in {} cannot be read", bundle, file.getPath(), e);
            }
        }
        return reading.declared();
    }

    /** Unlike {@link Bundle#findEntries}, this does not make the framework resolve the bundle. */
    private static List<URL> files(Bundle bundle) {
        var paths = bundle.getEntryPaths(FOLDER);
        List<URL> files = new ArrayList<>();
        while (paths != null && paths.hasMoreElements()) {
            String path = paths.nextElement();
            URL file = path.endsWith(".xml") ? bundle.getEntry(path) : null;
            if (file != null) {
                files.add(file);
            }
        }
        return files;
    }

    /** One pass over the files of a bundle; designations are resolved at the end, across files. */
    static final class Reading {
        private final Map<String, Map<String, Attribute>> classes = new HashMap<>();
        private final Map<String, String> designations = new HashMap<>();
        private Map<String, Attribute> current = new LinkedHashMap<>();
        private String pid = "";

        void take(InputStream in) throws XMLStreamException {
            XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    element(xml);
                }
            }
        }

        private void element(XMLStreamReader xml) throws XMLStreamException {
            switch (xml.getLocalName()) {
                case "OCD" -> {
                    current = new LinkedHashMap<>();
                    classes.put(text(xml, "id"), current);
                }
                case "AD" -> {
                    Attribute attribute = attribute(xml);
                    current.put(attribute.key(), attribute);
                }
                case "Designate" -> {
                    String factory = text(xml, "factoryPid");
                    pid = factory.isEmpty() ? text(xml, "pid") : factory;
                }
                case "Object" -> designations.put(pid, text(xml, "ocdref"));
                default -> {
                    // Attribute, Icon and whatever later versions add do not matter here
                }
            }
        }

        private static Attribute attribute(XMLStreamReader xml) throws XMLStreamException {
            String key = text(xml, "id");
            Attribute.Type type = Attribute.Type.of(text(xml, "type"));
            BigDecimal min = number(text(xml, "min"));
            BigDecimal max = number(text(xml, "max"));
            return new Attribute(key, type, min, max, options(xml));
        }

        private static List<String> options(XMLStreamReader xml) throws XMLStreamException {
            List<String> options = new ArrayList<>();
            while (xml.next() != XMLStreamConstants.END_ELEMENT
                    || !xml.getLocalName().equals("AD")) {
                if (xml.isStartElement() && xml.getLocalName().equals("Option")) {
                    options.add(text(xml, "value"));
                }
            }
            return options;
        }

        private static @Nullable BigDecimal number(String text) {
            try {
                return text.isEmpty() ? null : new BigDecimal(text);
            } catch (NumberFormatException e) {
                return null;
            }
        }

        private static String text(XMLStreamReader xml, String attribute) {
            String value = xml.getAttributeValue(null, attribute);
            return value == null ? "" : value;
        }

        Declared declared() {
            Map<String, Map<String, Attribute>> byPid = new HashMap<>();
            designations.forEach((name, id) -> byPid.put(name, classes.getOrDefault(id, Map.of())));
            byPid.remove("");
            return classes.isEmpty() && byPid.isEmpty()
                    ? NOTHING
                    : new Declared(Collections.unmodifiableMap(byPid), Collections.unmodifiableMap(classes));
        }
    }
}
