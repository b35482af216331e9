package org.sundew.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstStartTest {
    private final SecureRandom random = new SecureRandom();

    @TempDir
    private Path etc;

    @BeforeEach
    void shipFiles() throws Exception {
        Files.writeString(
                etc.resolve("users.properties"),
                "# a comment\n" + LoginFile.MARK + "\n_g_\\:admingroup = group,admin\n");
        Files.writeString(etc.resolve("keys.properties"), "# a comment\n_g_\\:admingroup = group,admin\n");
    }

    @Test
    void replacesTheMarkByAnAdminWithASaltedHash() throws Exception {
        Password password = FirstStart.makeAdmin(etc, random).orElseThrow();

        String users = Files.readString(etc.resolve("users.properties"));
        assertThat(users)
                .startsWith("# a comment\nadmin = {CRYPT}")
                .endsWith("{CRYPT},_g_:admingroup\n_g_\\:admingroup = group,admin\n")
                .doesNotContain(LoginFile.MARK, password.text());
        String hash = users.substring(users.indexOf("{CRYPT}") + 7, users.lastIndexOf("{CRYPT}"));
        assertThat(new SaltedPasswords().checkPassword(password.text(), hash)).isTrue();
    }

    @Test
    void makesOneAdminOnly() throws Exception {
        FirstStart.makeAdmin(etc, random);

        assertThat(FirstStart.makeAdmin(etc, random)).isEmpty();
    }

    @Test
    void leavesUsersOfItsOwnersMakingAlone() throws Exception {
        Files.writeString(etc.resolve("users.properties"), "me = secret,admin\n");

        assertThat(FirstStart.makeAdmin(etc, random)).isEmpty();
        assertThat(etc.resolve("users.properties")).hasContent("me = secret,admin");
    }

    @Test
    void makesAKeyThatOnlyTheOwnerReads() throws Exception {
        FirstStart.makeLocalKey(etc, random);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(etc.resolve("local.key"))))
                .isEqualTo("rw-------");
        assertThat(Files.readString(etc.resolve("keys.properties")))
                .startsWith("# a comment\n_g_\\:admingroup = group,admin\nlocal = AAAA")
                .endsWith(",_g_:admingroup\n");
    }

    @Test
    void makesANewKeyInPlaceOfARemovedOne() throws Exception {
        FirstStart.makeLocalKey(etc, random);
        String before = Files.readString(etc.resolve("keys.properties"));
        FirstStart.makeLocalKey(etc, random);
        assertThat(etc.resolve("keys.properties")).hasContent(before);

        Files.delete(etc.resolve("local.key"));
        FirstStart.makeLocalKey(etc, random);

        assertThat(Files.readString(etc.resolve("keys.properties")))
                .isNotEqualTo(before)
                .hasLineCount(3);
    }
}
