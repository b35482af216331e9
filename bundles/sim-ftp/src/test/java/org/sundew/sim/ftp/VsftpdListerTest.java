package org.sundew.sim.ftp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sundew.testkit.Samples;

/** The expected texts were taken down from vsFTPd 3.0.3. */
class VsftpdListerTest {
    private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");
    private static final String INCOMING = "drwxr-xr-x    2 0        0            4096 Nov 22 02:39 incoming\r\n";
    private static final String PUB = "drwxr-xr-x    3 0        0            4096 Nov 22 02:37 pub\r\n";
    private static final String README = "-rw-r--r--    1 0        0               8 Nov 22 02:38 readme.txt\r\n";

    private static final Lister LISTER = new VsftpdLister();

    private final VisitFiles files = files(
            "incoming/ 2026-11-22T02:39",
            "pub/ 2026-11-22T02:37",
            "pub/deep/ 2026-11-20T10:00",
            "pub/big.bin 300000 2026-11-22T02:37",
            "pub/old.txt 0 2024-03-05T10:11",
            "readme.txt 8 2026-11-22T02:38",
            ".hidden 1 2026-11-22T02:38");

    private static VisitFiles files(String... tree) {
        return new VisitFiles(TreeReader.read(tree, "").of(Samples.persona()), Owner.GUEST, 1, Paths.TILDE);
    }

    private static View view(VisitFiles files) {
        return new View(files, NOW, ZoneOffset.UTC, "ftp", false);
    }

    private String list(String argument) {
        return LISTER.list(view(files), argument).text();
    }

    private static String lines(String... lines) {
        return String.join("\r\n", lines) + "\r\n";
    }

    private String names(String argument) {
        return LISTER.names(view(files), argument).text();
    }

    @Test
    void looksLikeVsftpds() {
        assertThat(list("")).isEqualTo(INCOMING + PUB + README);
        assertThat(list("pub"))
                .isEqualTo(lines(
                        "-rw-r--r--    1 0        0          300000 Nov 22 02:37 big.bin",
                        "drwxr-xr-x    2 0        0            4096 Nov 20 10:00 deep",
                        "-rw-r--r--    1 0        0               0 Mar 05  2024 old.txt"));
    }

    @Test
    void showsFoldersAsWritableWhereTheyAre() {
        View writable = new View(files, NOW, ZoneOffset.UTC, "ftp", true);

        assertThat(LISTER.list(writable, "").text()).startsWith("drwxrwxrwx ");
        assertThat(list("")).startsWith("drwxr-xr-x ");
    }

    @Test
    void knowsVsftpdsOptions() {
        assertThat(list("-t")).isEqualTo(INCOMING + README + PUB);
        assertThat(list("-r")).isEqualTo(README + PUB + INCOMING);
        assertThat(list("-F")).isEqualTo((INCOMING + PUB).replace("\r\n", "/\r\n") + README);
        assertThat(list("-R")).isEqualTo(list(""));
        assertThat(list("-la pub/deep"))
                .isEqualTo(lines(
                        "drwxr-xr-x    2 0        0            4096 Nov 20 10:00 .",
                        "drwxr-xr-x    3 0        0            4096 Nov 22 02:37 .."));
        assertThat(names("-l")).isEqualTo(list(""));
        assertThat(names("-a")).isEqualTo(".\r\n..\r\n.hidden\r\nincoming\r\npub\r\nreadme.txt\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "'',incoming pub readme.txt",
        "*,incoming pub readme.txt",
        "r*t,readme.txt",
        "?ub,pub",
        "'{pub,x}*',pub",
        "pub,pub/big.bin pub/deep pub/old.txt",
        "pub/,pub/big.bin pub/deep pub/old.txt",
        "./pub/b*,./pub/big.bin",
        "/pub/*.txt,/pub/old.txt",
        "pub/nope,''",
        "nope/*,''",
        "pub -la,''",
        "-a -l pub,''",
        "~,/incoming /pub /readme.txt",
        "../..,../../incoming ../../pub ../../readme.txt",
        "x{a,''"
    })
    void findsWhatIsAskedFor(String argument, String expected) {
        assertThat(names(argument).trim().replace("\r\n", " ")).isEqualTo(expected);
    }

    @Test
    void saysWhetherTheFolderIsThere() {
        assertThat(LISTER.list(view(files), "nope/x").ending()).isEqualTo(Say.LIST_NONE);
        assertThat(LISTER.list(view(files), "nope/*").ending()).isEqualTo(Say.LIST_NONE);
        assertThat(LISTER.list(view(files), "nope").ending()).isEqualTo(Say.LIST_DONE);
    }

    @Test
    void showsWhatTheVisitorBroughtAsItsOwn() {
        files.bring("/incoming/Z.exe", 12, NOW);
        files.make("incoming/a", NOW);

        assertThat(list("incoming"))
                .isEqualTo(lines(
                        "-rw-------    1 110      117            12 Nov 22 03:00 Z.exe",
                        "drwx------    2 110      117          4096 Nov 22 03:00 a"));
    }

    @Test
    void switchesToTheYearAfterHalfAYear() {
        VisitFiles dated = files("a 1 2026-05-24T03:00", "b 1 2026-05-24T02:59", "c 1 2026-11-22T03:01");

        assertThat(LISTER.list(view(dated), "").text())
                .contains("May 24 03:00 a")
                .contains("May 24  2026 b")
                .contains("Nov 22  2026 c");
    }

    @Test
    void makesRoomForLargeSizes() {
        assertThat(LISTER.list(view(files("a 99999999999 2020-01-01")), "").text())
                .isEqualTo("-rw-r--r--    1 0        0        99999999999 Jan 01  2020 a\r\n");
    }
}
