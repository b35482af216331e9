package org.sundew.management;

import java.util.List;
import javax.management.DynamicMBean;
import javax.management.StandardMBean;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sundew.admin.Accounts;

/** Shows the visitors; see {@link VisitorsMXBean}. */
@Component(
        name = "org.sundew.management.visitors",
        service = DynamicMBean.class,
        property = "jmx.objectname=org.sundew:type=Visitors")
public final class VisitorsBean extends StandardMBean implements VisitorsMXBean {
    private static final int LATEST = 100;

    private final Accounts accounts;

    @Activate
    public VisitorsBean(@Reference Accounts accounts) {
        super(VisitorsMXBean.class, true);
        this.accounts = accounts;
    }

    @Override
    public long getRemembered() {
        return accounts.totals().visitors();
    }

    @Override
    public long getEvicted() {
        return accounts.totals().evicted();
    }

    @Override
    public int getOpen() {
        return accounts.totals().open();
    }

    @Override
    public List<VisitorRow> getLatest() {
        return accounts.visitors(LATEST).stream().map(VisitorRow::new).toList();
    }

    @Override
    public @Nullable VisitorRow visitor(String address) {
        return accounts.visitor(address).map(VisitorRow::new).orElse(null);
    }
}
