package org.sundew.dispatch;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who a sink is, by the properties of its service.
 *
 * @param pid  its identity over restarts and updates: also the name of its cursor
 * @param kind the last word of its component's name
 * @param name what it is called unless its cfg says otherwise: the kind and the alias of its cfg
 * @param file its cfg's file name
 */
record SinkName(String pid, String kind, String name, String file) {
    private static final String FILE = "felix.fileinstall.filename";

    /** The name these properties give; empty if they have neither a PID nor a component's name. */
    static Optional<SinkName> of(Map<String, Object> properties) {
        String component = text(properties.get("component.name"));
        String pid = text(properties.get("service.pid"));
        String identity = pid.isEmpty() ? component : pid;
        if (identity.isEmpty()) {
            return Optional.empty();
        }
        String alias = identity.substring(identity.indexOf('~') + 1);
        String factory = component.isEmpty() ? identity.replace("~" + alias, "") : component;
        String kind = factory.substring(factory.lastIndexOf('.') + 1);
        String name = alias.equals(identity) ? kind : kind + "-" + alias;
        return Optional.of(new SinkName(identity, kind, name, file(properties, identity)));
    }

    private static String file(Map<String, Object> properties, String pid) {
        String known = text(properties.get(FILE));
        return known.isEmpty() ? pid.replace('~', '-') + ".cfg" : known.substring(known.lastIndexOf('/') + 1);
    }

    /** The property as text; the first value where there are several. */
    private static String text(@Nullable Object value) {
        if (value instanceof Collection<?> several) {
            return several.isEmpty() ? "" : text(several.iterator().next());
        }
        if (value instanceof Object[] several) {
            return several.length == 0 ? "" : text(several[0]);
        }
        return value == null ? "" : value.toString();
    }
}
