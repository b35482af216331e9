package org.sundew.sim.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sundew.sim.Persona;
import org.sundew.testkit.ConfigOf;
import org.sundew.testkit.Samples;
import org.sundew.testkit.SimHarness;

/** What a Redis tells of itself, held against what version 5.0.7 does. */
class RedisFactsTest {
    private static final String MEMORY =
            "used_memory used_memory_human used_memory_rss used_memory_rss_human used_memory_peak"
                    + " used_memory_peak_human used_memory_peak_perc used_memory_overhead used_memory_startup used_memory_dataset"
                    + " used_memory_dataset_perc allocator_allocated allocator_active allocator_resident total_system_memory"
                    + " total_system_memory_human used_memory_lua used_memory_lua_human used_memory_scripts"
                    + " used_memory_scripts_human number_of_cached_scripts maxmemory maxmemory_human maxmemory_policy"
                    + " allocator_frag_ratio allocator_frag_bytes allocator_rss_ratio allocator_rss_bytes rss_overhead_ratio"
                    + " rss_overhead_bytes mem_fragmentation_ratio mem_fragmentation_bytes mem_not_counted_for_evict"
                    + " mem_replication_backlog mem_clients_slaves mem_clients_normal mem_aof_buffer mem_allocator"
                    + " active_defrag_running lazyfree_pending_objects";
    private static final String STATS = "total_connections_received total_commands_processed instantaneous_ops_per_sec"
            + " total_net_input_bytes total_net_output_bytes instantaneous_input_kbps instantaneous_output_kbps"
            + " rejected_connections sync_full sync_partial_ok sync_partial_err expired_keys expired_stale_perc"
            + " expired_time_cap_reached_count evicted_keys keyspace_hits keyspace_misses pubsub_channels"
            + " pubsub_patterns latest_fork_usec migrate_cached_sockets slave_expires_tracked_keys active_defrag_hits"
            + " active_defrag_misses active_defrag_key_hits active_defrag_key_misses";

    private static SimHarness visit(Object... keysAndValues) {
        return SimHarness.visit(new RedisSim(ConfigOf.of(RedisSim.Config.class, keysAndValues)));
    }

    private static List<String> lines(String reply) {
        return Arrays.stream(reply.split("\r\n", -1))
                .filter(line -> line.matches("[a-z_0-9]+:.*"))
                .toList();
    }

    private static Map<String, Long> numbers(SimHarness visitor) {
        return lines(visitor.say("INFO\r\n").read()).stream()
                .filter(line -> line.matches("[a-z_0-9]+:\\d{1,18}"))
                .collect(
                        Collectors.toMap(line -> line.split(":", 2)[0], line -> Long.parseLong(line.split(":", 2)[1])));
    }

    private static String names(String section) {
        return lines(visit().say("INFO " + section + "\r\n").read()).stream()
                .map(line -> line.split(":", 2)[0])
                .collect(Collectors.joining(" "));
    }

    @Test
    void tellsTheLinesOfItsVersionInItsOrder() {
        assertThat(names("memory")).isEqualTo(MEMORY);
        assertThat(names("stats")).isEqualTo(STATS);
        assertThat(names("clients"))
                .isEqualTo("connected_clients client_recent_max_input_buffer client_recent_max_output_buffer"
                        + " blocked_clients");
        assertThat(names("everything")).isEmpty();
    }

    @Test
    void tellsFiguresThatAddUp() {
        Map<String, Long> info = numbers(visit());

        assertThat(info.get("used_memory_startup")).isLessThan(info.get("used_memory_overhead"));
        assertThat(info.get("used_memory") - info.get("used_memory_overhead"))
                .isEqualTo(info.get("used_memory_dataset"));
        assertThat(info.get("allocator_active") - info.get("allocator_allocated"))
                .isEqualTo(info.get("allocator_frag_bytes"))
                .isPositive();
        assertThat(info.get("allocator_resident") - info.get("allocator_active"))
                .isEqualTo(info.get("allocator_rss_bytes"))
                .isPositive();
        assertThat(info.get("used_memory_rss") - info.get("used_memory"))
                .isEqualTo(info.get("mem_fragmentation_bytes"));
        assertThat(info.get("allocator_active") % 4096).isZero();
    }

    @Test
    void tellsOtherFiguresInEachInstallation() {
        Persona first = Samples.persona();
        Persona second = new Persona(
                first.name(),
                first.family(),
                first.host(),
                first.domain(),
                first.system(),
                first.release(),
                first.kernel(),
                first.build(),
                first.machine(),
                first.zone(),
                first.installed(),
                first.booted(),
                first.users(),
                first.subject(),
                "00ff00ff00ff00ff",
                first.facts());
        RedisSim sim = new RedisSim(ConfigOf.of(RedisSim.Config.class));

        Map<String, Long> here = numbers(SimHarness.visit(sim, Samples.visit(), first));
        Map<String, Long> there = numbers(SimHarness.visit(sim, Samples.visit(), second));

        for (String name : List.of(
                "used_memory",
                "used_memory_startup",
                "used_memory_rss",
                "allocator_active",
                "total_net_output_bytes")) {
            assertThat(here.get(name)).as(name).isNotEqualTo(there.get(name));
        }
        assertThat(here.get("used_memory_peak") - here.get("used_memory"))
                .isNotEqualTo(there.get("used_memory_peak") - there.get("used_memory"));
        assertThat(here.get("used_memory_overhead") - here.get("used_memory_startup"))
                .isNotEqualTo(there.get("used_memory_overhead") - there.get("used_memory_startup"));
    }

