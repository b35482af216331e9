package org.sundew.management;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.management.DynamicMBean;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.sundew.admin.SinkView;
import org.sundew.admin.Sinks;

/** Keeps one {@link SinkBean} registered for every sink that is there. */
@Component(
        name = "org.sundew.management.sinks",
        immediate = true,
        service = {})
public final class SinkBeans {
    private final Sinks sinks;
    private final Function<SinkBean, Runnable> registrar;
    private final Map<String, Runnable> unregister = new HashMap<>();
    private final Runnable unsubscribe;
    private boolean active = true;

    /** Begins with the sinks that are there. */
    @Activate
    public SinkBeans(BundleContext context, @Reference Sinks sinks) {
        this(sinks, bean -> register(context, bean));
    }

    SinkBeans(Sinks sinks, Function<SinkBean, Runnable> registrar) {
        this.sinks = sinks;
        this.registrar = registrar;
        this.unsubscribe = sinks.onChange(this::follow);
        follow();
    }

    private static Runnable register(BundleContext context, SinkBean bean) {
        Map<String, Object> properties = Map.of("jmx.objectname", SinkBean.objectName(bean.getName()));
        ServiceRegistration<DynamicMBean> registration =
                context.registerService(DynamicMBean.class, bean, FrameworkUtil.asDictionary(properties));
        return registration::unregister;
    }

    @Deactivate
    synchronized void deactivate() {
        active = false;
        unsubscribe.run();
        unregister.values().forEach(Runnable::run);
    }

    private synchronized void follow() {
        if (!active) {
            return;
        }
        Set<String> present = sinks.sinks().stream()
                .filter(view -> !view.state().equals("gone"))
                .map(SinkView::name)
                .collect(Collectors.toSet());
        unregister.forEach((name, end) -> {
            if (!present.contains(name)) {
                end.run();
            }
        });
        unregister.keySet().retainAll(present);
        present.forEach(name -> unregister.computeIfAbsent(name, each -> registrar.apply(new SinkBean(sinks, each))));
    }
}
