package org.sundew.sensor;

import java.util.List;
import java.util.Locale;
import org.sundew.sim.Persona;
import org.sundew.sim.Persona.User;

/** Makes up who has an account on a server whose cfg names nobody, so that no two installations share a name by default. */
final class People {
    private static final int FIRST_UID = 1000;
    private static final String[] FIRST = {
        "Anna", "Ben", "Carla", "David", "Emma", "Felix", "Greta", "Hugo", "Ines", "Jan", "Karin", "Lukas", "Maria",
        "Nils", "Olga", "Peter", "Rosa", "Simon", "Tina", "Viktor",
    };
    private static final String[] LAST = {
        "Adler", "Becker", "Costa", "Dvorak", "Ek", "Fischer", "Garcia", "Hansen", "Ivanov", "Jensen", "Keller",
        "Lopez", "Meyer", "Novak", "Olsen", "Petit", "Rossi", "Silva", "Tanaka", "Vogel", "Walker", "Young", "Zimmer",
    };

    private People() {}

    /** One account of a person, as whoever installed the machine made it. */
    static List<User> of(Persona seeded) {
        String first = FIRST[seeded.seed("user.first", 0, FIRST.length)];
        String last = LAST[seeded.seed("user.last", 0, LAST.length)];
        String name = switch (seeded.seed("user.style", 0, 3)) {
            case 0 -> first;
            case 1 -> last;
            default -> first.charAt(0) + last;
        };
        return List.of(new User(name.toLowerCase(Locale.ROOT), FIRST_UID, first + " " + last));
    }
}