    @Test
    void countsWhatChangedSinceItSavedLast() {
        SimHarness visitor = visit().say("SET a 1\r\nDEL a\r\n");

        assertThat(numbers(visitor)).containsEntry("rdb_changes_since_last_save", 2L);
        visitor.elapse(Duration.ofSeconds(5)).say("SAVE\r\n").expect("+OK\r\n");
        Map<String, Long> after = numbers(visitor);
        assertThat(after).containsEntry("rdb_changes_since_last_save", 0L);
        visitor.say("LASTSAVE\r\n").expect(":" + after.get("rdb_last_save_time") + "\r\n");
    }

    @Test
    void listsItsOnlyClient() {
        visit().elapse(Duration.ofSeconds(7))
                .say("*3\r\n$6\r\nCLIENT\r\n$7\r\nSETNAME\r\n$1\r\nx\r\n*2\r\n$6\r\nclient\r\n$4\r\nlist\r\n")
                .expectMatch(
                        "\\+OK\r\n\\$\\d+\r\nid=\\d+ addr=192\\.0\\.2\\.7:40001 fd=[789] name=x age=[67] idle=0 flags=N db=0"
                                + " sub=0 psub=0 multi=-1 qbuf=26 qbuf-free=32742 obl=0 oll=0 omem=0 events=r cmd=client\n\r\n");
        visit("version", "6.2.6")
                .say("CLIENT LIST\r\n")
                .expectMatch(
                        ".* laddr=198\\.51\\.100\\.1:\\d+ fd=.* tot-mem=49816 events=r cmd=client user=default redir=-1\n\r\n");
        visit().say("CLIENT KILL 192.0.2.9:1\r\nCLIENT KILL 192.0.2.7:40001\r\n")
                .expect("-ERR No such client\r\n+OK\r\n")
                .expectClosed();
        visit().say("CLIENT PAUSE x\r\nCLIENT SETINFO LIB-NAME x\r\n")
                .expect("-ERR timeout is not an integer or out of range\r\n")
                .expect("-ERR Unknown subcommand or wrong number of arguments for 'SETINFO'. Try CLIENT HELP.\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5.0.7", "6.2.7", "7.0.15"})
    void tellsEachFigureThatItsVersionTells(String version) {
        SimHarness visitor =
                visit("version", version).say("REPLICAOF 192.0.2.1 6379\r\n").expect("+OK\r\n");
        String all = visitor.say("INFO all\r\n").read();

        assertThat(all).contains("\r\nredis_version:" + version + "\r\n", "# Commandstats", "role:slave\r\n");
        assertThat(all.contains("\r\n# Latencystats\r\n")).isEqualTo(version.startsWith("7"));
        assertThat(visitor.say("INFO\r\n").read())
                .doesNotContain("# Commandstats")
                .contains("\r\n\r\n# Cluster\r\ncluster_enabled:0\r\n\r\n# Keyspace\r\n");
    }

    @Test
    void knowsNoCommandThatCameLater() {
        visit().say("RESET\r\n").expect("-ERR unknown command `RESET`, with args beginning with: \r\n");
        visit().say("ACL WHOAMI\r\n").expect("-ERR unknown command `ACL`, with args beginning with: `WHOAMI`, \r\n");
        visit("version", "6.2.0").say("FUNCTION LIST\r\n").expectMatch("-ERR unknown command `FUNCTION`.*");
        visit("version", "6.2.0").say("RESET\r\n").expect("+RESET\r\n");
    }

    @Test
    void tellsAllItsParametersAndChangesThoseThatItMay() {
        String all = visit().say("CONFIG GET *\r\n").read();
        assertThat(all)
                .startsWith("*214\r\n$10\r\ndbfilename\r\n$8\r\ndump.rdb\r\n")
                .endsWith("$4\r\nbind\r\n$7\r\n0.0.0.0\r\n");

        visit().say("CONFIG SET slave-read-only no\r\nCONFIG GET *-read-only\r\n")
                .expect("+OK\r\n*4\r\n$15\r\nslave-read-only\r\n$2\r\nno\r\n$17\r\nreplica-read-only\r\n$2\r\nno\r\n");
        visit().say("CONFIG SET port 1\r\nCONFIG SET maxmemory much\r\nCONFIG SET maxmemory 100mb\r\n")
                .expect("-ERR Unsupported CONFIG parameter: port\r\n")
                .expect("-ERR Invalid argument 'much' for CONFIG SET 'maxmemory'\r\n+OK\r\n");
        visit().say("REPLICAOF 192.0.2.66 21000\r\nCONFIG GET replicaof\r\n")
                .expect("+OK\r\n*2\r\n$9\r\nreplicaof\r\n$16\r\n192.0.2.66 21000\r\n");
    }
}
