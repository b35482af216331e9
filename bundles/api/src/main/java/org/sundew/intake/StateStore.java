package org.sundew.intake;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Keeps on disk what has to outlive an update of a bundle or a restart of the sensor: one file a name, replaced as a whole.
 * Thread-safe; blocks for the disk, so it is nothing for a thread that accepts visitors.
 */
@ProviderType
public interface StateStore {
    /**
     * Replaces what is kept under this name. A failure is reported as a problem, and what was kept before stays.
     *
     * @param name lower-case letters
     */
    void keep(String name, Writing writing);

    /**
     * Reads what is kept under this name. Nothing is read of a file that is cut short or damaged; that is reported as a
     * problem until the next {@link #keep}.
     *
     * @return whether something was there and was read to the end
     */
    boolean recall(String name, Reading reading);

    /** Writes a state. */
    @FunctionalInterface
    interface Writing {
        /** Writes it whole. */
        void write(DataOutputStream out) throws IOException;
    }

    /** Reads a state. */
    @FunctionalInterface
    interface Reading {
        /**
         * Reads what {@link Writing#write} wrote.
         *
         * @param thisRun whether it was written since the sensor started, that is before an update and not before a restart
         * @throws IOException if it makes no sense
         */
        void read(DataInputStream in, boolean thisRun) throws IOException;
    }
}
