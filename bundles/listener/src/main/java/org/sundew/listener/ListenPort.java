package org.sundew.listener;

import java.net.InetAddress;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One port of one listen: opens its doors, parks and closes them, and says how it is. Changed by the control thread only;
 * what it says may be read by any.
 */
final class ListenPort {
    /** What became of an attempt to serve. */
    enum Outcome {
        OPENED,
        SERVES_ON,
        FAILED,
        FAILS_ON
    }

    private final int number;
    private final Tally tally = new Tally();
    private final Backoff backoff = new Backoff();
    private List<PortDoor> doors = List.of();
    private Set<InetAddress> addresses = Set.of();
    private @Nullable Place place;
    private volatile String state;
    private volatile String error = "";
    private volatile int boundPort;

    /** A closed one, in this state. */
    ListenPort(int number, String state) {
        this.number = number;
        this.state = state;
    }

    int number() {
        return number;
    }

    Tally tally() {
        return tally;
    }

    String state() {
        return state;
    }

    /** Why it is not open, or empty. */
    String error() {
        return error;
    }

    int boundPort() {
        return boundPort;
    }

    /** Whether it should be open and is not, and it is time to try again. */
    boolean due(long nanos) {
        return !error.isEmpty() && backoff.due(nanos);
    }

    /** Whether sockets are bound. */
    boolean bound() {
        return !doors.isEmpty();
    }

    /** Whether it is bound elsewhere than here; what a name like {@code first-private} means may have changed. */
    boolean boundElsewhere(Place wanted) {
        if (!bound()) {
            return false;
        }
        if (!wanted.equals(place)) {
            return true;
        }
        try {
            return wanted.bind().varies() && !wanted.bind().resolve().equals(addresses);
        } catch (SocketException e) {
            return true;
        }
    }

    /** Serves this here: binds unless it is bound here already. */
    Outcome serve(Place wanted, Serving serving, DoorMaker maker, long nanos) {
        if (bound()) {
            doors.forEach(each -> each.serve(serving));
            return Outcome.SERVES_ON;
        }
        List<PortDoor> opened = new ArrayList<>();
        try {
            bind(wanted, serving, maker, opened);
            backoff.succeeded();
            return Outcome.OPENED;
        } catch (Exception e) {
            opened.forEach(PortDoor::close);
            backoff.failed(nanos);
            String before = error;
            error = reason(wanted, e);
            state = "error";
            return error.equals(before) ? Outcome.FAILS_ON : Outcome.FAILED;
        }
    }

    private void bind(Place wanted, Serving serving, DoorMaker maker, List<PortDoor> opened) throws Exception {
        Set<InetAddress> wantedAddresses = wanted.bind().resolve();
        for (InetAddress address : wantedAddresses) {
            int port = wanted.port() == 0 && !opened.isEmpty() ? opened.get(0).boundPort() : wanted.port();
            opened.add(maker.open(wanted.transport(), address, port, serving));
        }
        place = wanted;
        addresses = wantedAddresses;
        doors = List.copyOf(opened);
        boundPort = doors.get(0).boundPort();
        state = "parked";
        error = "";
    }

    private static String reason(Place place, Exception failure) {
        String message = String.valueOf(failure.getMessage());
        String lower = message.toLowerCase(Locale.ROOT);
        if (lower.contains("in use")) {
            return "port " + place.port() + " is in use by another program or listen";
        }
        if (lower.contains("permission denied")) {
            return "port " + place.port() + " needs CAP_NET_BIND_SERVICE, or a privileged.port.offset";
        }
        if (lower.contains("cannot assign") || lower.contains("can't assign")) {
            return "this host does not have the address " + place.bind().text();
        }
        return message;
    }

    /** Takes visitors, or leaves them waiting in the kernel. */
    void accept(boolean on) {
        if (bound()) {
            doors.forEach(each -> each.accept(on));
            state = on ? "open" : "parked";
        }
    }

    /** Lets go of the port, and is in this state then. True if it was bound. */
    boolean close(String next) {
        boolean was = bound();
        doors.forEach(PortDoor::close);
        doors = List.of();
        boundPort = 0;
        state = next;
        error = "";
        backoff.succeeded();
        return was;
    }
}
