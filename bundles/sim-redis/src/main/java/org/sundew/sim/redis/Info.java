package org.sundew.sim.redis;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.sundew.sim.Persona;

/** What INFO tells: believable, coherent with the persona, and the same numbers for nobody else. */
final class Info {
    private static final Set<String> ALL = Set.of("all", "default");
    private static final String[] COMPILERS = {"7.5.0", "8.3.0", "8.4.0", "9.2.1", "9.3.0", "9.4.0", "10.2.1"};
    /** What each client costs in 5.0, in bytes: its structure and its buffers. */
    private static final int CLIENT_BYTES = 49_694;

    private static final int PAGE = 4096;

    private final Client client;
    private final Machine machine;
    private final Persona persona;
    private final Instant now;
    private final StringBuilder text = new StringBuilder(3000);

    Info(Client client) {
        this.client = client;
        this.machine = client.machine;
        this.persona = machine.persona();
        this.now = client.session.now();
    }

    String text(String section) {
        section("Server", section, this::server);
        section("Clients", section, this::clients);
        section("Memory", section, this::memory);
        section("Persistence", section, this::persistence);
        section("Stats", section, this::stats);
        section("Replication", section, this::replication);
        section("CPU", section, this::cpu);
        section("Cluster", section, () -> put("cluster_enabled", "0"));
        section("Keyspace", section, this::keyspace);
        return text.toString();
    }

    private void section(String name, String asked, Runnable content) {
        if (!ALL.contains(asked) && !name.toLowerCase(Locale.ROOT).equals(asked)) {
            return;
        }
        text.append(text.isEmpty() ? "" : "\r\n").append("# ").append(name).append("\r\n");
        content.run();
    }

    private void put(String name, String value) {
        text.append(name).append(':').append(value).append("\r\n");
    }

    private void put(String name, long value) {
        put(name, Long.toString(value));
    }

    private void server() {
        long up = machine.up(now).toSeconds();
        put("redis_version", machine.version());
        put("redis_git_sha1", "00000000");
        put("redis_git_dirty", 0);
        put("redis_build_id", machine.buildId());
        put("redis_mode", "standalone");
        put("os", "Linux " + persona.kernel() + " " + persona.machine());
        put("arch_bits", 64);
        put("multiplexing_api", "epoll");
        put("atomicvar_api", "atomic-builtin");
        put("gcc_version", COMPILERS[persona.seed("redis.gcc", 0, COMPILERS.length)]);
        put("process_id", machine.pid());
        put("run_id", machine.runId());
        put("tcp_port", machine.port());
        put("uptime_in_seconds", up);
        put("uptime_in_days", up / 86_400);
        put("hz", 10);
        put("configured_hz", 10);
        put("lru_clock", now.getEpochSecond() & 0xFFFFFF);
        put("executable", "/usr/bin/redis-server");
        put("config_file", "/etc/redis/redis.conf");
    }

    private void clients() {
        put("connected_clients", 1);
        put("client_recent_max_input_buffer", 2);
        put("client_recent_max_output_buffer", 0);
        put("blocked_clients", 0);
    }

    private void memory() {
        long startup = 791_000 + 8L * persona.seed("redis.startup", 0, 150);
        long overhead = startup + CLIENT_BYTES + 8L * persona.seed("redis.overhead", 10, 60);
        long used = overhead + persona.seed("redis.memory", 20_000, 500_000) + client.space.used();
        long peak = used + persona.seed("redis.peak", 9_000, 190_000);
        long active = pages(used + persona.seed("redis.active", 90_000, 400_000));
        long resident = active + pages(persona.seed("redis.resident", 1_900_000, 4_900_000));
        long rss = resident + pages(persona.seed("redis.rss", 900_000, 3_900_000));
        put("used_memory", used);
        put("used_memory_human", human(used));
        put("used_memory_rss", rss);
        put("used_memory_rss_human", human(rss));
        put("used_memory_peak", peak);
        put("used_memory_peak_human", human(peak));
        put("used_memory_peak_perc", percent(used, peak));
        put("used_memory_overhead", overhead);
        put("used_memory_startup", startup);
        put("used_memory_dataset", used - overhead);
        put("used_memory_dataset_perc", percent(used - overhead, used - startup));
        put("allocator_allocated", used + persona.seed("redis.allocated", 1_000, 60_000));
        put("allocator_active", active);
        put("allocator_resident", resident);
        limits();
        long allocated = used + persona.seed("redis.allocated", 1_000, 60_000);
        overhead("allocator_frag", active, allocated);
        overhead("allocator_rss", resident, active);
        overhead("rss_overhead", rss, resident);
        overhead("mem_fragmentation", rss, used);
        put("mem_not_counted_for_evict", 0);
        put("mem_replication_backlog", 0);
        put("mem_clients_slaves", 0);
        put("mem_clients_normal", CLIENT_BYTES);
        put("mem_aof_buffer", 0);
        put("mem_allocator", "jemalloc-5.2.1");
        put("active_defrag_running", 0);
        put("lazyfree_pending_objects", 0);
    }

    private void limits() {
        long total = persona.number(Persona.MEMORY_MB, 3936) * 1_048_576L - persona.seed("redis.total", 1, 40) * 4096L;
        put("total_system_memory", total);
        put("total_system_memory_human", human(total));
        put("used_memory_lua", 37_888);
        put("used_memory_lua_human", human(37_888));
        put("used_memory_scripts", 0);
        put("used_memory_scripts_human", human(0));
        put("number_of_cached_scripts", 0);
        put("maxmemory", 0);
        put("maxmemory_human", human(0));
        put("maxmemory_policy", "noeviction");
    }

