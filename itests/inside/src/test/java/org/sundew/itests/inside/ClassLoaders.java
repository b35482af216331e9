package org.sundew.itests.inside;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/** Class loaders that should be garbage by now. */
final class ClassLoaders {
    private final List<Old> old = new ArrayList<>();

    private record Old(String bundle, WeakReference<ClassLoader> loader) {}

    /** Remembers the one that a bundle has now, without keeping it. */
    void remember(Bundle bundle) {
        ClassLoader loader = bundle.adapt(BundleWiring.class).getClassLoader();
        old.add(new Old(bundle.getSymbolicName() + " " + bundle.getVersion(), new WeakReference<>(loader)));
    }

    /** How many of the remembered ones something still holds. */
    @SuppressWarnings("GarbageCollector") // that they can be collected is what this is about
    private boolean allGone() {
        System.gc();
        return left().isEmpty();
    }

    private List<String> left() {
        return old.stream()
                .filter(each -> each.loader().get() != null)
                .map(Old::bundle)
                .toList();
    }

    void assertCollected() throws InterruptedException {
        Soon.until(() -> "of " + old.size() + " class loaders are left: " + left(), this::allGone);
    }
}
