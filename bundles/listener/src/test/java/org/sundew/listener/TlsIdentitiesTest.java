package org.sundew.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sundew.admin.Personas;
import org.sundew.sim.Persona;

class TlsIdentitiesTest {
    private static final Personas CAST = new Cast(Map.of("debian-12", "mail", "windows-10", "desk"));

    @TempDir
    private Path folder;

    @Test
    void areThoseOfThePersonasAndAreKept() throws Exception {
        X509Certificate first = shown("windows-10", "");

        assertThat(first.getSubjectX500Principal().getName()).isEqualTo("CN=desk.example.com");
        assertThat(shown("", "").getSubjectX500Principal().getName()).isEqualTo("CN=mail.example.com");
        assertThat(shown("debian-12", "")).isEqualTo(shown("", ""));
        assertThat(shown("windows-10", "")).isEqualTo(first);
    }

    @Test
    void areTheConfiguredOneForAll() throws Exception {
        X509Certificate own = shown("", "");

        assertThat(shown("windows-10", folder.resolve("identity.p12").toString()))
                .isEqualTo(own);
    }

    @Test
    void changeWithThePersona() throws Exception {
        TlsIdentities identities = new TlsIdentities(folder, Clock.systemUTC());
        try (Bench bench = new Bench(identities)) {
            bench.premises.personas(CAST);
            identities.use("", "", CAST);
            bench.offer(session -> session::send, "listen.tls", "on", "listen.persona", "windows-10");
            assertThat(shown(bench).getSubjectX500Principal().getName()).isEqualTo("CN=desk.example.com");

            Personas renamed = new Cast(Map.of("debian-12", "mail", "windows-10", "office"));
            bench.premises.personas(renamed);
            identities.use("", "", renamed);

            await().until(() -> shown(bench).getSubjectX500Principal().getName(), "CN=office.example.com"::equals);
        }
    }

    /** What a visitor of a listen with this persona is shown, of a sensor that begins anew. */
    private X509Certificate shown(String persona, String keystore) throws Exception {
        TlsIdentities identities = new TlsIdentities(folder, Clock.systemUTC());
        try (Bench bench = new Bench(identities)) {
            bench.premises.personas(CAST);
            identities.use(keystore, "", CAST);
            bench.offer(session -> session::send, "listen.tls", "on", "listen.persona", persona);
            return shown(bench);
        }
    }

    private static X509Certificate shown(Bench bench) throws Exception {
        try (Visitor plain = bench.dial();
                Visitor visitor = TlsTest.secured(plain)) {
            return (X509Certificate) ((SSLSocket) visitor.socket()).getSession().getPeerCertificates()[0];
        }
    }

    /** Personas by name, with the name of their host; the first is the sensor's choice. */
    private record Cast(Map<String, String> hosts) implements Personas {
        @Override
        public Persona persona(String name) {
            String known = hosts.containsKey(name) ? name : names().first();
            String host = hosts.get(known);
            return new Persona(
                    known,
                    Persona.Family.LINUX,
                    host,
                    "example.com",
                    "",
                    "",
                    "",
                    "",
                    "",
                    ZoneId.of("UTC"),
                    Instant.EPOCH,
                    Instant.EPOCH,
                    List.of(),
                    "CN=" + host + ".example.com",
                    "",
                    Map.of());
        }

        @Override
        public SortedSet<String> names() {
            return new TreeSet<>(hosts.keySet());
        }

        @Override
        public boolean settled() {
            return true;
        }
    }
}
