package org.sundew.alert.email;

import jakarta.mail.internet.InternetAddress;
import java.util.List;

/** Whom mails are from and for, and what every subject begins with: all of it the operator's words. */
record Envelope(InternetAddress from, List<InternetAddress> to, String prefix) {
    /** The sender's domain. */
    String domain() {
        return from.getAddress().replaceFirst(".*@", "");
    }
}
