package org.sundew.listener;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sundew.admin.ListenView;
import org.sundew.admin.Problem;
import org.sundew.event.Listen;
import org.sundew.event.Transport;

/**
 * All listens, kept as the sim server services and the configuration want them.
 *
 * <p>Every change (a service comes or goes, a configuration, a retry, the end of a wait) is a task of one control thread,
 * so nothing here is locked and two changes never interleave. That thread may block, in binding a socket or in making a sim
 * server; visitors are served meanwhile by the loops, which read one snapshot per port.
 *
 * <p><b>A swap.</b> When a service goes, its ports are parked, not closed: a cfg edit or a bundle update brings a service
 * of the same PID back within moments, and the port then serves that. Only if none came after {@value #SWAP_MILLIS} ms are
 * the ports closed. Visitors who dial meanwhile wait in the kernel's backlog.
 */
final class Ports {
    private static final Logger LOG = LoggerFactory.getLogger(Ports.class);
    private static final long SWAP_MILLIS = 2_000;
    private static final int RETRY_MILLIS = 500;
    private static final int ADDRESSES_SECONDS = 10;
    private static final int BLOCKED_SECONDS = 2;
    private static final int CLOSE_SECONDS = 10;

    private final Loops loops;
    private final Entrance entrance;
    private final Premises premises;
    private final Announcements announcements;
    private final ScheduledThreadPoolExecutor control;
    private final Map<String, Listening> listens = new ConcurrentSkipListMap<>();

    Ports(Loops loops, Entrance entrance, Premises premises, Announcements announcements) {
        this.loops = loops;
        this.entrance = entrance;
        this.premises = premises;
        this.announcements = announcements;
        // what comes once all ports are being closed is not done; to ask before whether they are would come too early
        this.control = new ScheduledThreadPoolExecutor(
                1, task -> new Thread(task, "sundew-ports"), new ThreadPoolExecutor.DiscardPolicy());
        control.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        every(RETRY_MILLIS, TimeUnit.MILLISECONDS, this::retry);
        every(ADDRESSES_SECONDS, TimeUnit.SECONDS, this::followAddresses);
        every(BLOCKED_SECONDS, TimeUnit.SECONDS, loops::watch);
    }

    private void every(int time, TimeUnit unit, Runnable task) {
        var unused = control.scheduleWithFixedDelay(guarded(task), time, time, unit);
    }

    /** A sim server is there, newly or with other settings. */
    void offer(SimOffer offer) {
        change(() -> {
            Listening listening = listens.computeIfAbsent(offer.pid(), pid -> new Listening(offer));
            Set<String> taken = listens.values().stream()
                    .filter(each -> !each.equals(listening))
                    .map(Listening::name)
                    .collect(Collectors.toSet());
            listening.take(offer, premises.setup().defaults(), taken);
            reconcile(List.of(listening));
        });
    }

    /** A sim server has gone; its ports are held a while for the same PID to return. */
    void withdraw(SimOffer offer) {
        change(() -> {
            Listening listening = listens.get(offer.pid());
            if (listening != null && listening.offers(offer)) {
                listening.lose();
                listening.accept(false);
                later(() -> giveUp(listening, offer));
            }
        });
    }

    private void giveUp(Listening listening, SimOffer offer) {
        if (listening.lostFor(offer) && listens.remove(listening.pid(), listening)) {
            listening.closeAll(announcements);
        }
    }

    void configure(Setup next) {
        change(() -> {
            premises.setup(next);
            listens.values().forEach(each -> each.reread(next.defaults()));
            reconcile(listens.values());
        });
    }

    /** Looks again whether arrivals can be taken. */
    void entranceChanged() {
        change(() -> listens.values().forEach(each -> each.accept(accepting(each))));
    }

    private boolean accepting(Listening listening) {
        return entrance.open() && !listening.lost();
    }

    private void retry() {
        long now = premises.nanos();
        reconcile(listens.values().stream().filter(each -> each.due(now)).toList());
    }

    private void followAddresses() {
        reconcile(listens.values().stream().filter(Listening::varies).toList());
    }

    private void reconcile(Collection<Listening> which) {
        Setup setup = premises.setup();
        long now = premises.nanos();
        which.forEach(each -> each.closeUnwanted(setup, announcements));
        which.forEach(each -> each.openWanted(setup, accepting(each), this::open, announcements, now));
    }

    private PortDoor open(Transport transport, InetAddress address, int port, Serving serving) throws Exception {
        return transport == Transport.UDP
                ? UdpDoor.open(loops, entrance, serving, address, port)
                : TcpDoor.open(loops, entrance, serving, address, port);
    }

    private void change(Runnable task) {
        control.execute(guarded(task));
    }

    /** After the time that a port is held; not at all if all of them are being closed. */
    private void later(Runnable task) {
        var unused = control.schedule(guarded(task), SWAP_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException | LinkageError e) {
                LOG.error("A change of the listens failed", e);
            }
        };
    }

    /** Closes every port. */
    void close() {
        change(() -> listens.values().forEach(each -> each.closeAll(announcements)));
        control.shutdown();
        try {
            if (!control.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("The ports did not close within {} s", CLOSE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    SortedSet<String> scenarios() {
        SortedSet<String> names = new TreeSet<>();
        listens.values().forEach(each -> names.addAll(each.scenarios()));
        names.remove(ListenSettings.EVERY);
        return names;
    }

    Optional<Listen> at(Transport transport, int port) {
        Setup setup = premises.setup();
        return listens.values().stream()
                .flatMap(each -> each.at(transport, port, setup).stream())
                .findFirst();
    }

    List<ListenView> views() {
        List<ListenView> views = new ArrayList<>();
        listens.values().forEach(each -> views.addAll(each.views()));
        views.sort(Comparator.comparingInt(ListenView::port)
                .thenComparing(ListenView::transport)
                .thenComparing(ListenView::name));
        return views;
    }

    List<Problem> problems() {
        long now = premises.nanos();
        List<Problem> problems = new ArrayList<>();
        listens.values().forEach(each -> problems.addAll(each.problems(now, premises.personas())));
        return problems;
    }
}
