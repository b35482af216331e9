package org.sundew.listener;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sundew.admin.ListenView;
import org.sundew.admin.Problem;
import org.sundew.sim.SimServer;

/**
 * One listen: a sim server, where it listens, and its ports. Keeps the last good sim server and settings in force until
 * better ones come. Changed by the control thread only; views may be taken by any.
 */
final class Listening {
    private final String pid;
    private final SimFaults faults;
    private @Nullable SimOffer offer;
    private @Nullable SimOffer good;
    private @Nullable SimServer sim;
    private volatile @Nullable ListenSettings settings;
    private volatile Map<Integer, ListenPort> ports = Map.of();
    private volatile List<Problem> problems = List.of();
    private volatile String name;
    private volatile String kind;

    Listening(SimOffer first) {
        this.pid = first.pid();
        this.name = first.name();
        this.kind = first.kind();
        this.faults = new SimFaults(name);
    }

    String name() {
        return name;
    }

    String pid() {
        return pid;
    }

    /** Whether this is the service it stands on now. */
    boolean offers(SimOffer candidate) {
        return offer != null && offer.id().equals(candidate.id());
    }

    /** Takes over a new offer, or stays with what is good if the new one is not. */
    void take(SimOffer next, Defaults defaults) {
        offer = next;
        problems = List.of();
        if (!next.rejected().isEmpty()) {
            return;
        }
        ListenReader.Reading reading = ListenReader.read(next.properties(), next.name(), next.kind(), defaults);
        if (!reading.faults().isEmpty()) {
            String meanwhile = good == null ? "; it is not opened" : "; the last good settings hold";
            problems = reading.faults().stream()
                    .map(each -> new Problem(next.file(), each.key(), each.value(), each.what() + meanwhile))
                    .toList();
            return;
        }
        SimServer got = next.service().get();
        if (got == null) {
            String meanwhile = good == null ? "it is not opened" : "the previous one goes on serving";
            problems = List.of(new Problem(next.file(), "", "", "its sim server could not be made; " + meanwhile));
            return;
        }
        good = next;
        sim = got;
        settings = reading.settings();
        name = reading.settings().name();
        kind = reading.settings().simKind();
    }

    /** The service has gone; what it served stays until {@link #closeAll}. */
    void lose() {
        offer = null;
    }

    boolean lost() {
        return offer == null;
    }

    /** Applies changed defaults to the good settings. */
    void reread(Defaults defaults) {
        if (good != null) {
            ListenReader.Reading reading = ListenReader.read(good.properties(), good.name(), good.kind(), defaults);
            if (reading.faults().isEmpty()) {
                settings = reading.settings();
            }
        }
    }

    /** First half of a change: lets go of what is no longer wanted. */
    void closeUnwanted(Setup setup) {
        ListenSettings now = settings;
        Map<Integer, ListenPort> next = new TreeMap<>();
        if (now != null) {
            now.ports().forEach(number -> {
                ListenPort present = ports.get(number);
                next.put(number, present == null ? new ListenPort(number) : present);
            });
        }
        for (ListenPort port : ports.values()) {
            if (now == null || !next.containsKey(port.number())) {
                port.close("inactive");
            } else if (!wanted(now, setup)) {
                port.close(now.enabled() ? "inactive" : "disabled");
            } else if (port.boundElsewhere(place(now, port.number(), setup))) {
                port.close("inactive");
            }
        }
        ports = next;
    }

    /** Second half: opens what is wanted, or swaps what an open port serves. */
    void openWanted(Setup setup, String domain, boolean accepting, DoorMaker maker) {
        ListenSettings now = settings;
        SimServer server = sim;
        if (now == null || server == null || !wanted(now, setup)) {
            return;
        }
        for (ListenPort port : ports.values()) {
            Serving serving = Serving.of(server, faults, now, port.number(), setup.scenario());
            port.serve(place(now, port.number(), setup), serving, domain, maker);
            port.accept(accepting);
        }
    }

    void accept(boolean on) {
        ports.values().forEach(each -> each.accept(on));
    }

    void closeAll() {
        ports.values().forEach(each -> each.close("inactive"));
    }

    /** Whether some port should be open and is not. */
    boolean failing() {
        return ports.values().stream().anyMatch(ListenPort::failing);
    }

    private static boolean wanted(ListenSettings settings, Setup setup) {
        return settings.enabled() && settings.belongsTo(setup.scenario());
    }

    private static Place place(ListenSettings settings, int number, Setup setup) {
        return new Place(settings.transport(), settings.bind(), setup.bindPort(number));
    }

    List<Problem> problems() {
        return problems;
    }

    @Nullable
    ListenSettings settings() {
        return settings;
    }

    List<ListenView> views() {
        ListenSettings now = settings;
        if (now == null) {
            String why = problems.isEmpty()
                    ? "its configuration was refused"
                    : problems.get(0).what();
            return List.of(new ListenView(name, kind, "", "", 0, 0, "", "error", why, 0, 0));
        }
        List<ListenView> views = new ArrayList<>();
        for (ListenPort port : ports.values()) {
            views.add(new ListenView(
                    now.name(),
                    now.simKind(),
                    now.transport().label(),
                    now.bind().text(),
                    port.number(),
                    port.boundPort(),
                    String.join(",", now.scenarios()),
                    port.state(),
                    port.error(),
                    port.tally().open(),
                    port.tally().visits()));
        }
        return views;
    }
}