    /** By how much one figure is above another, as a ratio and in bytes. */
    private void overhead(String name, long much, long less) {
        put(name + "_ratio", String.format(Locale.ROOT, "%.2f", (double) much / less));
        put(name + "_bytes", much - less);
    }

    private static long pages(long bytes) {
        return (bytes + PAGE - 1) / PAGE * PAGE;
    }

    private static String percent(long part, long whole) {
        return String.format(Locale.ROOT, "%.2f%%", part * 100.0 / whole);
    }

    private static String human(long bytes) {
        if (bytes < 1024) {
            return bytes + "B";
        }
        if (bytes < 1_048_576) {
            return String.format(Locale.ROOT, "%.2fK", bytes / 1024.0);
        }
        return bytes < 1_073_741_824
                ? String.format(Locale.ROOT, "%.2fM", bytes / 1_048_576.0)
                : String.format(Locale.ROOT, "%.2fG", bytes / 1_073_741_824.0);
    }

    private void persistence() {
        put("loading", 0);
        put("rdb_changes_since_last_save", client.changes);
        put("rdb_bgsave_in_progress", 0);
        put("rdb_last_save_time", client.saved.getEpochSecond());
        put("rdb_last_bgsave_status", "ok");
        put("rdb_last_bgsave_time_sec", -1);
        put("rdb_current_bgsave_time_sec", -1);
        put("rdb_last_cow_size", 0);
        put("aof_enabled", 0);
        put("aof_rewrite_in_progress", 0);
        put("aof_rewrite_scheduled", 0);
        put("aof_last_rewrite_time_sec", -1);
        put("aof_current_rewrite_time_sec", -1);
        put("aof_last_bgrewrite_status", "ok");
        put("aof_last_write_status", "ok");
        put("aof_last_cow_size", 0);
    }

    private void stats() {
        long connections = machine.clientId(client.session);
        long commands = connections * persona.seed("redis.commands", 3, 9)
                + machine.up(now).toMinutes() / 7;
        put("total_connections_received", connections);
        put("total_commands_processed", commands);
        put("instantaneous_ops_per_sec", 0);
        put("total_net_input_bytes", commands * persona.seed("redis.input", 24, 61) + commands / 3);
        put("total_net_output_bytes", commands * persona.seed("redis.output", 170, 940) + commands / 7);
        put("instantaneous_input_kbps", "0.00");
        put("instantaneous_output_kbps", "0.00");
        put("rejected_connections", 0);
        put("sync_full", 0);
        put("sync_partial_ok", 0);
        put("sync_partial_err", 0);
        put("expired_keys", 0);
        put("expired_stale_perc", "0.00");
        put("expired_time_cap_reached_count", 0);
        put("evicted_keys", 0);
        put("keyspace_hits", commands / persona.seed("redis.hits", 3, 9));
        put("keyspace_misses", commands / persona.seed("redis.misses", 13, 60));
        put("pubsub_channels", 0);
        put("pubsub_patterns", 0);
        put("latest_fork_usec", 0);
        put("migrate_cached_sockets", 0);
        put("slave_expires_tracked_keys", 0);
        put("active_defrag_hits", 0);
        put("active_defrag_misses", 0);
        put("active_defrag_key_hits", 0);
        put("active_defrag_key_misses", 0);
    }

    private void replication() {
        client.master.ifPresentOrElse(this::slave, () -> put("role", "master"));
        put("connected_slaves", 0);
        put("master_replid", machine.replicationId());
        put("master_replid2", "0".repeat(40));
        put("master_repl_offset", 0);
        put("second_repl_offset", -1);
        put("repl_backlog_active", 0);
        put("repl_backlog_size", 1_048_576);
        put("repl_backlog_first_byte_offset", 0);
        put("repl_backlog_histlen", 0);
    }

    private void slave(String master) {
        int colon = master.lastIndexOf(':');
        put("role", "slave");
        put("master_host", master.substring(0, colon).replaceAll("[\\r\\n]", ""));
        put("master_port", master.substring(colon + 1));
        put("master_link_status", "down");
        put("master_last_io_seconds_ago", -1);
        put("master_sync_in_progress", 0);
        put("slave_repl_offset", 1);
        put("master_link_down_since_seconds", 4);
        put("slave_priority", 100);
        put("slave_read_only", 1);
    }

    private void cpu() {
        double system = machine.up(now).toSeconds() * persona.seed("redis.cpu", 60, 140) / 100_000.0;
        put("used_cpu_sys", String.format(Locale.ROOT, "%.6f", system));
        put("used_cpu_user", String.format(Locale.ROOT, "%.6f", system * persona.seed("redis.user", 70, 120) / 100));
        put("used_cpu_sys_children", "0.000000");
        put("used_cpu_user_children", "0.000000");
    }

    private void keyspace() {
        for (int i = 0; i < Keyspace.DATABASES; i++) {
            int keys = client.space.size(i);
            if (keys > 0) {
                put("db" + i, "keys=" + keys + ",expires=" + client.space.expiring(i) + ",avg_ttl=0");
            }
        }
    }
}
