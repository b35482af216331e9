package org.sundew.management;

import java.util.List;
import javax.management.DynamicMBean;
import javax.management.StandardMBean;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sundew.admin.Listens;

/** Shows the listens; see {@link ListensMXBean}. */
@Component(
        name = "org.sundew.management.listens",
        service = DynamicMBean.class,
        property = "jmx.objectname=org.sundew:type=Listens")
public final class ListensBean extends StandardMBean implements ListensMXBean {
    private final Listens listens;

    @Activate
    public ListensBean(@Reference Listens listens) {
        super(ListensMXBean.class, true);
        this.listens = listens;
    }

    @Override
    public List<ListenRow> getListens() {
        return listens.listens().stream().map(ListenRow::new).toList();
    }

    @Override
    public String getScenario() {
        return listens.scenario();
    }

    @Override
    public List<String> getScenarios() {
        return List.copyOf(listens.scenarios());
    }

    @Override
    public void activate(String scenario) {
        listens.activate(scenario);
    }
}
