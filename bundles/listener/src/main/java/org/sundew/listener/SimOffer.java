package org.sundew.listener;

import java.net.URI;
import java.util.Collection;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sundew.admin.Problem;
import org.sundew.sim.SimServer;

/**
 * A sim server's service, as far as the listener looks at it.
 *
 * @param properties its service properties
 * @param service    gets the sim server, or null if it could not be made
 */
record SimOffer(Map<String, Object> properties, Supplier<@Nullable SimServer> service) {

    /** What stays the same through an edit of the cfg and an update of the bundle: the service PID, or its id without one. */
    String pid() {
        String pid = first("service.pid");
        return pid.isEmpty() ? "service " + first("service.id") : pid;
    }

    /** Which service it is; another one of the same PID has another. */
    String id() {
        return first("service.id");
    }

    /** The last word of the component's name, {@code ftp} of {@code org.sundew.sim.ftp}. */
    String kind() {
        String component = first("component.name");
        return component.isEmpty() ? "sim" : component.substring(component.lastIndexOf('.') + 1);
    }

    /** The name of its listen unless {@code listen.name} says otherwise: kind and alias, {@code ftp-main}. */
    String name() {
        String pid = pid();
        int tilde = pid.indexOf('~');
        return tilde < 0 ? kind() : kind() + "-" + pid.substring(tilde + 1);
    }

    /** The cfg's file name, or the PID where there is none. */
    String file() {
        String url = first("felix.fileinstall.filename");
        if (url.isEmpty()) {
            return pid();
        }
        String path = url.startsWith("file:") ? URI.create(url).getPath() : url;
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Why it must not be used, or empty. */
    String rejected() {
        return first(Problem.REJECTED);
    }

    private String first(String key) {
        Object value = properties.get(key);
        if (value instanceof Collection<?> many) {
            return many.isEmpty() ? "" : String.valueOf(many.iterator().next());
        }
        if (value instanceof Object[] many) {
            return many.length == 0 ? "" : String.valueOf(many[0]);
        }
        return value == null ? "" : value.toString();
    }
}
