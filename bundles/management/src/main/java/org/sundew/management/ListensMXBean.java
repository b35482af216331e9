package org.sundew.management;

import java.util.List;

/** {@code org.sundew:type=Listens}: every port of every listen, and the scenarios. */
public interface ListensMXBean {
    List<ListenRow> getListens();

    String getScenario();

    List<String> getScenarios();

    /** Makes this scenario the active one, and keeps it in the listener's cfg. */
    void activate(String scenario);
}
