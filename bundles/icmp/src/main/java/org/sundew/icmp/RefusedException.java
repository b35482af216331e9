package org.sundew.icmp;

import java.io.IOException;

/** The kernel would not do something. */
final class RefusedException extends IOException {
    private static final long serialVersionUID = 1;

    private final int error;

    /** The function, and what it set errno to. */
    RefusedException(String function, int error) {
        super(function + ": " + Kernel.strerror(error));
        this.error = error;
    }

    /** Whether a privilege is missing. */
    boolean forbidden() {
        return error == Kernel.EPERM || error == Kernel.EACCES;
    }

    /** Whether this machine does not have that protocol at all. */
    boolean absent() {
        return error == Kernel.EAFNOSUPPORT;
    }
}
