package org.sundew.win;

import static org.sundew.event.Severity.HIGH;
import static org.sundew.event.Severity.LOW;
import static org.sundew.event.Severity.MEDIUM;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The event ids that are arrivals, in one table (Microsoft, "Appendix L: Events to Monitor", and the pages of each id). */
final class Kinds {
    private static final String DONE = "success";
    private static final String FAILED = "failure";
    private static final String AS_TOLD = "";

    private static final List<Kind> KNOWN = List.of(
            // log-on
            Kind.target(4624, "logged-on", DONE, LOW),
            Kind.target(4625, "logon-failed", FAILED, MEDIUM),
            Kind.target(4634, "logged-off", DONE, LOW),
            Kind.target(4647, "logoff-initiated", DONE, LOW),
            Kind.target(4648, "logon-with-explicit-credentials", DONE, MEDIUM),
            Kind.subject(4672, "special-privileges-assigned", LOW),
            Kind.target(4768, "kerberos-ticket-requested", AS_TOLD, LOW),
            Kind.target(4769, "kerberos-service-ticket-requested", AS_TOLD, LOW),
            Kind.target(4771, "kerberos-pre-authentication-failed", FAILED, MEDIUM),
            Kind.target(4776, "credentials-validated", AS_TOLD, LOW),
            new Kind(4778, "Security", "session-reconnected", DONE, LOW, List.of("AccountName")),
            new Kind(4779, "Security", "session-disconnected", DONE, LOW, List.of("AccountName")),
            // accounts and groups
            Kind.target(4720, "user-created", DONE, HIGH),
            Kind.target(4722, "user-enabled", DONE, MEDIUM),
            Kind.target(4723, "password-change-attempted", AS_TOLD, MEDIUM),
            Kind.target(4724, "password-reset-attempted", AS_TOLD, HIGH),
            Kind.target(4725, "user-disabled", DONE, MEDIUM),
            Kind.target(4726, "user-deleted", DONE, HIGH),
            Kind.target(4738, "user-changed", DONE, MEDIUM),
            Kind.target(4740, "user-locked-out", DONE, HIGH),
            Kind.target(4767, "user-unlocked", DONE, MEDIUM),
            new Kind(4781, "Security", "account-renamed", DONE, MEDIUM, List.of("NewTargetUserName")),
            Kind.member(4728, "member-added-to-global-group", HIGH),
            Kind.member(4729, "member-removed-from-global-group", MEDIUM),
            Kind.member(4732, "member-added-to-local-group", HIGH),
            Kind.member(4733, "member-removed-from-local-group", MEDIUM),
            Kind.member(4756, "member-added-to-universal-group", HIGH),
            Kind.member(4757, "member-removed-from-universal-group", MEDIUM),
            // services, tasks, programs
            Kind.subject(4697, "service-installed", HIGH),
            Kind.system(7045, "service-installed", HIGH),
            Kind.system(7040, "service-start-type-changed", MEDIUM),
            Kind.subject(4698, "task-created", HIGH),
            Kind.subject(4699, "task-deleted", MEDIUM),
            Kind.subject(4702, "task-updated", MEDIUM),
            Kind.subject(4688, "process-created", LOW),
            // shares
            Kind.subject(5140, "share-accessed", MEDIUM),
            Kind.subject(5142, "share-added", HIGH),
            Kind.subject(5144, "share-deleted", MEDIUM),
            Kind.subject(5145, "share-object-checked", LOW),
            // the log itself
            Kind.subject(1102, "log-cleared", HIGH),
            Kind.system(104, "log-cleared", HIGH),
            Kind.subject(4719, "audit-policy-changed", HIGH),
            Kind.subject(1100, "event-log-stopped", MEDIUM));

    private final Map<Integer, Kind> kinds = new HashMap<>();

    /** The table with these more and these less. */
    Kinds(Set<Integer> more, Set<Integer> never) {
        more.forEach(id -> kinds.put(id, Kind.other(id)));
        KNOWN.forEach(kind -> kinds.put(kind.id(), kind));
        never.forEach(kinds::remove);
    }

    /** What a record of this id from this log is, if it is to be an arrival; a record may leave out the log. */
    Optional<Kind> of(int id, String channel) {
        return Optional.ofNullable(kinds.get(id))
                .filter(kind ->
                        channel.isEmpty() || kind.channel().isEmpty() || channel.equalsIgnoreCase(kind.channel()));
    }
}
