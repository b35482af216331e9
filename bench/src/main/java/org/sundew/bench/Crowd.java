package org.sundew.bench;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;

/**
 * Visitors that stay, in a process of their own whose memory counts for nobody: opens so many sessions, each from an address
 * of its own, prints the load generator's line of results, and holds them until its input ends.
 *
 * <p>{@code Crowd telnet|ssh PORT COUNT}: each logs in and stops at the shell's prompt.
 */
public final class Crowd {
    /** A kind of visitor. */
    interface Visitors extends AutoCloseable {
        /** Opens them all and returns how long each took that came to where it should, in microseconds. */
        long[] open() throws IOException, InterruptedException;

        @Override
        void close() throws IOException;
    }

    private Crowd() {}

    /** Opens, prints, holds. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int port = Integer.parseInt(arguments[1]);
        int count = Integer.parseInt(arguments[2]);
        try (Visitors visitors =
                arguments[0].equals("ssh") ? new SshCrowd(port, count) : new TelnetCrowd(port, count)) {
            long begin = System.nanoTime();
            long[] micros = visitors.open();
            Console.print(line(micros, count, (System.nanoTime() - begin) / 1e9));
            while (System.in.read() >= 0) {
                continue;
            }
        }
    }

    /** The address of the nth one: away from those of the load generator. */
    static String address(int number) {
        return "127.200.%d.%d".formatted(number / 250, 1 + number % 250);
    }

    static String line(long[] micros, int wanted, double seconds) {
        long[] sorted = micros.clone();
        Arrays.sort(sorted);
        return String.format(
                Locale.ROOT,
                "{\"visits\":%d,\"failed\":%d,\"seconds\":%.2f,\"per_second\":%.1f,\"p50\":%d,\"p99\":%d,\"max\":%d}%n",
                sorted.length,
                wanted - sorted.length,
                seconds,
                sorted.length / seconds,
                at(sorted, 0.5),
                at(sorted, 0.99),
                at(sorted, 1));
    }

    private static long at(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, Math.round(share * sorted.length))];
    }
}
