package org.sundew.dispatch;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.SynchronousConfigurationListener;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.sundew.admin.Problem;
import org.sundew.admin.ProblemSource;
import org.sundew.admin.SinkView;
import org.sundew.admin.Sinks;
import org.sundew.alert.AlertSink;
import org.sundew.event.Ids;
import org.sundew.intake.Announcer;
import org.sundew.journal.Journal;

/** Follows the coming and going of sinks, journal and announcer, and passes it on to the {@link Lanes}. */
@Component(
        name = "org.sundew.dispatch",
        immediate = true,
        service = {Sinks.class, ProblemSource.class, SynchronousConfigurationListener.class})
public final class Dispatch implements Sinks, ProblemSource, SynchronousConfigurationListener {
    private static final Lanes.Patience PATIENCE = new Lanes.Patience(Duration.ofSeconds(2), Duration.ofSeconds(30));

    private final Reports reports = new Reports();
    private final Lanes lanes =
            new Lanes(Time.SYSTEM, reports, new TestEvents(new Ids(Clock.systemUTC(), new SecureRandom())), PATIENCE);

    /** Begins without lanes: each comes with its sink. */
    @Activate
    public Dispatch() {}

    /** Ends every lane, in bounded time even if all of them hang. */
    @Deactivate
    void deactivate() {
        lanes.end();
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void setJournal(Journal journal) {
        lanes.come(journal);
    }

    void unsetJournal(Journal journal) {
        lanes.leave(journal);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void setAnnouncer(Announcer announcer) {
        reports.announcer(announcer);
    }

    void unsetAnnouncer(Announcer announcer) {
        reports.silence(announcer);
    }

    @Reference(
            service = AlertSink.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            unbind = "removeSink",
            updated = "updateSink")
    void addSink(ComponentServiceObjects<AlertSink> sink, Map<String, Object> properties) {
        lanes.add(new DeclaredSink(sink, properties));
    }

    void updateSink(ComponentServiceObjects<AlertSink> sink, Map<String, Object> properties) {
        lanes.update(new DeclaredSink(sink, properties));
    }

    void removeSink(ComponentServiceObjects<AlertSink> sink, Map<String, Object> properties) {
        lanes.remove(new DeclaredSink(sink, properties));
    }

    @Override
    public void configurationEvent(ConfigurationEvent event) {
        if (event.getType() == ConfigurationEvent.CM_DELETED) {
            lanes.forget(event.getPid());
        }
    }

    @Override
    public List<SinkView> sinks() {
        return lanes.views();
    }

    @Override
    public String test(String name) {
        return lanes.test(name);
    }

    @Override
    public Runnable onChange(Runnable listener) {
        return lanes.onChange(listener);
    }

    @Override
    public List<Problem> problems() {
        return lanes.problems();
    }
}
