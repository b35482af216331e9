package org.sundew.sensor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Compares configurations with what is declared. */
final class Inspector {
    /** What every PID of the sensor starts with. */
    static final String OURS = "org.sundew.";

    /** Keys that a whole kind of components shares, by what they start with; declared once, under {@code OURS + prefix}. */
    private static final Map<String, String> SHARED = Map.of("listen.", OURS + "sim.", "alert.", OURS + "alert.");

    private static final List<String> FRAMEWORK =
            List.of("service.", "felix.", "component.", "webconsole.", "org.apache.", "jmx.objectname", ".");

    private static final List<String> SECRETIVE =
            List.of("pass", "pwd", "secret", "token", "credential", "apikey", "api.key");

    private final Declarations declarations;

    Inspector(Declarations declarations) {
        this.declarations = declarations;
    }

    /** Whether a configuration with this PID or factory PID and these keys is the sensor's concern. */
    static boolean concerns(String pid, Iterable<String> keys) {
        if (pid.startsWith(OURS)) {
            return true;
        }
        for (String key : keys) {
            if (SHARED.keySet().stream().anyMatch(key::startsWith)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the key belongs to Config Admin, File Install and their like, and not to a component. */
    static boolean framework(String key) {
        return FRAMEWORK.stream().anyMatch(key::startsWith)
                || key.endsWith(".target")
                || key.endsWith(".cardinality.minimum");
    }

    /** Whether some bundle declares this PID or factory PID. */
    boolean claimed(String pid) {
        return declarations.of(pid).isPresent();
    }

    /** What is wrong with these properties, variables already resolved, in the order of their keys. */
    List<Fault> faults(String pid, Map<String, Object> properties) {
        List<Fault> faults = new ArrayList<>();
        properties.forEach((key, value) -> {
            if (!framework(key)) {
                fault(pid, key, value).ifPresent(faults::add);
            }
        });
        return faults;
    }

    private Optional<Fault> fault(String pid, String key, Object value) {
        Optional<Map<String, Attribute>> declared = declaring(pid, key);
        if (declared.isEmpty()) {
            return Optional.empty();
        }
        Attribute attribute = declared.get().get(key);
        if (attribute == null) {
            return Optional.of(unknown(key, declared.get()));
        }
        if (Attribute.unresolved(value)) {
            return Optional.of(new Fault(key, "names a variable that has no value", false, attribute.secret()));
        }
        return attribute.fault(value).map(what -> new Fault(key, what, false, attribute.secret()));
    }

    /** A mistyped password is as secret as the password. */
    private static Fault unknown(String key, Map<String, Attribute> declared) {
        String nearest = Nearest.to(key, declared.keySet());
        Attribute meant = declared.get(nearest);
        boolean secret = secretive(key) || (meant != null && meant.secret());
        return new Fault(key, "no such key" + (meant == null ? "" : ", did you mean " + nearest + "?"), true, secret);
    }

    /** The keys among which this one must be; empty if nobody says. */
    private Optional<Map<String, Attribute>> declaring(String pid, String key) {
        Optional<Map<String, Attribute>> own = declarations.of(pid);
        if (own.isPresent() && own.get().containsKey(key)) {
            return own;
        }
        for (Map.Entry<String, String> shared : SHARED.entrySet()) {
            if (key.startsWith(shared.getKey()) && (!pid.startsWith(OURS) || pid.startsWith(shared.getValue()))) {
                return declarations.shared(
                        OURS + shared.getKey().substring(0, shared.getKey().length() - 1));
            }
        }
        return own;
    }

    /** Makes a value what its component should get: see {@link Attribute#tidied}. */
    UnaryOperator<Object> tidy(String pid, String key) {
        Attribute attribute = declaring(pid, key).map(keys -> keys.get(key)).orElse(null);
        return attribute == null ? UnaryOperator.identity() : attribute::tidied;
    }

    /** Whether the value of this key must never be shown: declared so, or undeclared and by its name. */
    boolean secret(String pid, String key) {
        return declaring(pid, key)
                .map(keys -> keys.get(key))
                .map(Attribute::secret)
                .orElseGet(() -> secretive(key));
    }

    private static boolean secretive(String key) {
        String lower = key.toLowerCase(Locale.ROOT);
        return SECRETIVE.stream().anyMatch(lower::contains);
    }
}
