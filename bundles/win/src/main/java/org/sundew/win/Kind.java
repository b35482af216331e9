package org.sundew.win;

import java.util.List;
import org.sundew.event.Severity;

/**
 * What an event id means.
 *
 * @param id       the number that Windows gives it
 * @param channel  the event log it is from, or empty for any: numbers are unique only within a provider
 * @param name     what happened, in a word
 * @param outcome  {@code success}, {@code failure}, or empty if that stands in the record
 * @param severity what it matters on a host that nobody should use
 * @param account  the event's fields that name the account it is about, the first that is filled counts
 */
record Kind(int id, String channel, String name, String outcome, Severity severity, List<String> account) {
    private static final List<String> TARGET = List.of("TargetUserName", "SubjectUserName");
    private static final List<String> SUBJECT = List.of("SubjectUserName", "AccountName", "TargetUserName");
    private static final List<String> MEMBER = List.of("MemberName", "MemberSid");

    /** Copies the list. */
    Kind {
        account = List.copyOf(account);
    }

    /** Of the log Security, about the account that was logged on to or changed. */
    static Kind target(int id, String name, String outcome, Severity severity) {
        return new Kind(id, "Security", name, outcome, severity, TARGET);
    }

    /** Of the log Security, about the account that did something. */
    static Kind subject(int id, String name, Severity severity) {
        return new Kind(id, "Security", name, "success", severity, SUBJECT);
    }

    /** Of the log Security, about the account that was put into a group or taken out of it. */
    static Kind member(int id, String name, Severity severity) {
        return new Kind(id, "Security", name, "success", severity, MEMBER);
    }

    /** Of the log System, about the account that did something. */
    static Kind system(int id, String name, Severity severity) {
        return new Kind(id, "System", name, "success", severity, SUBJECT);
    }

    /** One that the table does not have and the cfg asks for. */
    static Kind other(int id) {
        return new Kind(id, "", "event", "", Severity.LOW, TARGET);
    }

    /** Whether it is about membership in a group, which then is the target. */
    boolean ofGroup() {
        return account.equals(MEMBER);
    }
}
