package org.sundew.listener;

import javax.security.auth.x500.X500Principal;
import org.sundew.sim.Persona;

/**
 * Whose the sensor's own certificate is.
 *
 * @param host what visitors may call it: the alternative name
 * @param firm whether a kept certificate for another subject is to be replaced
 */
record TlsName(X500Principal subject, String host, boolean firm) {
    static TlsName of(Persona persona, boolean firm) {
        return new TlsName(new X500Principal(persona.subject()), persona.fullHost(), firm);
    }

    static TlsName of(String host) {
        return new TlsName(new X500Principal("CN=" + host), host, true);
    }
}
