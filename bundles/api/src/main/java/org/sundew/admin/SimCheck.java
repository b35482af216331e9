package org.sundew.admin;

import java.nio.file.Path;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** Checks a file that describes a sim server, before it is put to use. */
@ConsumerType
@FunctionalInterface
public interface SimCheck {
    /** What is wrong with this file, by line; empty if it could be used as it is. Reads the file: may block. */
    List<Problem> check(Path file);
}
