package org.sundew.itests.inside;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/**
 * Says why a service is missing: which component would provide it, what that one waits for, who would provide that, and so
 * on down to the bottom of it.
 */
final class Why {
    private final BundleContext context;
    private final ServiceComponentRuntime runtime;
    private final List<String> lines = new ArrayList<>();
    private final Set<String> told = new HashSet<>();

    private Why(BundleContext context, ServiceComponentRuntime runtime) {
        this.context = context;
        this.runtime = runtime;
    }

    /** The reasons, one a line. */
    static String missing(String service, BundleContext context, ServiceComponentRuntime runtime) {
        Why why = new Why(context, runtime);
        why.service(service, "");
        why.bundles();
        return String.join("\n", why.lines);
    }

    private void service(String service, String indent) {
        if (!told.add(service)) {
            return;
        }
        List<ComponentDescriptionDTO> providers = runtime.getComponentDescriptionDTOs().stream()
                .filter(each -> List.of(each.serviceInterfaces).contains(service))
                .toList();
        if (providers.isEmpty()) {
            lines.add(indent + "no component of a started bundle provides " + service);
        }
        providers.forEach(each -> component(each, service, indent));
    }

    private void component(ComponentDescriptionDTO component, String service, String indent) {
        String name = component.name + " of bundle " + component.bundle.symbolicName;
        Collection<ComponentConfigurationDTO> instances = runtime.getComponentConfigurationDTOs(component);
        if (!runtime.isComponentEnabled(component)) {
            lines.add(indent + name + " provides " + service + " but is disabled");
        } else if (instances.isEmpty()) {
            String pids = String.join(", ", component.configurationPid);
            lines.add(indent + name + " provides " + service + " but has no configuration " + pids);
        }
        instances.forEach(each -> instance(each, name, indent));
    }

    private void instance(ComponentConfigurationDTO instance, String name, String indent) {
        switch (instance.state) {
            case ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION ->
                lines.add(indent + name + " has no configuration");
            case ComponentConfigurationDTO.UNSATISFIED_REFERENCE ->
                Stream.of(instance.unsatisfiedReferences)
                        .forEach(each -> reference(instance.description, each, name, indent));
            case ComponentConfigurationDTO.FAILED_ACTIVATION ->
                lines.add(indent + name + " failed: " + instance.failure);
            default -> lines.add(indent + name + " is there (state " + instance.state + ")");
        }
    }

    private void reference(
            ComponentDescriptionDTO component, UnsatisfiedReferenceDTO missing, String name, String indent) {
        for (ReferenceDTO each : component.references) {
            if (each.name.equals(missing.name)) {
                String target = missing.target == null ? "" : " " + missing.target;
                lines.add(indent + name + " waits for " + each.interfaceName + target);
                service(each.interfaceName, indent + "  ");
            }
        }
    }

    private void bundles() {
        for (Bundle each : context.getBundles()) {
            boolean fragment = each.getHeaders().get("Fragment-Host") != null;
            if (each.getState() != Bundle.ACTIVE && !fragment) {
                lines.add("bundle " + each.getSymbolicName() + " is not active (state " + each.getState() + ")");
            }
        }
    }
}
