package org.sundew.rules;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** A Config Admin that has these cfgs of the rules' factory and one of another, and can do nothing but list them. */
final class ListedCfgs implements ConfigurationAdmin {
    private final Set<String> pids = new TreeSet<>();
    private boolean broken;

    void add(String name) {
        pids.add(pid(name));
    }

    void remove(String name) {
        pids.remove(pid(name));
    }

    /** From now on its store can (not) be read. */
    void breakDown(boolean now) {
        broken = now;
    }

    static String pid(String name) {
        return RuleCfg.PID + "~" + name;
    }

    @Override
    public Configuration @Nullable [] listConfigurations(String filter) throws IOException, InvalidSyntaxException {
        if (broken) {
            throw new IOException("the disk is gone");
        }
        if (!fits(filter, RuleCfg.PID) || fits(filter, "org.sundew.sim.echo")) {
            throw new AssertionError("that is not the filter of the rules: " + filter);
        }
        // as Config Admin does where there is nothing
        return pids.isEmpty() ? null : pids.stream().map(ListedCfgs::cfg).toArray(Configuration[]::new);
    }

    private static boolean fits(String filter, String factory) throws InvalidSyntaxException {
        return FrameworkUtil.createFilter(filter).matches(Map.of(ConfigurationAdmin.SERVICE_FACTORYPID, factory));
    }

    private static Configuration cfg(String pid) {
        return (Configuration) Proxy.newProxyInstance(
                ListedCfgs.class.getClassLoader(), new Class<?>[] {Configuration.class}, (self, method, arguments) -> {
                    if (method.getName().equals("getPid")) {
                        return pid;
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    @Override
    public Configuration createFactoryConfiguration(String factoryPid) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Configuration createFactoryConfiguration(String factoryPid, String location) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Configuration getConfiguration(String pid, String location) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Configuration getConfiguration(String pid) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Configuration getFactoryConfiguration(String factoryPid, String name, String location) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Configuration getFactoryConfiguration(String factoryPid, String name) {
        throw new UnsupportedOperationException();
    }
}
