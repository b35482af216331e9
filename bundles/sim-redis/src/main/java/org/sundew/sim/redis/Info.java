package org.sundew.sim.redis;

import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.sundew.sim.Persona;

/** What INFO tells: believable, coherent with the persona, and the same numbers for nobody else. */
final class Info {
    /** The sections that are told only to who asks for them, or for all. */
    private static final Set<String> EXTRA = Set.of("commandstats", "latencystats");

    private static final String[] COMPILERS = {"7.5.0", "8.3.0", "8.4.0", "9.2.1", "9.3.0", "9.4.0", "10.2.1"};
    private static final int PAGE = 4096;

    private final Client client;
    private final Machine machine;
    private final Persona persona;
    private final Instant now;
    private final Map<String, String> figures = new HashMap<>();
    private final StringBuilder text = new StringBuilder(3000);

    Info(Client client) {
        this.client = client;
        this.machine = client.machine;
        this.persona = machine.persona();
        this.now = client.session.now();
    }

    /** The sections asked for, in lower case; those that are told by default, if none is. */
    String text(Set<String> asked) {
        boolean whole = asked.contains("all") || (asked.contains("everything") && client.settings.major() > 5);
        boolean usual = asked.isEmpty() || asked.contains("default");
        boolean told = false;
        for (String line : client.settings.edition().info()) {
            if (line.startsWith("# ")) {
                String name = line.substring(2).toLowerCase(Locale.ROOT);
                told = whole || asked.contains(name) || (usual && !EXTRA.contains(name));
                text.append(told && !text.isEmpty() ? "\r\n" : "").append(told ? line + "\r\n" : "");
            } else if (told) {
                tell(line);
            }
        }
        return text.toString();
    }

    private void tell(String line) {
        switch (line) {
            case "role" -> role();
            case "keyspace" -> keyspace();
            default -> {
                if (line.indexOf(':') >= 0) {
                    text.append(line).append("\r\n");
                } else {
                    text.append(line).append(':').append(figure(line)).append("\r\n");
                }
            }
        }
    }

    private String figure(String name) {
        if (figures.isEmpty()) {
            server();
            put("master_replid", machine.replicationId());
            memory();
            persistence();
            stats();
            cpu();
        }
        String figure = figures.get(name);
        if (figure == null) {
            throw new IllegalStateException("nobody works out " + name);
        }
        return figure;
    }

    private void put(String name, String value) {
        figures.put(name, value);
    }

    private void put(String name, long value) {
        put(name, Long.toString(value));
    }

    private void server() {
        long up = machine.up(now).toSeconds();
        put("redis_version", machine.version());
        put("redis_build_id", machine.buildId());
        put("os", "Linux " + persona.kernel() + " " + persona.machine());
        put("gcc_version", COMPILERS[persona.seed("redis.gcc", 0, COMPILERS.length)]);
        put("process_id", machine.pid());
        put("run_id", machine.runId());
        put("tcp_port", machine.port());
        put("uptime_in_seconds", up);
        put("uptime_in_days", up / 86_400);
        put("server_time_usec", now.getEpochSecond() * 1_000_000 + now.getNano() / 1000);
        put("lru_clock", now.getEpochSecond() & 0xFFFFFF);
    }

    private void memory() {
        long startup = client.settings.edition().startupBytes() + 8L * persona.seed("redis.startup", 0, 150);
        long overhead = startup + client.settings.edition().clientBytes() + 8L * persona.seed("redis.overhead", 10, 60);
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
        put("mem_clients_normal", client.settings.edition().clientBytes());
    }

    private void limits() {
        long total = persona.number(Persona.MEMORY_MB, 3936) * 1_048_576L - persona.seed("redis.total", 1, 40) * 4096L;
        put("total_system_memory", total);
        put("total_system_memory_human", human(total));
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
        put("rdb_changes_since_last_save", client.changes);
        put("rdb_last_save_time", client.saved.getEpochSecond());
    }

    private void stats() {
        long connections = machine.clientId(client.session);
        long commands = connections * persona.seed("redis.commands", 3, 9)
                + machine.up(now).toMinutes() / 7;
        put("total_connections_received", connections);
        put("total_commands_processed", commands);
        put("total_net_input_bytes", commands * persona.seed("redis.input", 24, 61) + commands / 3);
        put("total_net_output_bytes", commands * persona.seed("redis.output", 170, 940) + commands / 7);
        put("total_reads_processed", commands + connections);
        put("total_writes_processed", commands);
        put("keyspace_hits", commands / persona.seed("redis.hits", 3, 9));
        put("keyspace_misses", commands / persona.seed("redis.misses", 13, 60));
    }

    private void cpu() {
        double system = machine.up(now).toSeconds() * persona.seed("redis.cpu", 60, 140) / 100_000.0;
        double user = system * persona.seed("redis.user", 70, 120) / 100;
        put("used_cpu_sys", seconds(system));
        put("used_cpu_user", seconds(user));
        put("used_cpu_sys_main_thread", seconds(system * 0.98));
        put("used_cpu_user_main_thread", seconds(user * 0.99));
    }

    private static String seconds(double time) {
        return String.format(Locale.ROOT, "%.6f", time);
    }

    private void role() {
        if (client.master.isEmpty()) {
            text.append("role:master\r\n");
            return;
        }
        String master = client.master.get();
        int colon = master.lastIndexOf(':');
        boolean seventh = client.settings.major() >= 7;
        text.append("role:slave\r\nmaster_host:")
                .append(master.substring(0, colon).replaceAll("[\\r\\n]", ""))
                .append("\r\nmaster_port:")
                .append(master.substring(colon + 1))
                .append("\r\nmaster_link_status:down\r\nmaster_last_io_seconds_ago:-1\r\nmaster_sync_in_progress:0\r\n")
                .append(seventh ? "slave_read_repl_offset:0\r\nslave_repl_offset:0\r\n" : "slave_repl_offset:1\r\n")
                .append("master_link_down_since_seconds:4\r\nslave_priority:100\r\nslave_read_only:1\r\n")
                .append(client.settings.major() >= 6 ? "replica_announced:1\r\n" : "");
    }

    private void keyspace() {
        for (int i = 0; i < Keyspace.DATABASES; i++) {
            int keys = client.space.size(i);
            if (keys > 0) {
                text.append("db" + i + ":keys=" + keys + ",expires=" + client.space.expiring(i) + ",avg_ttl=0\r\n");
            }
        }
    }
}
