package org.sundew.rules;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** The cfgs there are by what Config Admin says, so that rules which are not there yet, or no longer, are missed. */
final class Expected {
    private final ConfigurationAdmin admin;

    Expected(ConfigurationAdmin admin) {
        this.admin = admin;
    }

    /**
     * The PIDs of cfgs that none of these rules has.
     *
     * @throws IllegalStateException if Config Admin cannot read what it has
     */
    Set<String> missing(List<RuleCfg.State> present) {
        Set<String> pids = new HashSet<>();
        try {
            Configuration[] all = admin.listConfigurations("(service.factoryPid=" + RuleCfg.PID + ")");
            Stream.of(all == null ? new Configuration[0] : all)
                    .map(Configuration::getPid)
                    .forEach(pids::add);
        } catch (IOException | InvalidSyntaxException e) {
            throw new IllegalStateException("the cfgs of rules cannot be listed", e);
        }
        present.forEach(each -> pids.remove(each.pid()));
        return pids;
    }
}
