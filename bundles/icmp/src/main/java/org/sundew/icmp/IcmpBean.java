package org.sundew.icmp;

import javax.management.DynamicMBean;
import javax.management.StandardMBean;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows the counters; see {@link IcmpMXBean}. */
@Component(
        name = "org.sundew.icmp.bean",
        service = DynamicMBean.class,
        property = "jmx.objectname=org.sundew:type=Icmp")
public final class IcmpBean extends StandardMBean implements IcmpMXBean {
    private final IcmpWatch watch;

    @Activate
    public IcmpBean(@Reference IcmpWatch watch) {
        super(IcmpMXBean.class, true);
        this.watch = watch;
    }

    @Override
    public boolean isWatching() {
        return watch.watching();
    }

    @Override
    public long getArrivals() {
        return watch.counters().arrivals.get();
    }

    @Override
    public long getOwn() {
        return watch.counters().own.get();
    }

    @Override
    public long getPassed() {
        return watch.counters().passed.get();
    }

    @Override
    public long getMalformed() {
        return watch.counters().malformed.get();
    }

    @Override
    public long getDropped() {
        return watch.counters().dropped.get();
    }
}
