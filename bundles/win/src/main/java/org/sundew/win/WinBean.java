package org.sundew.win;

import javax.management.DynamicMBean;
import javax.management.StandardMBean;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows the counters; see {@link WinMXBean}. */
@Component(name = "org.sundew.win.bean", service = DynamicMBean.class, property = "jmx.objectname=org.sundew:type=Win")
public final class WinBean extends StandardMBean implements WinMXBean {
    private final WinInput input;

    @Activate
    public WinBean(@Reference WinInput input) {
        super(WinMXBean.class, true);
        this.input = input;
    }

    @Override
    public int getPort() {
        return input.bound();
    }

    @Override
    public long getArrivals() {
        return input.counters().arrivals.get();
    }

    @Override
    public long getUnknown() {
        return input.counters().unknown.get();
    }

    @Override
    public long getMalformed() {
        return input.counters().malformed.get();
    }

    @Override
    public long getTrusted() {
        return input.counters().trusted.get();
    }

    @Override
    public long getRefused() {
        return input.counters().refused.get();
    }
}
