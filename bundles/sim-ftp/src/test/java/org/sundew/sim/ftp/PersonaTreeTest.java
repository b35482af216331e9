package org.sundew.sim.ftp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sundew.sim.Persona;
import org.sundew.sim.Persona.Family;
import org.sundew.testkit.Samples;

class PersonaTreeTest {
    private static final Instant LONG_AGO = Samples.STARTED.minusSeconds(90_000_000);

    private static Persona persona(Family family, String secret, String disk) {
        Persona plain = Persona.plain("host", "example.com", secret, LONG_AGO, LONG_AGO);
        return Samples.as(plain, "p", family, Map.of(Persona.DISK_GB, disk));
    }

    private static Set<String> sizes(Persona persona) {
        Set<String> sizes = new HashSet<>();
        for (FtpFile file : PersonaTree.of(persona)) {
            if (!file.folder()) {
                sizes.add(file.path() + ' ' + file.size());
            }
        }
        return sizes;
    }

    private static String text(Persona persona, String path) {
        FtpFile file = FtpTree.of(PersonaTree.of(persona)).find(path).orElseThrow();
        byte[] bytes = new byte[(int) file.size()];
        file.content().orElseThrow().slice(0, bytes.length).get(bytes);
        return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void isTheSameAgainAndAnotherElsewhere(Family family) {
        for (String disk : List.of("1", "4000")) {
            Set<String> here = sizes(persona(family, "aa", disk));
            Set<String> there = sizes(persona(family, "bb", disk));

            assertThat(here).isEqualTo(sizes(persona(family, "aa", disk)));
            there.retainAll(here);
            // A rotated log is 64 KiB everywhere, and so are signatures.
            there.removeIf(file -> file.endsWith(" 65536") || file.endsWith(" 566"));
            assertThat(there).isEmpty();
        }
    }

    @Test
    void goesWithTheMachine() {
        assertThat(paths(persona(Family.LINUX, "aa", "40"))).contains("/readme.txt", "/incoming", "/pub/CHANGES.txt");
        assertThat(paths(persona(Family.WINDOWS, "aa", "40"))).contains("/aspnet_client", "/Upload", "/readme.txt");
        assertThat(paths(persona(Family.BUSYBOX, "aa", "7441"))).contains("/photo", "/video", "/public/readme.txt");
        assertThat(paths(persona(Family.BUSYBOX, "aa", "1"))).contains("/firmware", "/log/messages");
    }

    private static List<String> paths(Persona persona) {
        FtpTree tree = FtpTree.of(PersonaTree.of(persona));
        return java.util.stream.Stream.of("", "/pub", "/public", "/log")
                .flatMap(folder -> tree.in(folder.isEmpty() ? "/" : folder).stream())
                .map(FtpFile::path)
                .toList();
    }

    @Test
    void endsLinesAsTheSystemDoes() {
        assertThat(text(persona(Family.WINDOWS, "aa", "40"), "/readme.txt")).contains("\r\n");
        assertThat(text(persona(Family.LINUX, "aa", "40"), "/readme.txt"))
                .doesNotContain("\r")
                .contains("example.com");
    }

    @Test
    void sizesWhatIsOnlyAboutThatLargeByTheSecret() {
        Trees trees = TreeReader.read(new String[] {"a.bin ~1M, b.bin 1M"}, "");
        FtpTree here = trees.of(persona(Family.LINUX, "aa", "1"));
        FtpTree there = trees.of(persona(Family.LINUX, "bb", "1"));

        assertThat(size(here, "/a.bin")).isNotEqualTo(size(there, "/a.bin")).isBetween(943_719L, 1_153_434L);
        assertThat(size(here, "/b.bin")).isEqualTo(1_048_576L);
    }

    private static long size(FtpTree tree, String path) {
        return tree.find(path).orElseThrow().size();
    }
}
