package org.sundew.management;

import java.util.List;
import java.util.Map;
import javax.management.DynamicMBean;
import javax.management.StandardMBean;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sundew.admin.Sensor;

/** Shows the sensor; see {@link SensorMXBean}. */
@Component(
        name = "org.sundew.management.sensor",
        service = DynamicMBean.class,
        property = "jmx.objectname=org.sundew:type=Sensor")
public final class SensorBean extends StandardMBean implements SensorMXBean {
    private final Sensor sensor;

    @Activate
    public SensorBean(@Reference Sensor sensor) {
        super(SensorMXBean.class, true);
        this.sensor = sensor;
    }

    @Override
    public String getId() {
        return sensor.id();
    }

    @Override
    public String getName() {
        return sensor.name();
    }

    @Override
    public String getVersion() {
        return sensor.version();
    }

    @Override
    public long getUptimeSeconds() {
        return sensor.status().uptimeSeconds();
    }

    @Override
    public boolean isServing() {
        return sensor.status().serving();
    }

    @Override
    public String getScenario() {
        return sensor.status().scenario();
    }

    @Override
    public List<String> getWaitingFor() {
        return sensor.status().waitingFor();
    }

    @Override
    public long getArrivals() {
        return sensor.status().arrivals();
    }

    @Override
    public long getJournaled() {
        return sensor.status().journaled();
    }

    @Override
    public long getIgnored() {
        return sensor.status().ignored();
    }

    @Override
    public long getSuppressed() {
        return sensor.status().suppressed();
    }

    @Override
    public long getLost() {
        return sensor.status().lost();
    }

    @Override
    public Map<String, Long> getLostReasons() {
        return sensor.status().lostReasons();
    }

    @Override
    public int getOpen() {
        return sensor.status().open();
    }

    @Override
    public long getPending() {
        return sensor.status().pending();
    }

    @Override
    public long getVisitors() {
        return sensor.status().visitors();
    }

    @Override
    public long getEvicted() {
        return sensor.status().evicted();
    }

    @Override
    public List<ProblemRow> getProblems() {
        return sensor.status().problems().stream().map(ProblemRow::new).toList();
    }
}
