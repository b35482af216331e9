package org.sundew.shell;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sundew.event.Note;
import org.sundew.event.Observation;
import org.sundew.sim.Persona;

/** What the machine's network looks like. Nothing is ever looked up or dialled. */
final class Network {
    /** How long nobody answers. */
    static final Duration PATIENCE = Duration.ofSeconds(21);

    /** Who made the gateway: Cisco, Juniper, MikroTik, Ubiquiti, Fortinet, HPE Aruba, Zyxel, TP-Link, VMware, Arista. */
    private static final String[] MAKERS = {
        "00:1b:54",
        "00:26:88",
        "2c:6b:f5",
        "3c:61:04",
        "4c:5e:0c",
        "64:d1:54",
        "24:a4:3c",
        "78:8a:20",
        "00:09:0f",
        "90:6c:ac",
        "00:0b:86",
        "20:4c:03",
        "5c:f4:ab",
        "50:c7:bf",
        "00:50:56",
        "00:1c:73"
    };

    private Network() {}

    static void add(Map<String, Applet> all) {
        all.put("ifconfig", Network::ifconfig);
        all.put("ip", Network::ip);
        all.put(
                "route",
                call -> call.line(
                        "Kernel IP routing table\nDestination     Gateway         Genmask         Flags Metric Ref    Use Iface\n"
                                + String.format(
                                        Locale.ROOT,
                                        "%-15s %-15s %-15s UG    0      0        0 %s%n",
                                        "0.0.0.0",
                                        gateway(call),
                                        "0.0.0.0",
                                        card(call))
                                + String.format(
                                        Locale.ROOT,
                                        "%-15s %-15s %-15s U     0      0        0 %s",
                                        net(call) + ".0",
                                        "0.0.0.0",
                                        "255.255.255.0",
                                        card(call))));
        all.put(
                "arp",
                call -> call.line(gateway(call) + " dev " + card(call) + " lladdr " + neighbour(call) + " REACHABLE"));
        all.put("netstat", Network::netstat);
        all.put("ss", Network::ss);
        all.put("ping", Network::ping);
        all.put("ping6", Network::ping);
        all.put("traceroute", Network::ping);
        all.put("nslookup", Network::unresolved);
        all.put("host", Network::unresolved);
        all.put("dig", Network::unresolved);
        all.put("nc", Network::dial);
        all.put("ncat", Network::dial);
        all.put("telnet", Network::dial);
        all.put("ssh", Network::dial);
        all.put("iwconfig", call -> call.line("lo        no wireless extensions."));
    }

    static String card(Call call) {
        return call.machine().busybox() ? "br-lan" : "eth0";
    }

    private static String address(Call call) {
        String address = call.context().get("\0address");
        return address.isEmpty() ? "192.168.1.10" : address;
    }

    private static String net(Call call) {
        String address = address(call);
        return address.contains(".") ? address.substring(0, address.lastIndexOf('.')) : "192.168.1";
    }

    private static String gateway(Call call) {
        return net(call) + (address(call).endsWith(".1") ? ".254" : ".1");
    }

    private static String mac(Machine machine) {
        return machine.persona().fact(Persona.MAC, "52:54:00:12:34:56");
    }

    private static String neighbour(Call call) {
        Persona persona = call.machine().persona();
        long seed = persona.seed("neighbour");
        String maker = MAKERS[persona.seed("neighbour.maker", 0, MAKERS.length)];
        return String.format(Locale.ROOT, "%s:%02x:%02x:%02x", maker, seed & 0xFF, seed >> 8 & 0xFF, seed >> 16 & 0xFF);
    }

    private static long traffic(Scene scene, String what) {
        long up = scene.machine().up(scene.now()).toSeconds();
        return up * scene.machine().persona().seed(what, 300, 2_500);
    }

