package org.sundew.admin;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.osgi.annotation.versioning.ProviderType;
import org.sundew.event.Listen;
import org.sundew.event.Transport;

/** The listens of all scenarios and their ports. */
@ProviderType
public interface Listens {
    /** Every port of every listen, by port. */
    List<ListenView> listens();

    /** What visits to this sensor port say of where they came in, if a listen wants it in the active scenario. */
    default Optional<Listen> at(Transport transport, int port) {
        return Optional.empty();
    }

    /** The active scenario. */
    String scenario();

    /** Every scenario that some listen names. */
    SortedSet<String> scenarios();

    /**
     * Makes this scenario the active one and writes it to the listener's cfg: ports open and close, live sessions finish.
     *
     * @throws IllegalArgumentException if no listen belongs to it
     */
    void activate(String scenario);
}
