package org.sundew.listener;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sundew.admin.Problem;

class TlsIdentityTest {
    @TempDir
    private Path folder;

    private TlsIdentity identity() {
        return new TlsIdentity(own(), Clock.systemUTC());
    }

    private Path own() {
        return folder.resolve("listener").resolve("identity.p12");
    }

    @Test
    void isMadeOnceAndKeptForItsOwnerOnly() throws Exception {
        identity().use("", "", TlsName.of("mail.example.com"));
        byte[] first = Files.readAllBytes(own());
        identity().use("", "", TlsName.of("mail.example.com"));

        assertThat(Files.readAllBytes(own())).isEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(own())))
                .isEqualTo("rw-------");
        try (var files = Files.list(own().getParent())) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void isMadeAnewForSomebodyElse() throws Exception {
        TlsIdentity identity = identity();
        identity.use("", "", TlsName.of("mail.example.com"));
        byte[] first = Files.readAllBytes(own());
        identity.use("", "", TlsName.of("www.example.com"));

        assertThat(Files.readAllBytes(own())).isNotEqualTo(first);
        assertThat(identity.context()).isCompleted();
    }

    @Test
    void isKeptWhileWhoItIsForMayStillChange() throws Exception {
        identity().use("", "", TlsName.of("mail.example.com"));
        byte[] first = Files.readAllBytes(own());
        TlsName stopgap = new TlsName(new X500Principal("CN=localhost"), "localhost", false);
        identity().use("", "", stopgap);

        assertThat(Files.readAllBytes(own())).isEqualTo(first);
    }

    @Test
    void comesFromAKeystore() {
        identity().use("", "", TlsName.of("mail.example.com"));
        TlsIdentity configured = new TlsIdentity(folder.resolve("unused.p12"), Clock.systemUTC());

        configured.use(own().toString(), "", TlsName.of("other.example.com"));

        assertThat(configured.context()).isCompleted();
        assertThat(configured.problems()).isEmpty();
        assertThat(folder.resolve("unused.p12")).doesNotExist();
    }

    @Test
    void staysAsItWasWhenAKeystoreCannotBeUsed() {
        TlsIdentity identity = identity();
        identity.use("", "", TlsName.of("mail.example.com"));
        Object before = identity.context().join();

        identity.use(folder.resolve("absent.p12").toString(), "secret", TlsName.of("mail.example.com"));

        assertThat(identity.context().join()).isSameAs(before);
        assertThat(identity.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString()).doesNotContain("secret"))
                .extracting(Problem::key)
                .isEqualTo("tls.keystore");
    }

    @Test
    void isItsOwnWhenTheFirstKeystoreCannotBeUsed() {
        TlsIdentity identity = identity();

        identity.use(folder.resolve("absent.p12").toString(), "secret", TlsName.of("mail.example.com"));

        assertThat(identity.context()).isCompleted();
        assertThat(identity.problems()).hasSize(1);
    }
}
