package org.sundew.management;

import java.util.List;
import javax.management.DynamicMBean;
import javax.management.StandardMBean;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sundew.admin.Limits;

/** Shows the limits; see {@link LimiterMXBean}. */
@Component(
        name = "org.sundew.management.limiter",
        service = DynamicMBean.class,
        property = "jmx.objectname=org.sundew:type=Limiter")
public final class LimiterBean extends StandardMBean implements LimiterMXBean {
    private static final int SHOWN = 1000;

    private final Limits limits;

    @Activate
    public LimiterBean(@Reference Limits limits) {
        super(LimiterMXBean.class, true);
        this.limits = limits;
    }

    @Override
    public String getPreset() {
        return limits.preset();
    }

    @Override
    public List<LimitRow> getLimits() {
        return limits.settings().stream().map(LimitRow::new).toList();
    }

    @Override
    public List<LockOutRow> getLockOuts() {
        return limits.lockOuts(SHOWN).stream().map(LockOutRow::new).toList();
    }

    @Override
    public List<LockUpRow> getLockUps() {
        return limits.lockUps().stream().map(LockUpRow::new).toList();
    }

    @Override
    public int getLockedOut() {
        return limits.counts().lockedOut();
    }

    @Override
    public int getIgnored() {
        return limits.counts().ignored();
    }

    @Override
    public int getWatched() {
        return limits.counts().watched();
    }

    @Override
    public long getForgotten() {
        return limits.counts().forgotten();
    }

    @Override
    public long getUnwatched() {
        return limits.counts().unwatched();
    }

    @Override
    public void preset(String name) {
        limits.preset(name);
    }

    @Override
    public boolean unlock(String address) {
        return limits.unlock(address);
    }
}
