package org.sundew.admin;

import java.util.List;
import java.util.Map;

/**
 * The state of the sensor. Conservation: {@code arrivals = journaled + ignored + suppressed + lost} at any quiet moment, and
 * {@code open + pending} make up the difference at any other.
 *
 * @param serving     whether at least one port is open and arrivals are taken
 * @param waitingFor  what keeps arrivals waiting: names of missing gates, or {@code journal}
 * @param arrivals    arrivals since start
 * @param journaled   arrivals whose visit event is on disk
 * @param ignored     arrivals that a visitor rule hid
 * @param suppressed  arrivals that a limit refused or hid without an event
 * @param lost        arrivals whose event was lost
 * @param lostReasons the lost ones by reason
 * @param open        sessions open now
 * @param pending     events of finished visits not yet on disk
 * @param visitors    visitors remembered
 * @param evicted     visitors forgotten to stay within the bound
 * @param problems    what an operator should mend
 */
public record SensorStatus(
        String id,
        String version,
        long uptimeSeconds,
        boolean serving,
        String scenario,
        List<String> waitingFor,
        long arrivals,
        long journaled,
        long ignored,
        long suppressed,
        long lost,
        Map<String, Long> lostReasons,
        int open,
        long pending,
        long visitors,
        long evicted,
        List<Problem> problems) {}
