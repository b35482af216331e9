package org.sundew.listener;

import java.io.IOException;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the active scenario to the listener's configuration, which File Install then writes to the cfg file. Thread-safe. */
final class ScenarioFile {
    private static final Logger LOG = LoggerFactory.getLogger(ScenarioFile.class);

    private volatile @Nullable ConfigurationAdmin admin;

    void through(ConfigurationAdmin next) {
        admin = next;
    }

    void lose(ConfigurationAdmin gone) {
        if (gone.equals(admin)) {
            admin = null;
        }
    }

    void write(String scenario) {
        ConfigurationAdmin present = admin;
        if (present == null) {
            LOG.warn("The scenario {} holds until the next start only: there is no configuration service", scenario);
            return;
        }
        try {
            Configuration configuration = present.getConfiguration(Listener.NAME, "?");
            Dictionary<String, Object> values = configuration.getProperties();
            Map<String, Object> changed = values == null ? new HashMap<>() : new HashMap<>(FrameworkUtil.asMap(values));
            changed.put("scenario", scenario);
            configuration.update(FrameworkUtil.asDictionary(changed));
        } catch (IOException e) {
            LOG.warn("The scenario {} holds until the next start only: it could not be written", scenario, e);
        }
    }
}
