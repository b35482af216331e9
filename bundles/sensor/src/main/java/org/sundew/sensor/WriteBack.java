package org.sundew.sensor;

import java.io.IOException;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Map;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sundew.admin.CfgEditor;

/** Edits through Config Admin; File Install writes what it hears of to the file that the configuration came from. */
@Component(name = "org.sundew.sensor.writeback", configurationPolicy = ConfigurationPolicy.IGNORE)
public final class WriteBack implements CfgEditor {
    private static final Logger LOG = LoggerFactory.getLogger(WriteBack.class);

    private final ConfigurationAdmin admin;

    /** Edits what this has. */
    @Activate
    public WriteBack(@Reference ConfigurationAdmin admin) {
        this.admin = admin;
    }

    @Override
    public void set(String pid, String key, String value) {
        try {
            Configuration configuration = admin.getConfiguration(pid, "?");
            Dictionary<String, Object> before = configuration.getProperties();
            Map<String, Object> changed = before == null ? new HashMap<>() : new HashMap<>(FrameworkUtil.asMap(before));
            changed.put(key, value);
            configuration.update(FrameworkUtil.asDictionary(changed));
        } catch (IOException e) {
            LOG.warn("{} = {} of {} holds until the next start only: it could not be written", key, value, pid, e);
        }
    }
}
