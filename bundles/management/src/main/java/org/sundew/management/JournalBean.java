package org.sundew.management;

import javax.management.DynamicMBean;
import javax.management.StandardMBean;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sundew.journal.Journal;

/** Shows the journal; see {@link JournalMXBean}. */
@Component(
        name = "org.sundew.management.journal",
        service = DynamicMBean.class,
        property = "jmx.objectname=org.sundew:type=Journal")
public final class JournalBean extends StandardMBean implements JournalMXBean {
    private final Journal journal;

    @Activate
    public JournalBean(@Reference Journal journal) {
        super(JournalMXBean.class, true);
        this.journal = journal;
    }

    @Override
    public long getAppended() {
        return journal.status().appended();
    }

    @Override
    public long getDurable() {
        return journal.status().durable();
    }

    @Override
    public long getLost() {
        return journal.status().lost();
    }

    @Override
    public long getSequence() {
        return journal.status().sequence();
    }

    @Override
    public long getBytes() {
        return journal.status().bytes();
    }

    @Override
    public String getFailing() {
        return journal.status().failing();
    }
}
