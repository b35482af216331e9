package org.sundew.listener;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sundew.admin.ListenView;
import org.sundew.admin.Personas;
import org.sundew.admin.Problem;
import org.sundew.event.Listen;
import org.sundew.event.Transport;
import org.sundew.sim.SimServer;

/**
 * One listen: a sim server, where it listens, and its ports. Keeps the last good sim server and settings in force until
 * better ones come. Changed by the control thread only; views and problems may be taken by any.
 */
final class Listening {
    private static final long RECENT_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final String pid;
    private @Nullable SimOffer offer;
    private volatile @Nullable Standing standing;
    private volatile Map<Integer, ListenPort> ports = Map.of();
    private volatile List<Problem> problems = List.of();
    private volatile SimOffer last;

    /** What is in force: a sim server that could be had, with settings that are good. */
    private record Standing(SimOffer offer, SimServer sim, SimFaults faults, ListenSettings settings) {}

    Listening(SimOffer first) {
        this.pid = first.pid();
        this.last = first;
    }

    String pid() {
        return pid;
    }

    /** Its name in events: as configured, or made of kind and alias. */
    String name() {
        Standing now = standing;
        return now == null ? last.name() : now.settings().name();
    }

    /** Whether this is the service it stands on now. */
    boolean offers(SimOffer candidate) {
        return offer != null && offer.id().equals(candidate.id());
    }

    /** The service has gone; what it served stays until {@link #closeAll}. */
    void lose() {
        offer = null;
    }

    boolean lost() {
        return offer == null;
    }

    /** Whether this service has gone and none has come since. */
    boolean lostFor(SimOffer gone) {
        return lost() && last.id().equals(gone.id());
    }

    /**
     * Takes over a new offer, or stays with what is good if the new one is not.
     *
     * @param taken the names of the other listens
     */
    void take(SimOffer next, Defaults defaults, Set<String> taken) {
        offer = next;
        last = next;
        problems = List.of();
        if (!next.rejected().isEmpty()) {
            return;
        }
        ListenReader.Reading reading = read(next, defaults, taken);
        if (!reading.faults().isEmpty()) {
            String meanwhile = standing == null ? "; it is not opened" : "; the last good settings hold";
            problems = reading.faults().stream()
                    .map(each -> new Problem(next.file(), each.key(), each.value(), each.what() + meanwhile))
                    .toList();
            return;
        }
        SimServer got = next.service().get();
        if (got == null) {
            String meanwhile = standing == null ? "it is not opened" : "the previous one goes on serving";
            problems = List.of(new Problem(next.file(), "", "", "its sim server could not be made; " + meanwhile));
            return;
        }
        standing = new Standing(next, got, new SimFaults(), reading.settings());
    }

    private static ListenReader.Reading read(SimOffer from, Defaults defaults, Set<String> taken) {
        ListenReader.Reading reading = ListenReader.read(from.properties(), from.name(), from.kind(), defaults);
        String name = reading.settings().name();
        if (!taken.contains(name)) {
            return reading;
        }
        return reading.with(new Fault("listen.name", name, "already the name of another listen"));
    }

    /** Applies changed defaults to the settings in force. */
    void reread(Defaults defaults) {
        Standing now = standing;
        if (now != null) {
            ListenReader.Reading reading = read(now.offer(), defaults, Set.of());
            if (reading.faults().isEmpty()) {
                standing = new Standing(now.offer(), now.sim(), now.faults(), reading.settings());
            }
        }
    }

    /** First half of a change: lets go of what is no longer wanted. */
    void closeUnwanted(Setup setup, Announcements announcements) {
        Standing now = standing;
        if (now == null) {
            return;
        }
        ListenSettings settings = now.settings();
        List<Integer> closed = new ArrayList<>();
        for (ListenPort port : ports.values()) {
            boolean wanted = wanted(settings, setup) && settings.ports().contains(port.number());
            boolean moved = wanted && port.boundElsewhere(place(settings, port.number(), setup));
            if ((!wanted || moved) && port.close(closedState(settings))) {
                closed.add(port.number());
            }
        }
        announcements.closed(settings.name(), settings.transport().label(), closed);
        ports = wantedPorts(settings);
    }

    private Map<Integer, ListenPort> wantedPorts(ListenSettings settings) {
        Map<Integer, ListenPort> next = new TreeMap<>();
        for (int number : settings.ports()) {
            ListenPort present = ports.get(number);
            next.put(number, present == null ? new ListenPort(number, closedState(settings)) : present);
        }
        return next;
    }

    private static String closedState(ListenSettings settings) {
        return settings.enabled() ? "inactive" : "disabled";
    }

