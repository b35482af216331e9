package org.sundew.alert.email;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.sundew.alert.Authorities;

/** Trust in the certificates of one file, and in no others. */
final class Trust {
    private Trust() {}

    /** Connects by TLS to servers whose certificate is in the PEM file, or was issued by one that is. */
    static SSLSocketFactory in(Path file) throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, Authorities.in(file), null);
        return context.getSocketFactory();
    }
}
