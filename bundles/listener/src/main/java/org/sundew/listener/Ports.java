package org.sundew.listener;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sundew.admin.ListenView;
import org.sundew.admin.Problem;
import org.sundew.event.Transport;

/**
 * All listens, kept as the sim server services and the configuration want them.
 *
 * <p>Every change (a service comes or goes, a configuration, a retry, the end of a wait) is a task of one control thread,
 * so nothing here is locked and two changes never interleave. That thread may block, in binding a socket or in making a sim
 * server; visitors are served meanwhile by the loops, which read one snapshot per port.
 */
final class Ports {
    private static final Logger LOG = LoggerFactory.getLogger(Ports.class);
    private static final long SWAP_MILLIS = 2_000;

    private final Loops loops;
    private final Entrance entrance;
    private final ScheduledExecutorService control = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "sundew-listener");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<String, Listening> listens = new ConcurrentSkipListMap<>();
    private volatile Setup setup;
    private volatile String domain = "localhost";

    Ports(Loops loops, Entrance entrance, Setup setup) {
        this.loops = loops;
        this.entrance = entrance;
        this.setup = setup;
        var unused = control.scheduleWithFixedDelay(this::retry, 1, 1, TimeUnit.SECONDS);
    }

    /** A sim server is there, newly or with other settings. */
    void offer(SimOffer offer) {
        change(() -> {
            Listening listening = listens.computeIfAbsent(offer.pid(), pid -> new Listening(offer));
            listening.take(offer, setup.defaults());
            reconcile(List.of(listening));
        });
    }

    /** A sim server has gone; its port is held a while for the same PID to return. */
    void withdraw(SimOffer offer) {
        change(() -> {
            Listening listening = listens.get(offer.pid());
            if (listening == null || !listening.offers(offer)) {
                return;
            }
            listening.lose();
            listening.accept(false);
            var unused = control.schedule(() -> giveUp(listening), SWAP_MILLIS, TimeUnit.MILLISECONDS);
        });
    }

    private void giveUp(Listening listening) {
        if (listening.lost() && listens.remove(listening.pid(), listening)) {
            listening.closeAll();
        }
    }

    void configure(Setup next) {
        change(() -> {
            setup = next;
            listens.values().forEach(each -> each.reread(next.defaults()));
            reconcile(listens.values());
        });
    }

    void domain(String next) {
        change(() -> {
            domain = next;
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
        List<Listening> failing =
                listens.values().stream().filter(Listening::failing).toList();
        try {
            reconcile(failing);
        } catch (RuntimeException e) {
            LOG.error("A retry of failing ports failed itself", e);
        }
    }

    private void reconcile(Iterable<Listening> which) {
        which.forEach(each -> each.closeUnwanted(setup));
        which.forEach(each -> each.openWanted(setup, domain, accepting(each), this::open));
    }

    private Door open(Transport transport, java.net.InetAddress address, int port, Tally tally, Serving serving)
            throws Exception {
        if (transport != Transport.TCP) {
            throw new UnsupportedOperationException("UDP comes next");
        }
        return TcpDoor.open(loops, entrance, tally, serving, domain, address, port);
    }

    private void change(Runnable task) {
        if (control.isShutdown()) {
            return;
        }
        control.execute(() -> {
            try {
                task.run();
            } catch (RuntimeException | LinkageError e) {
                LOG.error("A change of the listens failed", e);
            }
        });
    }

    /** Closes every port. */
    void close() {
        change(() -> listens.values().forEach(Listening::closeAll));
        control.shutdown();
        try {
            if (!control.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.warn("The ports did not close in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    String scenario() {
        return setup.scenario();
    }

    SortedSet<String> scenarios() {
        SortedSet<String> names = new TreeSet<>();
        for (Listening each : listens.values()) {
            ListenSettings settings = each.settings();
            if (settings != null) {
                names.addAll(settings.scenarios());
            }
        }
        names.remove(ListenSettings.EVERY);
        return names;
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
        List<Problem> problems = new ArrayList<>();
        listens.values().forEach(each -> problems.addAll(each.problems()));
        return problems;
    }
}