    /** Second half: opens what is wanted, or swaps what an open port serves. */
    void openWanted(Setup setup, boolean accepting, DoorMaker maker, Announcements announcements, long nanos) {
        Standing now = standing;
        if (now == null || !wanted(now.settings(), setup)) {
            return;
        }
        ListenSettings settings = now.settings();
        List<Integer> opened = new ArrayList<>();
        Map<String, List<Integer>> failed = new TreeMap<>();
        for (ListenPort port : ports.values()) {
            Serving serving = serving(now, port, setup);
            switch (port.serve(place(settings, port.number(), setup), serving, maker, nanos)) {
                case OPENED -> opened.add(port.number());
                case FAILED ->
                    failed.computeIfAbsent(port.error(), why -> new ArrayList<>())
                            .add(port.number());
                case SERVES_ON, FAILS_ON -> {}
            }
            port.accept(accepting);
        }
        announcements.opened(settings.name(), settings.transport().label(), opened);
        failed.forEach((why, numbers) ->
                announcements.failed(settings.name(), settings.transport().label(), numbers, why));
    }

    private static Serving serving(Standing now, ListenPort port, Setup setup) {
        ListenSettings settings = now.settings();
        return new Serving(
                now.sim(),
                now.faults(),
                port.tally(),
                settings.listen(port.number(), setup.scenario()),
                settings.limits(),
                settings.persona(),
                settings.tls(),
                settings.proxied(),
                settings.trusted());
    }

    void accept(boolean on) {
        ports.values().forEach(each -> each.accept(on));
    }

    void closeAll(Announcements announcements) {
        Standing now = standing;
        List<Integer> closed = new ArrayList<>();
        for (ListenPort port : ports.values()) {
            if (port.close("inactive")) {
                closed.add(port.number());
            }
        }
        if (now != null) {
            announcements.closed(
                    now.settings().name(), now.settings().transport().label(), closed);
        }
    }

    /** Whether some port should be open and is not, and it is time to try again. */
    boolean due(long nanos) {
        return ports.values().stream().anyMatch(each -> each.due(nanos));
    }

    /** Whether what its bind names mean may change. */
    boolean varies() {
        Standing now = standing;
        return now != null && now.settings().bind().varies();
    }

    private static boolean wanted(ListenSettings settings, Setup setup) {
        return settings.enabled() && settings.belongsTo(setup.scenario());
    }

    private static Place place(ListenSettings settings, int number, Setup setup) {
        return new Place(settings.transport(), settings.bind(), setup.bindPort(number));
    }

    Set<String> scenarios() {
        Standing now = standing;
        return now == null ? Set.of() : now.settings().scenarios();
    }

    /** Where a visit to this sensor port comes in, if this listen wants it. */
    Optional<Listen> at(Transport transport, int number, Setup setup) {
        Standing now = standing;
        if (now == null || !wanted(now.settings(), setup)) {
            return Optional.empty();
        }
        ListenSettings settings = now.settings();
        return settings.transport() == transport && settings.ports().contains(number)
                ? Optional.of(settings.listen(number, setup.scenario()))
                : Optional.empty();
    }

    List<Problem> problems(long nanos, Personas personas) {
        List<Problem> all = new ArrayList<>(problems);
        Standing now = standing;
        if (now == null) {
            return all;
        }
        String file = now.offer().file();
        String persona = now.settings().persona();
        if (!persona.isEmpty() && personas.settled() && !personas.names().contains(persona)) {
            all.add(new Problem(file, "listen.persona", persona, "no such persona; the sensor's own choice plays"));
        }
        if (now.faults().count() > 0) {
            String what = "its sim server failed " + now.faults().count() + " times, last with "
                    + now.faults().last();
            all.add(new Problem(file, "", "", what));
        }
        for (ListenPort port : ports.values()) {
            String number = Integer.toString(port.number());
            if (!port.error().isEmpty()) {
                all.add(new Problem(file, "listen.port", number, port.error() + "; trying again"));
            }
            Tally.AcceptFailure failure = port.tally().acceptFailure();
            if (failure.count() > 0 && nanos - failure.nanos() < RECENT_NANOS) {
                String what = "accepting failed " + failure.count() + " times, last with " + failure.last();
                all.add(new Problem(file, "listen.port", number, what + "; visitors wait in the kernel"));
            }
        }
        return all;
    }

    List<ListenView> views() {
        Standing now = standing;
        if (now == null) {
            return List.of(new ListenView(last.name(), last.kind(), "", "", 0, 0, "", "error", whyNone(), 0, 0));
        }
        List<ListenView> views = new ArrayList<>();
        ports.values().forEach(each -> views.add(view(now.settings(), each)));
        return views;
    }

    private String whyNone() {
        if (!last.rejected().isEmpty()) {
            return last.rejected();
        }
        List<Problem> now = problems;
        return now.isEmpty() ? "not opened yet" : now.get(0).what();
    }

    private static ListenView view(ListenSettings settings, ListenPort port) {
        return new ListenView(
                settings.name(),
                settings.simKind(),
                settings.transport().label(),
                settings.bind().text(),
                port.number(),
                port.boundPort(),
                String.join(",", settings.scenarios()),
                port.state(),
                port.error(),
                port.tally().open(),
                port.tally().visits());
    }
}
