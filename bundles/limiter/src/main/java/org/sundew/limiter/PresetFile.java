package org.sundew.limiter;

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

/** Writes the preset to the limiter's configuration, which File Install then writes to the cfg file. Thread-safe. */
final class PresetFile {
    private static final Logger LOG = LoggerFactory.getLogger(PresetFile.class);

    private volatile @Nullable ConfigurationAdmin admin;

    void through(ConfigurationAdmin next) {
        admin = next;
    }

    void lose(ConfigurationAdmin gone) {
        if (gone.equals(admin)) {
            admin = null;
        }
    }

    void write(String preset) {
        ConfigurationAdmin present = admin;
        if (present == null) {
            LOG.warn("The preset {} holds until the next start only: there is no configuration service", preset);
            return;
        }
        try {
            Configuration configuration = present.getConfiguration(Limiter.NAME, "?");
            Dictionary<String, Object> values = configuration.getProperties();
            Map<String, Object> changed = values == null ? new HashMap<>() : new HashMap<>(FrameworkUtil.asMap(values));
            changed.put("preset", preset);
            configuration.update(FrameworkUtil.asDictionary(changed));
        } catch (IOException e) {
            LOG.warn("The preset {} holds until the next start only: it could not be written", preset, e);
        }
    }
}
