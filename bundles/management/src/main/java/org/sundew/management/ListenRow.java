package org.sundew.management;

import org.sundew.admin.ListenView;

/** A {@link ListenView} with the getters that JMX makes open types of. */
public final class ListenRow {
    private final ListenView listen;

    ListenRow(ListenView listen) {
        this.listen = listen;
    }

    /** The listen's name. */
    public String getName() {
        return listen.name();
    }

    /** The kind of its sim server. */
    public String getSim() {
        return listen.sim();
    }

    /** {@code tcp} or {@code udp}. */
    public String getTransport() {
        return listen.transport();
    }

    /** The local address asked for. */
    public String getBind() {
        return listen.bind();
    }

    /** The sensor port, as configured. */
    public int getPort() {
        return listen.port();
    }

    /** The port really bound, or 0. */
    public int getBoundPort() {
        return listen.boundPort();
    }

    /** The scenario it belongs to. */
    public String getScenario() {
        return listen.scenario();
    }

    /** Open, parked, error, inactive or disabled. */
    public String getState() {
        return listen.state();
    }

    /** Why it is not open, or empty. */
    public String getError() {
        return listen.error();
    }

    /** Sessions open now. */
    public int getOpen() {
        return listen.open();
    }

    /** Arrivals since the listen appeared. */
    public long getVisits() {
        return listen.visits();
    }
}
