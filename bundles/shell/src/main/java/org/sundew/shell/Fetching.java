package org.sundew.shell;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sundew.event.Note;
import org.sundew.event.Observation;
import org.sundew.event.Severity;

/** Commands that fetch files. They tell what was to be fetched and fail as behind a firewall: nothing is ever dialled. */
final class Fetching {
    /** What fetching is reported as. */
    static final String ACTION = "download";

    private Fetching() {}

    static void add(Map<String, Applet> all) {
        all.put("wget", Fetching::wget);
        all.put("curl", Fetching::curl);
        all.put("tftp", Fetching::tftp);
        all.put("ftpget", Fetching::ftpget);
        all.put("ftpput", Fetching::ftpget);
        all.put("ftp", Fetching::ftpget);
        all.put(
                "scp",
                call -> remote(call, "ssh: connect to host %s port 22: Connection timed out\nscp: Connection closed"));
        all.put("rsync", call -> remote(call, "ssh: connect to host %s port 22: Connection timed out"));
        all.put("git", call -> remote(call, "fatal: unable to access '%s': Could not resolve host"));
    }

    private static void tell(Call call, String url) {
        String line = call.name() + " " + String.join(" ", call.args());
        call.report(Observation.of(ACTION, new Note(Note.URL, url), new Note(Note.COMMAND, line)));
        call.shell().raise(Severity.HIGH);
    }

    private static String host(String url) {
        try {
            URI uri = new URI(url.contains("://") ? url : "http://" + url);
            return uri.getHost() == null ? "" : uri.getHost();
        } catch (URISyntaxException e) {
            return "";
        }
    }

    private static int port(String url) {
        try {
            URI uri = new URI(url.contains("://") ? url : "http://" + url);
            return uri.getPort() > 0 ? uri.getPort() : "https".equals(uri.getScheme()) ? 443 : 80;
        } catch (URISyntaxException e) {
            return 80;
        }
    }

    private static int wget(Call call) {
        List<String> urls = call.operands("OoPTtU");
        if (call.word("--version") || call.flag('V')) {
            return call.line("GNU Wget 1.21.3 built on linux-gnu.");
        }
        if (urls.isEmpty()) {
            return call.fail("missing URL\nUsage: wget [OPTION]... [URL]...\n\nTry `wget --help' for more options.");
        }
        int status = 0;
        for (String url : urls) {
            status = wget(call, url);
        }
        return status;
    }

    private static int wget(Call call, String url) {
        tell(call, url);
        String host = host(url);
        int port = port(url);
        boolean quiet = call.flag('q');
        if (call.machine().busybox()) {
            call.shell().allowance().take(Duration.ofSeconds(Network.numeric(host) ? 20 : 5));
            return call.err(
                    Network.numeric(host)
                            ? (quiet ? "" : "Connecting to " + host + " (" + host + ":" + port + ")\n")
                                    + "wget: can't connect to remote host (" + host + "): Connection timed out"
                            : "wget: bad address '" + host + "'");
        }
        String time = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT)
                .format(call.shell().now().atZone(call.machine().persona().zone()));
        String full = url.contains("://") ? url : "http://" + url;
        if (!quiet) {
            call.err().line("--" + time + "--  " + full + (full.indexOf('/', 8) < 0 ? "/" : ""));
        }
        if (!Network.numeric(host)) {
            call.err().print(quiet ? "" : "Resolving " + host + " (" + host + ")... ");
            call.shell().allowance().take(Duration.ofSeconds(5));
            call.err()
                    .line((quiet ? "" : "failed: Temporary failure in name resolution.\n")
                            + "wget: unable to resolve host address ‘" + host + "’");
            return 4;
        }
        call.err().print(quiet ? "" : "Connecting to " + host + ":" + port + "... ");
        call.shell().allowance().take(Duration.ofSeconds(20));
        call.err().print(quiet ? "" : "failed: Connection timed out.\nRetrying.\n\n");
        return 4;
    }

    private static int curl(Call call) {
        List<String> urls = call.operands("oHdXAuUxmFTeEbc");
        if (call.word("--version") || call.flag('V')) {
            return call.line("curl 7.88.1 (x86_64-pc-linux-gnu) libcurl/7.88.1 OpenSSL/3.0.17 zlib/1.2.13");
        }
        if (urls.isEmpty()) {
            call.err().line("curl: try 'curl --help' or 'curl --manual' for more information");
            return 2;
        }
        int status = 0;
        for (String url : urls) {
            tell(call, url);
            String host = host(url);
            boolean silent = call.flag('s') && !call.flag('S');
            call.shell().allowance().take(Duration.ofSeconds(Network.numeric(host) ? 20 : 5));
            status = Network.numeric(host) ? 28 : 6;
            if (!silent) {
                call.err()
                        .line(
                                Network.numeric(host)
                                        ? "curl: (28) Failed to connect to " + host + " port " + port(url)
                                                + " after 20013 ms: Couldn't connect to server"
                                        : "curl: (6) Could not resolve host: " + host);
            }
        }
        return status;
    }

    private static int tftp(Call call) {
        List<String> operands = call.operands("lrbg");
        String host = operands.isEmpty() ? call.arg(call.args().size() - 1) : operands.get(0);
        String file = call.value('r', call.value('g', operands.size() > 2 ? operands.get(2) : ""));
        tell(call, "tftp://" + host + "/" + file);
        call.shell().allowance().take(Duration.ofSeconds(15));
        return call.err("tftp: timeout");
    }

    private static int ftpget(Call call) {
        List<String> operands = call.operands("upP");
        String host = operands.isEmpty() ? "" : operands.get(0);
        String file = operands.isEmpty() ? "" : operands.get(operands.size() - 1);
        tell(call, "ftp://" + host + "/" + file);
        call.shell().allowance().take(Duration.ofSeconds(20));
        return call.err(call.name() + ": can't connect to remote host (" + host + "): Connection timed out");
    }

    private static int remote(Call call, String complaint) {
        String target = call.operands("Pio").stream()
                .filter(each -> each.contains(":"))
                .findFirst()
                .orElse("");
        if (target.isEmpty()) {
            return call.fail("missing argument");
        }
        tell(call, target);
        call.shell().allowance().take(Duration.ofSeconds(20));
        call.err().line(complaint.replace("%s", target.replaceAll("^.*@|:.*$", "")));
        return 255;
    }
}
