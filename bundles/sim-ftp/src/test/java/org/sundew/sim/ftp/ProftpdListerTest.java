package org.sundew.sim.ftp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sundew.testkit.Samples;

class ProftpdListerTest {
    private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");
    private static final String INCOMING = "drwxrwxrwx   2 ftp      ftp          4096 Nov 20 08:07 incoming\r\n";
    private static final String PUB = "drwxrwxrwx   3 ftp      ftp          4096 Nov 22 02:37 pub\r\n";
    private static final String README = "-rw-r--r--   1 ftp      ftp             8 Mar  5  2024 readme.txt\r\n";
    private static final String BIG = "-rw-r--r--   1 ftp      ftp        200000 Nov  1 10:11 ";
    private static final String DEEP = "drwxrwxrwx   2 ftp      ftp          4096 Nov 20 10:00 ";

    private static final Lister LISTER = new ProftpdLister();

    private static View view() {
        String[] tree = {
            "incoming/ 2026-11-20T08:07",
            "pub/ 2026-11-22T02:37",
            "pub/deep/ 2026-11-20T10:00",
            "pub/big.bin 200000 2026-11-01T10:11",
            "readme.txt 8 2024-03-05",
            ".hidden 1 2026-11-22T02:38"
        };
        FtpTree files = TreeReader.read(tree, "").of(Samples.persona());
        return new View(new VisitFiles(files, Owner.GUEST, 1, Paths.UNIX), NOW, ZoneOffset.UTC, "ftp", true);
    }

    private static String list(String argument) {
        return LISTER.list(view(), argument).text();
    }

    @Test
    void looksLikeProftpds() {
        assertThat(list("")).isEqualTo(INCOMING + PUB + README);
        assertThat(list("/pub/")).isEqualTo(BIG + "big.bin\r\n" + DEEP + "deep\r\n");
        assertThat(list("readme.txt")).isEqualTo(README);
    }

    @Test
    void knowsItsOptions() {
        assertThat(list("-la")).contains(" .\r\n", " ..\r\n", ".hidden\r\n").endsWith(README);
        assertThat(list("-l -r")).isEqualTo(README + PUB + INCOMING);
        assertThat(list("-t")).isEqualTo(PUB + INCOMING + README);
        assertThat(list("-F pub")).isEqualTo(BIG + "big.bin\r\n" + DEEP + "deep/\r\n");
        assertThat(list("-R"))
                .isEqualTo(INCOMING + PUB + README + "\r\nincoming:\r\n\r\npub:\r\n" + BIG + "big.bin\r\n" + DEEP
                        + "deep\r\n\r\npub/deep:\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "*,incoming pub readme.txt",
        "r*t,readme.txt",
        "pub/b*,pub/big.bin",
        "nope*,''",
        "nope/*,''",
        "../../*,../../incoming ../../pub ../../readme.txt"
    })
    void findsWhatAPatternMatches(String pattern, String expected) {
        String names = list(pattern).replaceAll("(?m)^.{55}", "").trim().replace("\r\n", " ");

        assertThat(names).isEqualTo(expected);
    }

    @Test
    void headsAFolderWithThePathThatWasAskedFor() {
        assertThat(list("-R")).contains("\r\npub:\r\n", "\r\npub/deep:\r\n");
        assertThat(list("-R pub")).contains("\r\npub/deep:\r\n");
        assertThat(list("-R /")).contains("\r\n/pub:\r\n", "\r\n/pub/deep:\r\n");
    }

    @Test
    void saysWhatItDoesNotFind() {
        assertThat(LISTER.list(view(), "nope")).isEqualTo(Listing.nothing(Say.LIST_NONE, "nope"));
        assertThat(LISTER.list(view(), "nope*").ending()).isEqualTo(Say.LIST_DONE);
        assertThat(LISTER.names(view(), "nope")).isEqualTo(Listing.refused(Say.NLST_NONE, "nope"));
        assertThat(LISTER.names(view(), "nope*")).isEqualTo(Listing.refused(Say.NLST_NOTHING, "nope*"));
        assertThat(LISTER.status(view(), "nope")).isEqualTo(Listing.refused(Say.STAT_NONE, "nope"));
    }

    @Test
    void namesFilesInNoOrderAndWithTheirFolder() {
        assertThat(LISTER.names(view(), "pub").text().split("\r\n"))
                .containsExactlyInAnyOrder("pub/big.bin", "pub/deep");
        assertThat(LISTER.names(view(), "-a").text().split("\r\n")).contains(".", "..", ".hidden", "readme.txt");
    }

    @Test
    void tellsFactsOnlyAsWanted() {
        Facts facts = new Facts();
        FtpFile readme = view().files().find("readme.txt").orElseThrow();
        FtpFile pub = view().files().find("pub").orElseThrow();

        assertThat(facts.of(view(), readme, "file"))
                .matches("modify=20240305090000;perm=adfr;size=8;type=file;unique=FE00U[0-9A-F]{6};UNIX.group=0;"
                        + "UNIX.groupname=ftp;UNIX.mode=0644;UNIX.owner=0;UNIX.ownername=ftp;");
        assertThat(facts.select("Type;nonsense;SIZE")).isEqualTo("type;size;");
        assertThat(facts.of(view(), readme, "file")).isEqualTo("size=8;type=file;");
        assertThat(facts.of(view(), pub, "dir")).isEqualTo("type=dir;");
    }
}
