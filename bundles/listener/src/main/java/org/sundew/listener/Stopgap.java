package org.sundew.listener;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedSet;
import org.sundew.admin.Personas;
import org.sundew.sim.Persona;

/** Who is played before anybody knows better. */
record Stopgap(Persona persona) implements Personas {
    Stopgap() {
        this(Persona.plain("localhost", "localdomain", "", Instant.EPOCH, Instant.EPOCH));
    }

    @Override
    public Persona persona(String name) {
        return persona;
    }

    @Override
    public SortedSet<String> names() {
        return Collections.emptySortedSet();
    }

    @Override
    public boolean settled() {
        return false;
    }
}
