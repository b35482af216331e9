package org.sundew.sensor;

import java.io.IOException;
import java.util.Dictionary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The configurations that concern the sensor, read from Config Admin. */
final class Cfgs {
    private static final Logger LOG = LoggerFactory.getLogger(Cfgs.class);

    private final ConfigurationAdmin admin;
    private final ServiceReference<?> asking;

    /**
     * One configuration as it is written.
     *
     * @param type     its factory PID, or its own PID where it has none
     * @param file     its file's name, or its PID if it came from no file
     * @param fromFile whether it came from a file
     * @param settings its component's keys, variables not resolved
     */
    record Cfg(
            Configuration configuration,
            String pid,
            String type,
            String file,
            boolean fromFile,
            Map<String, Object> settings) {

        boolean single() {
            return pid.equals(type);
        }
    }

    /** {@code asking} is shown to other plug-ins when they are asked what this one would be delivered. */
    Cfgs(ConfigurationAdmin admin, ServiceReference<?> asking) {
        this.admin = admin;
        this.asking = asking;
    }

    List<Cfg> all() {
        return matching(null);
    }

    Optional<Cfg> of(String pid) {
        return matching("(service.pid=" + pid + ")").stream().findFirst();
    }

    private List<Cfg> matching(@Nullable String filter) {
        try {
            Configuration[] found = admin.listConfigurations(filter);
            return found == null
                    ? List.of()
                    : List.of(found).stream()
                            .flatMap(each -> cfg(each).stream())
                            .toList();
        } catch (IOException | InvalidSyntaxException e) {
            LOG.warn("configurations cannot be read, so they are not checked", e);
            return List.of();
        }
    }

    private static Optional<Cfg> cfg(Configuration configuration) {
        try {
            Dictionary<String, Object> properties = configuration.getProperties();
            String factory = configuration.getFactoryPid();
            String pid = configuration.getPid();
            String type = target(factory == null ? pid : factory);
            if (properties == null) {
                return Optional.empty();
            }
            Map<String, Object> settings = Custody.settings(properties);
            if (!Inspector.concerns(type, settings.keySet())) {
                return Optional.empty();
            }
            String file = CfgFile.of(properties);
            return Optional.of(
                    new Cfg(configuration, pid, type, file.isEmpty() ? pid : file, !file.isEmpty(), settings));
        } catch (IllegalStateException e) {
            return Optional.empty(); // deleted meanwhile
        }
    }

    /** The PID without the bundle it is meant for (OSGi Compendium 104.3.2). */
    static String target(String pid) {
        int bar = pid.indexOf('|');
        return bar < 0 ? pid : pid.substring(0, bar);
    }

    /** Has all plug-ins judge this configuration, as when a component is about to get it. */
    void judge(Cfg cfg) {
        try {
            cfg.configuration().getProcessedProperties(asking);
        } catch (IllegalStateException e) {
            LOG.debug("{} was deleted before it was checked", cfg.pid());
        }
    }

    /** Has this configuration delivered once more. */
    void deliver(Cfg cfg) {
        try {
            cfg.configuration().update(cfg.configuration().getProperties());
        } catch (IOException e) {
            LOG.warn("{} cannot be delivered again; its component keeps what it has", cfg.file(), e);
        } catch (IllegalStateException e) {
            LOG.debug("{} was deleted before it was delivered again", cfg.pid());
        }
    }
}
