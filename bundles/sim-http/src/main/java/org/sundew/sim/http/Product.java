package org.sundew.sim.http;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A product that a site file describes: how the head of its answers looks, and what it says when something is wrong.
 *
 * @param head     the header fields of every answer, in order; a line of no name is where an answer's own fields go
 * @param echoes   whether it answers in the visitor's version of HTTP, as Go and Netty do, and not always as HTTP/1.1
 * @param phrases  whether the status line has a reason phrase
 * @param words    what its Connection field says
 * @param tag      how it makes entity tags
 * @param types    the Content-Type of files by suffix, besides the usual ones
 * @param indexes  the names that stand for a folder, in order
 * @param allow    the methods there are, as the Allow field has them
 * @param failures what it answers when something is wrong; the first that fits counts
 */
record Product(
        List<Scripted.Line> head,
        boolean echoes,
        boolean phrases,
        Words words,
        Tag tag,
        Map<String, String> types,
        List<String> indexes,
        String allow,
        List<Failure> failures) {
    /** A line of a head that stands for the answer's own fields. */
    static final Scripted.Line OWN = new Scripted.Line("", Template.EMPTY);

    /**
     * The Connection field; blank for none.
     *
     * @param keep  if the connection stays open
     * @param asked if it stays open because the visitor asked for that
     * @param close if it ends
     */
    record Words(String keep, String asked, String close) {}

    /** How entity tags are made of a file's length and time. */
    enum Tag {
        NONE,
        /** Length and microseconds in hex, as Apache httpd. */
        APACHE,
        /** Seconds and length in hex, as nginx. */
        NGINX,
        /** Length and milliseconds, weak, as Tomcat. */
        TOMCAT;

        String of(long length, Instant saved) {
            return switch (this) {
                case NONE -> "";
                case APACHE ->
                    '"' + Long.toHexString(length) + '-' + Long.toHexString(saved.toEpochMilli() * 1000) + '"';
                case NGINX -> '"' + Long.toHexString(saved.getEpochSecond()) + '-' + Long.toHexString(length) + '"';
                case TOMCAT -> "W/\"" + length + '-' + saved.toEpochMilli() + '"';
            };
        }
    }

    /**
     * What it answers when something is wrong.
     *
     * @param statuses with these statuses; none for any
     */
    record Failure(Set<Integer> statuses, Scripted answer) {
        boolean fits(int status) {
            return statuses.isEmpty() || statuses.contains(status);
        }
    }

    Product {
        head = List.copyOf(head);
        types = Map.copyOf(types);
        indexes = List.copyOf(indexes);
        failures = List.copyOf(failures);
    }

    Optional<Scripted> failure(int status) {
        return failures.stream().filter(each -> each.fits(status)).findFirst().map(Failure::answer);
    }

    String reason(int status) {
        return phrases ? Reasons.of(status) : "";
    }
}
