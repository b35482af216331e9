package org.sundew.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the files of log-ins hold agrees with what the commands show. */
class LoginsTest {
    private static final int RECORD = 384;

    private record Kept(int type, int pid, String line, String user, String host, Instant time) {}

    private static List<Kept> records(String file) {
        String text = Booth.DEBIAN
                .root()
                .children()
                .get("var")
                .children()
                .get("log")
                .children()
                .get(file)
                .content()
                .text(Scene.NONE);
        assertThat(text.length() % RECORD).isZero();
        ByteBuffer bytes =
                ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)).order(ByteOrder.LITTLE_ENDIAN);
        List<Kept> records = new ArrayList<>();
        for (int at = 0; at < text.length(); at += RECORD) {
            records.add(new Kept(
                    bytes.getShort(at),
                    bytes.getInt(at + 4),
                    field(text, at + 8, 32),
                    field(text, at + 44, 32),
                    field(text, at + 76, 256),
                    Instant.ofEpochSecond(bytes.getInt(at + 340))));
        }
        return records;
    }

    private static String field(String text, int from, int length) {
        return text.substring(from, from + length).replaceAll("\0.*", "");
    }

    @Test
    void wtmpHoldsWhatLastShows() {
        String shown = Booth.root("last");
        List<Kept> records = records("wtmp");

        assertThat(records).isSortedAccordingTo(java.util.Comparator.comparing(Kept::time));
        assertThat(records).filteredOn(each -> each.user().equals("reboot")).hasSizeBetween(2, 5);
        assertThat(shown.split("reboot   system boot", -1))
                .hasSize(1
                        + (int) records.stream()
                                .filter(each -> each.user().equals("reboot"))
                                .count());
        for (Kept each : records) {
            if (each.type() == 7) {
                String day = each.time()
                        .atZone(Booth.persona().zone())
                        .format(java.time.format.DateTimeFormatter.ofPattern(
                                "EEE MMM ppd HH:mm", java.util.Locale.ENGLISH));
                assertThat(shown).contains(String.format("%-8s pts/0        %-16s %s", each.user(), each.host(), day));
            }
        }
        assertThat(shown)
                .startsWith("root     pts/0        192.0.2.7 ")
                .contains("   still logged in\n", "   still running\n", "\n\nwtmp begins ");
    }

    @Test
    void eachFileHasTheSizeOfItsRecords() {
        Booth booth = Booth.at(Booth.DEBIAN, "root");

        assertThat(booth.shown("wc -c < /var/log/lastlog; wc -c < /var/log/faillog"))
                .isEqualTo("292292\n32032\n");
        assertThat(records("btmp"))
                .allMatch(each -> each.line().equals("ssh:notty"))
                .isNotEmpty();
        assertThat(booth.shown("lastb | grep -c ssh:notty"))
                .isEqualTo(records("btmp").size() + "\n");
    }

    @Test
    void lastlogTellsEachAccountsLatest() {
        assertThat(Booth.root("lastlog"))
                .startsWith("Username         Port     From                                       Latest\n"
                        + "root             pts/0    192.0.2.7                                 Fri Jan  2 ")
                .contains(
                        "\ndaemon                                                              **Never logged in**\n");
    }
}
