package org.sundew.sim.ftp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.sundew.testkit.Samples;

class DosListerTest {
    private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");
    private static final Lister LISTER = new DosLister();

    private final View view = new View(
            new VisitFiles(
                    TreeReader.read(
                                    new String[] {
                                        "Export/ 2026-07-01T23:05",
                                        "Export/b.csv 7 2026-07-01T12:00",
                                        "Export/A.csv 99999999999 2026-01-02T00:30"
                                    },
                                    "")
                            .of(Samples.persona()),
                    Owner.GUEST,
                    1,
                    Paths.WINDOWS),
            NOW,
            ZoneId.of("Europe/Berlin"),
            "ftp",
            true);

    @Test
    void looksLikeMicrosoftsInTheMachinesOwnTime() {
        assertThat(LISTER.list(view, "").text()).isEqualTo("07-02-26  01:05AM       <DIR>          Export\r\n");
        assertThat(LISTER.list(view, "-la EXPORT\\").text().split("\r\n"))
                .containsExactly(
                        "01-02-26  01:30AM          99999999999 A.csv", "07-01-26  02:00PM                    7 b.csv");
    }

    @Test
    void findsNamesInAnyCase() {
        assertThat(LISTER.names(view, "export/*.CSV").text()).isEqualTo("A.csv\r\nb.csv\r\n");
        assertThat(LISTER.names(view, "export").text()).isEqualTo("export/A.csv\r\nexport/b.csv\r\n");
        assertThat(view.files().absolute("eXPORT\\a.CSV")).isEqualTo("/Export/A.csv");
        assertThat(view.files().absolute("..\\..\\new\\File")).isEqualTo("/new/File");
    }

    @Test
    void refusesWhatIsNotThere() {
        assertThat(LISTER.list(view, "nope")).isEqualTo(Listing.refused(Say.LIST_MISSING, "nope"));
        assertThat(LISTER.status(view, "nope")).isEqualTo(Listing.refused(Say.STAT_NONE, "nope"));
    }
}
