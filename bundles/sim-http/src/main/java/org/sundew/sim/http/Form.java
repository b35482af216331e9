package org.sundew.sim.http;

import java.util.List;
import java.util.Optional;

/**
 * A log-in by form, as a site file describes it.
 *
 * @param paths     where it is sent to
 * @param user      the name of the field with the user's name; blank for none
 * @param password  the name of the field with the password
 * @param accepted  who gets in; a name or password of * stands for any
 * @param failed    what all others get
 * @param succeeded what those get who get in
 */
record Form(
        List<PathPattern> paths,
        String user,
        String password,
        List<Credentials> accepted,
        Scripted failed,
        Scripted succeeded) {
    Form {
        paths = List.copyOf(paths);
        accepted = List.copyOf(accepted);
    }

    boolean isAt(List<String> place) {
        return paths.stream().anyMatch(path -> path.matches(place));
    }

    /** What was filled in; nothing if the field with the password was not sent. */
    Optional<Credentials> read(List<Field> fields) {
        return value(fields, password)
                .map(secret -> new Credentials(value(fields, user).orElse(""), secret));
    }

    private static Optional<String> value(List<Field> fields, String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .map(Field::value)
                .findFirst();
    }

    boolean accepts(Credentials tried) {
        return accepted.stream().anyMatch(known -> known.lets(tried));
    }
}
