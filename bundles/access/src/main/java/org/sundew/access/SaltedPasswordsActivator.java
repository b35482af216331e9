package org.sundew.access;

import java.util.Map;
import org.apache.karaf.jaas.modules.EncryptionService;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/**
 * Registers the service by hand and not as a component: Karaf's log-in modules start before components do, and wait up to
 * 20 s for it, the whole start with them. The feature gives this bundle an earlier start level than theirs.
 */
public final class SaltedPasswordsActivator implements BundleActivator {
    @Override
    public void start(BundleContext context) {
        context.registerService(
                EncryptionService.class, new SaltedPasswords(), FrameworkUtil.asDictionary(Map.of("name", "sundew")));
    }

    @Override
    public void stop(BundleContext context) {}
}
