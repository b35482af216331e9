package org.sundew.journal;

import org.osgi.annotation.versioning.ConsumerType;

/** Hears what became of an appended event: exactly one of the two, once, on any thread; must not block or throw. */
@ConsumerType
public interface Receipt {
    /** For events nobody waits for. */
    Receipt NONE = new Receipt() {
        @Override
        public void durable() {}

        @Override
        public void lost(String reason) {}
    };

    /** It is on disk. */
    void durable();

    /** It is not, and will not be; the reason is a short fixed word such as {@code journal-full} or {@code disk-full}. */
    void lost(String reason);
}
