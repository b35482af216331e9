package org.sundew.alert.webhook;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import org.sundew.alert.Authorities;

/** Whose certificates are believed. */
final class Trust {
    private Trust() {}

    /** A context that believes the authorities in this PEM file, and nobody else. */
    static SSLContext in(String file) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, Authorities.in(Path.of(file)), null);
            return context;
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException("tls.trust: no certificates can be read: " + file, e);
        }
    }
}
