package org.sundew.testkit;

import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Component configurations for tests: the annotation with its defaults, but for the keys given, which are written as in a
 * cfg file ({@code "idle.seconds"}) and must exist.
 */
public final class ConfigOf {
    private ConfigOf() {}

    /**
     * The configuration with these keys set.
     *
     * @param keysAndValues key, value, key, value …; a value has the attribute's type
     * @throws IllegalArgumentException if a key is not an attribute, or an attribute has neither value nor default
     */
    public static <C> C of(Class<C> type, Object... keysAndValues) {
        Map<String, Object> values = defaults(type);
        for (int i = 0; i < keysAndValues.length; i += 2) {
            String key = (String) keysAndValues[i];
            if (!values.containsKey(key)) {
                throw new IllegalArgumentException(type.getName() + " has no key " + key);
            }
            values.put(key, keysAndValues[i + 1]);
        }
        Object proxy =
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    if (method.getName().equals("annotationType")) {
                        return type;
                    }
                    return Objects.requireNonNull(
                            values.get(key(type, method)), () -> "no value for " + key(type, method));
                });
        return type.cast(proxy);
    }

    private static Map<String, Object> defaults(Class<?> type) {
        Map<String, Object> values = new HashMap<>();
        for (Method method : type.getDeclaredMethods()) {
            if (method.getParameterCount() == 0) {
                Object value = method.getDefaultValue();
                values.put(key(type, method), value != null ? value : absent(method.getReturnType()));
            }
        }
        return values;
    }

    /** What Declarative Services gives for an attribute with neither value nor default. */
    private static Object absent(Class<?> type) {
        if (type.isArray()) {
            return Array.newInstance(type.getComponentType(), 0);
        }
        return type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0) : "";
    }

    /** The mapping of Declarative Services (OSGi Compendium R8, 112.8.2.1), as far as our keys use it. */
    private static String key(Class<?> type, Method method) {
        String name = method.getName().replace("__", "\0").replace('_', '.').replace('\0', '_');
        try {
            return type.getField("PREFIX_").get(null) + name;
        } catch (NoSuchFieldException e) {
            return name;
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException("PREFIX_ of " + type.getName() + " is not readable", e);
        }
    }
}