    static String devices(Scene scene) {
        return "Inter-|   Receive                                                |  Transmit\n"
                + " face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed\n"
                + String.format(
                        Locale.ROOT,
                        "    lo: %d %d    0    0    0     0          0         0 %d %d    0    0    0     0       0          0%n",
                        traffic(scene, "lo") / 50,
                        traffic(scene, "lo") / 5_000,
                        traffic(scene, "lo") / 50,
                        traffic(scene, "lo") / 5_000)
                + String.format(
                        Locale.ROOT,
                        "%6s: %d %d    0    0    0     0          0         0 %d %d    0    0    0     0       0          0%n",
                        scene.machine().busybox() ? "br-lan" : "eth0",
                        traffic(scene, "rx"),
                        traffic(scene, "rx") / 700,
                        traffic(scene, "tx"),
                        traffic(scene, "tx") / 500);
    }

    private static int ifconfig(Call call) {
        Scene scene = call.scene();
        return call.line(card(call) + ": flags=4163<UP,BROADCAST,RUNNING,MULTICAST>  mtu 1500\n        inet "
                + address(call)
                + "  netmask 255.255.255.0  broadcast " + net(call) + ".255\n        ether " + mac(call.machine())
                + "  txqueuelen 1000  (Ethernet)\n        RX packets " + traffic(scene, "rx") / 700 + "  bytes "
                + traffic(scene, "rx")
                + "\n        RX errors 0  dropped 0  overruns 0  frame 0\n        TX packets "
                + traffic(scene, "tx") / 500 + "  bytes "
                + traffic(scene, "tx") + "\n        TX errors 0  dropped 0 overruns 0  carrier 0  collisions 0\n\n"
                + "lo: flags=73<UP,LOOPBACK,RUNNING>  mtu 65536\n        inet 127.0.0.1  netmask 255.0.0.0\n"
                + "        loop  txqueuelen 1000  (Local Loopback)\n");
    }

    private static int ip(Call call) {
        String what = call.operands().isEmpty() ? "" : call.operands().get(0);
        if (what.startsWith("r")) {
            return call.line("default via " + gateway(call) + " dev " + card(call) + "\n" + net(call) + ".0/24 dev "
                    + card(call) + " proto kernel scope link src " + address(call));
        }
        if (what.startsWith("n")) {
            return call.line(gateway(call) + " dev " + card(call) + " lladdr " + neighbour(call) + " REACHABLE");
        }
        boolean addresses = what.startsWith("a");
        call.line("1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN group default qlen 1000\n"
                + "    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00"
                + (addresses
                        ? "\n    inet 127.0.0.1/8 scope host lo\n" + "       valid_lft forever preferred_lft forever"
                        : ""));
        return call.line("2: " + card(call)
                + ": <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc fq_codel state UP group default qlen 1000\n"
                + "    link/ether " + mac(call.machine()) + " brd ff:ff:ff:ff:ff:ff"
                + (addresses
                        ? "\n    inet " + address(call) + "/24 brd " + net(call) + ".255 scope global " + card(call)
                                + "\n       valid_lft forever preferred_lft forever"
                        : ""));
    }

    private static int netstat(Call call) {
        if (call.flag('r')) {
            return call.line(
                    "Kernel IP routing table\nDestination     Gateway         Genmask         Flags   MSS Window  irtt Iface\n"
                            + String.format(
                                    Locale.ROOT,
                                    "%-15s %-15s %-15s UG        0 0          0 %s",
                                    "0.0.0.0",
                                    gateway(call),
                                    "0.0.0.0",
                                    card(call)));
        }
        call.line("Active Internet connections (servers and established)\n"
                + "Proto Recv-Q Send-Q Local Address           Foreign Address         State"
                + (call.flag('p') ? "       PID/Program name" : ""));
        for (String port : new String[] {"22", "23", "80"}) {
            call.line(String.format(
                    Locale.ROOT,
                    "tcp        0      0 %-23s %-23s LISTEN%s",
                    "0.0.0.0:" + port,
                    "0.0.0.0:*",
                    call.flag('p') ? "      -" : ""));
        }
        return call.line(String.format(
                Locale.ROOT,
                "tcp        0     36 %-23s %-23s ESTABLISHED",
                address(call) + ":" + port(call),
                visitor(call)));
    }

