package org.sundew.listener;

import java.net.InetAddress;
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
    private final int number;
    private final Tally tally = new Tally();
    private List<Door> doors = List.of();
    private @Nullable Place place;
    private volatile String state = "inactive";
    private volatile String error = "";
    private volatile int boundPort;

    ListenPort(int number) {
        this.number = number;
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

    String error() {
        return error;
    }

    int boundPort() {
        return boundPort;
    }

    boolean failing() {
        return state.equals("error");
    }

    /** Whether sockets are bound. */
    boolean bound() {
        return !doors.isEmpty();
    }

    /** Whether it is bound elsewhere than here. */
    boolean boundElsewhere(Place wanted) {
        return bound() && !wanted.equals(place);
    }

    /** Serves this here: binds unless it is bound here already. */
    void serve(Place wanted, Serving serving, String domain, DoorMaker maker) {
        if (bound()) {
            doors.forEach(each -> each.serve(serving, domain));
            return;
        }
        List<Door> opened = new ArrayList<>();
        try {
            Set<InetAddress> addresses = wanted.bind().resolve();
            for (InetAddress address : addresses) {
                int port =
                        wanted.port() == 0 && !opened.isEmpty() ? opened.get(0).boundPort() : wanted.port();
                opened.add(maker.open(wanted.transport(), address, port, tally, serving));
            }
            place = wanted;
            doors = List.copyOf(opened);
            boundPort = doors.get(0).boundPort();
            state = "parked";
            error = "";
        } catch (Exception e) {
            opened.forEach(Door::close);
            state = "error";
            error = reason(wanted, e);
        }
    }

    private static String reason(Place place, Exception failure) {
        String message = String.valueOf(failure.getMessage());
        String lower = message.toLowerCase(Locale.ROOT);
        if (lower.contains("in use")) {
            return "port " + place.port() + " is in use by another program or listen";
        }
        if (lower.contains("permission denied")) {
            return "port " + place.port() + " needs a privilege (CAP_NET_BIND_SERVICE) or privileged.port.offset";
        }
        if (lower.contains("cannot assign")) {
            return "this host does not have the address of " + place.bind().text();
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

    /** Lets go of the port; says this is why. */
    void close(String why) {
        doors.forEach(Door::close);
        doors = List.of();
        boundPort = 0;
        state = why;
        error = "";
    }
}
