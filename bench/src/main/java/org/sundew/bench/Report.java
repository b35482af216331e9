package org.sundew.bench;

import java.time.LocalDate;
import java.util.Map;

/** The measurements as the page that docs/PERFORMANCE.md is. */
final class Report {
    private Report() {}

    static String of(
            int rounds, long visits, Map<String, Compare.Reached> all, Figures starts, String endurance, String gates) {
        Compare.Reached floor = all.get("bare Netty");
        Compare.Reached sundew = all.get("Sundew");
        StringBuilder page = new StringBuilder(4096);
        page.append("""
                # Performance

                Written by `bench/run write` on %s: Java %s, %d cores, Linux, loopback; servers on core 0, visitors on core 1;
                %d rounds of %,d visits, interleaved; figures are median (min–max). Absolute figures move with the machine:
                compare ratios, which are taken round by round. CPU counts all threads of a server, and what it puts off (journal,
                CSV) is waited for.

                ## A visit over TCP: connect, banner, close, recorded

                The sensor runs its whole pipeline: intake, banner sim, journal with fsync at 100 ms, CSV sink. Bare Netty
                (`bench`) sends the banner and appends one line to a buffered file; nginx answers a GET and writes its access log.

                | server | visits/s | CPU µs a visit | p99 µs at 10,000/s | RSS MB | failed |
                | --- | --- | --- | --- | --- | --- |
                """.formatted(
                        LocalDate.now(),
                        System.getProperty("java.version"),
                        Runtime.getRuntime().availableProcessors(),
                        rounds,
                        visits));
        all.forEach((name, reached) -> page.append("| %s | %s | %s | %s | %s | %s |\n"
                .formatted(
                        name,
                        reached.perSecond.text(0),
                        reached.cpuMicros.text(2),
                        reached.p99.text(0),
                        reached.residentMegabytes.text(0),
                        reached.failed.text(0))));
        page.append("""

                | Sundew over bare Netty | ratio | to reach |
                | --- | --- | --- |
                | CPU a visit | %s | ≤ 2.0 |
                | visits a second | %s | ≥ 0.55 |
                | p99 at 10,000 visits/s | %s | ≤ 2.0 |
                | UDP datagrams a second, answered and journaled | %s | ≥ 0.20 |
                | UDP CPU a datagram | %s | |

                ## UDP

                | server | datagrams/s | CPU µs each |
                | --- | --- | --- |
                | bare Netty echo | %s | %s |
                | Sundew echo | %s | %s |

                ## Start

                From the start of the process to the first port that answers, without data from an earlier run: %s s (to reach: 6).

                ## Endurance: visits from 250,000 addresses

                | visits | failed | live heap MB | RSS MB |
                | --- | --- | --- | --- |
                %s

                ## Limits and rules

                %s
                """.formatted(
                        sundew.cpuMicros.over(floor.cpuMicros).text(2),
                        sundew.perSecond.over(floor.perSecond).text(2),
                        sundew.p99.over(floor.p99).text(2),
                        sundew.udpPerSecond.over(floor.udpPerSecond).text(2),
                        sundew.udpCpuMicros.over(floor.udpCpuMicros).text(2),
                        floor.udpPerSecond.text(0),
                        floor.udpCpuMicros.text(2),
                        sundew.udpPerSecond.text(0),
                        sundew.udpCpuMicros.text(2),
                        starts.text(1),
                        endurance,
                        gates));
        return page.toString();
    }
}