    private static String visitor(Call call) {
        return call.context().get("\0visitor") + ":" + call.context().get("\0source");
    }

    private static String port(Call call) {
        String port = call.context().get("\0port");
        return port.isEmpty() ? "22" : port;
    }

    private static int ss(Call call) {
        call.line("Netid State  Recv-Q Send-Q Local Address:Port  Peer Address:Port Process");
        for (String port : new String[] {"22", "23", "80"}) {
            call.line(
                    String.format(Locale.ROOT, "tcp   LISTEN 0      128    %14s:%-5s      0.0.0.0:*", "0.0.0.0", port));
        }
        return call.line(String.format(
                Locale.ROOT, "tcp   ESTAB  0      36     %14s:%-5s %s", address(call), port(call), visitor(call)));
    }

    /** Whether it is an address, and no name to be looked up. */
    static boolean numeric(String host) {
        return host.matches("\\d{1,3}(\\.\\d{1,3}){3}");
    }

    private static void tell(Call call, String host, String port) {
        tell(call.shell(), host, port, call.name());
    }

    static void tell(Interpreter shell, String host, String port, String command) {
        shell.report(Observation.of(
                "outbound", new Note("host", host), new Note("port", port), new Note(Note.COMMAND, command)));
    }

    private static int ping(Call call) {
        List<String> operands = call.operands("cwiIstW");
        String host = operands.isEmpty() ? "" : operands.get(0);
        if (host.isEmpty()) {
            return call.fail(2, "usage error: Destination address required");
        }
        tell(call, host, "");
        if (!numeric(host)) {
            call.shell().allowance().take(Duration.ofSeconds(5));
            return call.fail(2, host + ": Temporary failure in name resolution");
        }
        int count = Math.min(10, call.number(call.value('c', "4"), 4));
        call.line("PING " + host + " (" + host + ") 56(84) bytes of data.");
        call.shell().allowance().take(Duration.ofSeconds(count + 9));
        call.line("\n--- " + host + " ping statistics ---\n" + count
                + " packets transmitted, 0 received, 100% packet loss, time " + count * 1012 + "ms\n");
        return 1;
    }

    private static int unresolved(Call call) {
        tell(call, call.operands().isEmpty() ? "" : call.operands().get(0), "53");
        call.shell().allowance().take(Duration.ofSeconds(10));
        return call.line(";; communications error to 127.0.0.1#53: timed out\n;; no servers could be reached");
    }

    private static int dial(Call call) {
        List<String> operands = call.operands("pwliouF");
        String host = operands.isEmpty() ? "" : operands.get(0).replaceAll("^.*@", "");
        String port = operands.size() > 1 && !call.name().equals("ssh") ? operands.get(1) : call.value('p', "22");
        if ((call.flag('l') && !call.name().equals("ssh")) || host.isEmpty()) {
            return host.isEmpty() ? 1 : 0;
        }
        tell(call, host, port);
        call.shell().allowance().take(Duration.ofSeconds(numeric(host) ? 21 : 5));
        return switch (call.name()) {
            case "ssh" ->
                call.err(
                        numeric(host)
                                ? "ssh: connect to host " + host + " port " + port + ": Connection timed out"
                                : "ssh: Could not resolve hostname " + host + ": Temporary failure in name resolution");
            case "telnet" ->
                call.err(
                        numeric(host)
                                ? "Trying " + host
                                        + "...\ntelnet: Unable to connect to remote host: Connection timed out"
                                : "telnet: could not resolve " + host + "/" + port
                                        + ": Temporary failure in name resolution");
            default ->
                call.err(
                        numeric(host)
                                ? "(UNKNOWN) [" + host + "] " + port + " (?) : Connection timed out"
                                : host + ": forward host lookup failed: Host name lookup failure");
        };
    }
}
