package org.sundew.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sundew.admin.Accounts;
import org.sundew.admin.VisitorView;

class VisitorsCommandTest {
    private static final VisitorView ONE = visitor("192.0.2.7", List.of("21/tcp", "22/tcp"));
    private static final VisitorView SIX = visitor("2001:db8:0:0:0:0:0:0/64", List.of());

    private record StillAccounts(List<VisitorView> views) implements Accounts {
        @Override
        public Totals totals() {
            return new Totals(0, 0, 0, 0, 0, Map.of(), 0, 0, 0, 0);
        }

        @Override
        public List<VisitorView> visitors(int limit) {
            return views.stream().limit(limit).toList();
        }

        @Override
        public Optional<VisitorView> visitor(String address) {
            return views.stream()
                    .filter(view -> view.address().equals(address)
                            || (view.address().endsWith("/64") && address.startsWith("2001:db8:0:0:")))
                    .findFirst();
        }

        @Override
        public boolean forget(String address) {
            return false;
        }

        @Override
        public List<String> missing() {
            return List.of();
        }
    }

    private final Shell shell = Shell.with(new StillAccounts(List.of(ONE, SIX)));

    private static VisitorView visitor(String address, List<String> ports) {
        return new VisitorView(
                address, Instant.parse("2026-01-02T03:04:05.678Z"), Instant.parse("2026-01-02T04:04:05Z"), 3, 1, ports);
    }

    @Test
    void listsThemLatestFirst() throws Exception {
        assertThat(shell.run("sundew:visitors --no-format")).isEqualTo("""
                        192.0.2.7\t3\t1\t2026-01-02T03:04:05Z\t2026-01-02T04:04:05Z\t21/tcp 22/tcp
                        2001:db8:0:0:0:0:0:0/64\t3\t1\t2026-01-02T03:04:05Z\t2026-01-02T04:04:05Z\t
                        """);
    }

    @Test
    void listsSoManyAtMost() throws Exception {
        assertThat(shell.run("sundew:visitors -n 1 --no-format").lines()).hasSize(1);
        assertThat(shell.run("sundew:visitors -n 2 --no-format").lines()).hasSize(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shell.run("sundew:visitors -n 0"))
                .withMessage("-n: must be at least 1: 0");
    }

    @Test
    void findsOneByAnyOfItsAddresses() throws Exception {
        assertThat(shell.run("sundew:visitors 192.0.2.7 --no-format")).startsWith("192.0.2.7\t");
        assertThat(shell.run("sundew:visitors 2001:db8::1 --no-format")).startsWith("2001:db8:0:0:0:0:0:0/64\t");
        assertThat(shell.run("sundew:visitors 2001:db8:0:0:0:0:0:0/64 --json"))
                .isEqualToIgnoringNewLines("[{\"address\":\"2001:db8:0:0:0:0:0:0/64\","
                        + "\"firstSeen\":\"2026-01-02T03:04:05.678Z\",\"lastSeen\":\"2026-01-02T04:04:05Z\","
                        + "\"arrivals\":3,\"open\":1,\"ports\":[]}]");
    }

    @Test
    void saysThatItRemembersNoSuchVisitor() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shell.run("sundew:visitors 192.0.2.8"))
                .withMessageStartingWith("the sensor remembers no visitor 192.0.2.8;");
    }

    @Test
    void looksUpNoNames() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shell.run("sundew:visitors localhost"))
                .withMessageStartingWith("not an address");
    }

    @Test
    void saysThatThereAreNone() throws Exception {
        assertThat(Shell.with(new StillAccounts(List.of())).run("sundew:visitors"))
                .isEqualTo("No visitors yet.\n");
    }

    @Test
    void completesAddresses() {
        assertThat(shell.offers(VisitorAddresses.class, "192")).containsExactly("192.0.2.7");
    }
}
