package org.sundew.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sundew.admin.Limits;

/** {@code limits}, {@code lockouts}, {@code unlock} and {@code preset}. */
class LimitsCommandTest {
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    private static final Instant ONE = Instant.parse("2026-01-02T13:00:00Z");

    private static final class FixedLimits implements Limits {
        private final List<String> unlocked = new ArrayList<>();
        private String preset = "normal";

        @Override
        public List<Setting> settings() {
            return List.of(
                    new Setting("clients.max", "256", "256", "preset"),
                    new Setting("tcp.ports.event", "7", "10", "cfg"));
        }

        @Override
        public String preset() {
            return preset;
        }

        @Override
        public void preset(String name) {
            if (name.equals("reckless")) {
                throw new IllegalArgumentException("there is no preset reckless: normal, cautious");
            }
            preset = name;
        }

        @Override
        public List<LockOut> lockOuts(int limit) {
            return List.of(
                            new LockOut("192.0.2.7", "tcp", "tcp.ports.max.per.ip", 50, NOON, ONE, 3),
                            new LockOut("192.0.2.8", "udp", "udp.ports.max.per.ip", 50, NOON, ONE, 0))
                    .subList(0, Math.min(2, limit));
        }

        @Override
        public List<Ignored> ignored(int limit) {
            return List.of(new Ignored("192.0.2.9", "tcp", 0, "tcp.connections.max.per.ip", 1000, NOON, ONE, 12));
        }

        @Override
        public List<LockUp> lockUps() {
            return List.of(new LockUp("icmp", "global.icmp.max", 100_000, 100_000, NOON, ONE));
        }

        @Override
        public Counts counts() {
            return new Counts(2, 1, 1, 3, 0, 0);
        }

        @Override
        public boolean unlock(String address) {
            return unlocked.add(address);
        }
    }

    private final FixedLimits limits = new FixedLimits();
    private final Shell shell = Shell.with(limits);

    @Test
    void showsEachLimitWithItsOrigin() throws Exception {
        assertThat(shell.run("sundew:limits --no-format"))
                .isEqualTo("clients.max\t256\tpreset\ntcp.ports.event\t7\tcfg\n");
        assertThat(shell.run("sundew:limits")).contains("locked up", "icmp since 2026-01-02", "192.0.2.9");
    }

    @Test
    void showsWhoIsLockedOut() throws Exception {
        assertThat(shell.run("sundew:lockouts -n 1 --json"))
                .isEqualToIgnoringNewLines("[{\"address\":\"192.0.2.7\",\"protocol\":\"tcp\","
                        + "\"limit\":\"tcp.ports.max.per.ip\",\"allowed\":50,\"since\":\"2026-01-02T12:00:00Z\","
                        + "\"until\":\"2026-01-02T13:00:00Z\",\"attempts\":3}]");
        assertThat(shell.run("sundew:lockouts --no-format").lines()).hasSize(2);
    }

    @Test
    void unlocksAVisitor() throws Exception {
        assertThat(shell.run("sundew:unlock 192.0.2.7")).isEqualTo("192.0.2.7 may come in, and counts from zero.\n");
        shell.run("sundew:unlock 2001:db8:0:0::/64");
        shell.run("sundew:unlock 192.0.2.0/24");

        assertThat(limits.unlocked).containsExactly("192.0.2.7", "2001:db8:0:0::", "192.0.2.0/24");
    }

    @Test
    void showsAndChoosesThePreset() throws Exception {
        assertThat(shell.run("sundew:preset"))
                .isEqualTo("The preset is normal, overridden by the cfg for: tcp.ports.event\n");
        assertThat(shell.run("sundew:preset cautious --json"))
                .isEqualToIgnoringNewLines("{\"preset\":\"cautious\",\"overridden\":[\"tcp.ports.event\"]}");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shell.run("sundew:preset reckless"))
                .withMessage("there is no preset reckless: normal, cautious");
    }

    @Test
    void completesTheAddressesItCanUnlock() {
        assertThat(shell.offers(LockedOutAddresses.class, "192"))
                .containsExactlyInAnyOrder("192.0.2.7", "192.0.2.8", "192.0.2.9");
    }

    @Test
    void saysThatThereIsNoLimiter() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Shell.with().run("sundew:limits"))
                .withMessageContaining("limiter is not running");
    }
}
