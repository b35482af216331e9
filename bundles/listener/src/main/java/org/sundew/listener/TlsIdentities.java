package org.sundew.listener;

import io.netty.handler.ssl.SslContext;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.sundew.admin.Personas;
import org.sundew.admin.Problem;
import org.sundew.sim.Persona;

/**
 * Who the sensor is on TLS: the persona of the listen, each with a key and certificate of its own; or whoever the configured
 * keystore says, for all. The persona that the sensor itself chose has its identity from the start, another when its first
 * visitor comes. Thread-safe; keys are made on threads of their own, as that takes a while.
 */
final class TlsIdentities {
    private final Path folder;
    private final Clock clock;
    private final TlsIdentity own;
    private final Map<String, TlsIdentity> others = new ConcurrentHashMap<>();
    private volatile boolean configured;
    private volatile Personas personas = new Stopgap();

    /** Identities that are kept in this folder. */
    TlsIdentities(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
        this.own = new TlsIdentity(folder.resolve("identity.p12"), clock);
    }

    /** That of the sensor's own choice, or of the configured keystore. */
    TlsIdentity own() {
        return own;
    }

    /** Takes the identity from this PKCS #12 file, or each persona's own if the path is empty. Does not block. */
    void use(String keystore, String password, Personas next) {
        personas = next;
        configured = !keystore.isEmpty();
        TlsName name = TlsName.of(next.persona(""), next.settled());
        work(() -> own.use(keystore, password, name));
        others.keySet().retainAll(next.names());
        others.forEach((persona, identity) -> make(identity, next.persona(persona)));
    }

    /** What makes connections to this persona secure; done once its identity is at hand. */
    CompletableFuture<SslContext> context(Persona persona) {
        if (configured || persona.name().equals(personas.persona("").name())) {
            return own.context();
        }
        return others.computeIfAbsent(persona.name(), name -> begun(persona)).context();
    }

    private TlsIdentity begun(Persona persona) {
        // the name is part of a file's name already, but one that a user chose
        String safe = persona.name().replaceAll("[^A-Za-z0-9._-]", "_");
        TlsIdentity identity = new TlsIdentity(folder.resolve("identity-" + safe + ".p12"), clock);
        make(identity, persona);
        return identity;
    }

    private static void make(TlsIdentity identity, Persona persona) {
        work(() -> identity.use("", "", TlsName.of(persona, true)));
    }

    private static void work(Runnable work) {
        Thread thread = new Thread(work, "sundew-tls-identity");
        thread.setDaemon(true);
        thread.start();
    }

    List<Problem> problems() {
        List<Problem> all = new ArrayList<>(own.problems());
        others.values().forEach(each -> all.addAll(each.problems()));
        return all;
    }
}
