package org.sundew.management;

import org.sundew.admin.Problem;

/** A {@link Problem} with the getters that JMX makes open types of. */
public final class ProblemRow {
    private final Problem problem;

    ProblemRow(Problem problem) {
        this.problem = problem;
    }

    /** The cfg's file name, or the name of what is broken. */
    public String getFile() {
        return problem.file();
    }

    /** The key, or empty. */
    public String getKey() {
        return problem.key();
    }

    /** The value as written, or empty. */
    public String getValue() {
        return problem.value();
    }

    /** What is wrong. */
    public String getWhat() {
        return problem.what();
    }
}
