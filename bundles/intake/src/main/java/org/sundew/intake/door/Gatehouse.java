package org.sundew.intake.door;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sundew.admin.Problem;
import org.sundew.gate.Gate;

/**
 * The gates that are there, and the order in which they are to be asked. Of several with one name the highest ranking stands
 * in; one whose cfg was rejected does not count. Not thread-safe.
 */
final class Gatehouse {
    private static final Logger LOG = LoggerFactory.getLogger(Gatehouse.class);

    private final List<Present> present = new ArrayList<>();
    private List<String> order;

    private record Present(Gate service, NamedGate gate, int ranking, boolean rejected) {}

    /** {@code names} as configured: gate names by commas, in order. */
    Gatehouse(String names) {
        this.order = names(names);
    }

    void order(String names) {
        order = names(names);
    }

    private static List<String> names(String text) {
        return List.of(text.split(",")).stream()
                .map(String::trim)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    /** A gate came, or its properties changed; its failures stay counted. */
    void put(Gate service, Map<String, Object> properties) {
        Optional<Present> before =
                present.stream().filter(each -> each.service() == service).findFirst();
        remove(service);
        if (!(properties.get(Gate.NAME) instanceof String name)) {
            LOG.warn(
                    "a gate without the property {} cannot be listed: {}",
                    Gate.NAME,
                    service.getClass().getName());
            return;
        }
        int ranking = properties.get("service.ranking") instanceof Integer number ? number : 0;
        NamedGate gate = before.map(Present::gate)
                .filter(same -> same.name().equals(name))
                .orElseGet(() -> new NamedGate(name, service));
        present.add(new Present(service, gate, ranking, properties.containsKey(Problem.REJECTED)));
        present.sort(Comparator.comparingInt(Present::ranking).reversed());
    }

    void remove(Gate service) {
        present.removeIf(each -> each.service() == service);
    }

    /** The gates to be asked, in order; those that are missing are left out. */
    List<NamedGate> gates() {
        return order.stream().flatMap(name -> find(name).stream()).toList();
    }

    /** The names that are listed and that no usable gate has. */
    List<String> missing() {
        return order.stream().filter(name -> find(name).isEmpty()).toList();
    }

    private Optional<NamedGate> find(String name) {
        return present.stream()
                .filter(each -> !each.rejected() && each.gate().name().equals(name))
                .map(Present::gate)
                .findFirst();
    }
}
