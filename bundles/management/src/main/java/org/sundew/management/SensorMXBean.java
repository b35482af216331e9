package org.sundew.management;

import java.util.List;
import java.util.Map;

/**
 * {@code org.sundew:type=Sensor}: the state of the sensor, as {@link org.sundew.admin.SensorStatus} has it. At any quiet moment
 * arrivals are the sum of journaled, ignored, suppressed and lost.
 */
public interface SensorMXBean {
    String getId();

    String getName();

    String getVersion();

    long getUptimeSeconds();

    boolean isServing();

    String getScenario();

    List<String> getWaitingFor();

    long getArrivals();

    long getJournaled();

    long getIgnored();

    long getSuppressed();

    long getLost();

    Map<String, Long> getLostReasons();

    int getOpen();

    long getPending();

    long getVisitors();

    long getEvicted();

    List<ProblemRow> getProblems();
}
