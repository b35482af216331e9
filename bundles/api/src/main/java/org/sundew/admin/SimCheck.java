package org.sundew.admin;

import java.nio.file.Path;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** Checks files that describe a sim server, before they are put to use. Each kind of file has one that takes it. */
@ConsumerType
public interface SimCheck {
    /** Whether this is a file of its kind: by name and place, without reading it. */
    boolean takes(Path file);

    /** What is wrong with this file, by line; empty if it could be used as it is. Reads the file: may block. */
    List<Problem> check(Path file);
}
