package org.sundew.shell;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sundew.shell.Logins.Start;
import org.sundew.shell.Logins.Stay;
import org.sundew.shell.Machine.Account;

/** Who is here and who was, as util-linux and shadow show it. */
final class LoginApplets {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter FULL =
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter ZONED =
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss xx yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter PLAIN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private LoginApplets() {}

    static void add(Map<String, Applet> all) {
        all.put("users", call -> call.line(call.context().account().name()));
        all.put(
                "who",
                call -> call.line(String.format(
                        Locale.ROOT,
                        "%-8s pts/0        %s (%s)",
                        call.context().account().name(),
                        time(call, call.shell().now()).format(PLAIN),
                        visitor(call))));
        all.put("w", LoginApplets::w);
        all.put("last", LoginApplets::last);
        all.put("lastb", LoginApplets::lastb);
        all.put("lastlog", LoginApplets::lastlog);
    }

    private static String visitor(Call call) {
        return call.context().get("\0visitor");
    }

    private static ZonedDateTime time(Call call, Instant instant) {
        return instant.atZone(call.machine().persona().zone());
    }

    private static int w(Call call) {
        call.line(" " + SystemApplets.head(call));
        call.line("USER     TTY      FROM             LOGIN@   IDLE   JCPU   PCPU WHAT");
        return call.line(String.format(
                Locale.ROOT,
                "%-8s pts/0    %-16s %s    0.00s  0.02s  0.00s w",
                call.context().account().name(),
                visitor(call),
                time(call, call.shell().now()).format(PLAIN).substring(11)));
    }

    private record Row(Instant when, String text) {}

    private static int last(Call call) {
        List<Row> rows = new ArrayList<>();
        Logins logins = call.machine().logins();
        for (Start each : logins.starts()) {
            boolean goesOn = each.to().equals(Instant.MAX);
            rows.add(row(
                    call,
                    "reboot",
                    "system boot",
                    each.kernel(),
                    each.from(),
                    each.to(),
                    goesOn ? "  still running" : ""));
        }
        for (Stay each : logins.stays()) {
            rows.add(row(call, each.account().name(), "pts/0", each.host(), each.from(), each.to(), ""));
        }
        String user = call.context().account().name();
        rows.add(row(call, user, "pts/0", visitor(call), call.shell().now(), Instant.MAX, "  still logged in"));
        rows.sort(Comparator.comparing(Row::when).reversed());
        int most = call.number(call.value('n', call.arg(0).replaceFirst("^-", "")), rows.size());
        List<String> names = call.operands("nf");
        rows.stream()
                .map(Row::text)
                .filter(each -> names.isEmpty() || names.contains(each.split(" ", 2)[0]))
                .limit(most)
                .forEach(call::line);
        return begun(call, "wtmp", logins.starts().get(0).from());
    }

    private static Row row(Call call, String user, String tty, String host, Instant from, Instant to, String goingOn) {
        String head = String.format(
                Locale.ROOT,
                "%-8.8s %-12s %-16.16s %s ",
                user,
                tty,
                host,
                time(call, from).format(DAY));
        if (!goingOn.isEmpty()) {
            return new Row(from, head + goingOn);
        }
        Duration length = Duration.between(from, to);
        String clock = String.format(Locale.ROOT, "%02d:%02d)", length.toHoursPart(), length.toMinutesPart());
        String lasted = length.toDays() > 0 ? "(" + length.toDays() + "+" + clock : " (" + clock;
        return new Row(from, head + "- " + time(call, to).format(DAY).substring(11) + " " + lasted);
    }

    private static int lastb(Call call) {
        if (!call.context().root()) {
            return call.fail("cannot open /var/log/btmp: Permission denied");
        }
        List<Stay> failures = call.machine().logins().failures();
        for (int i = failures.size() - 1; i >= 0; i--) {
            Stay each = failures.get(i);
            call.line(row(call, each.account().name(), "ssh:notty", each.host(), each.from(), each.to(), "")
                    .text());
        }
        return begun(call, "btmp", failures.get(0).from());
    }

    private static int begun(Call call, String file, Instant since) {
        return call.line("\n" + file + " begins " + time(call, since).format(FULL));
    }

    private static int lastlog(Call call) {
        call.line("Username         Port     From                                       Latest");
        String only = call.value('u', "");
        for (Account each : call.machine().accounts()) {
            if (only.isEmpty() || only.equals(each.name())) {
                call.line(latest(call, each));
            }
        }
        return 0;
    }

    private static String latest(Call call, Account account) {
        String format = "%-16s %-8.8s %-42s%s";
        if (account.name().equals(call.context().account().name())) {
            String now = time(call, call.shell().now()).format(ZONED);
            return String.format(Locale.ROOT, format, account.name(), "pts/0", visitor(call), now);
        }
        Stay latest = null;
        for (Stay each : call.machine().logins().stays()) {
            latest = each.account().equals(account) ? each : latest;
        }
        return latest == null
                ? String.format(Locale.ROOT, format, account.name(), "", "", "**Never logged in**")
                : String.format(
                        Locale.ROOT,
                        format,
                        account.name(),
                        "pts/0",
                        latest.host(),
                        time(call, latest.from()).format(ZONED));
    }
}
