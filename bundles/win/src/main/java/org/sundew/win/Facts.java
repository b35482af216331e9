package org.sundew.win;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sundew.event.Note;

/** What a record says, as notes: named as ECS and Winlogbeat name it where they do. */
final class Facts {
    /** The event's own fields, by the name of their note; the first that is filled counts. */
    private static final List<Map.Entry<String, List<String>>> FIELDS = List.of(
            Map.entry("winlog.logon.id", List.of("TargetLogonId", "SubjectLogonId", "LogonID")),
            Map.entry("winlog.logon.process", List.of("LogonProcessName")),
            Map.entry("winlog.authentication.package", List.of("AuthenticationPackageName", "PackageName")),
            Map.entry("winlog.workstation", List.of("WorkstationName", "Workstation", "ClientName")),
            Map.entry("winlog.status", List.of("Status")),
            Map.entry("winlog.substatus", List.of("SubStatus")),
            Map.entry("winlog.failure.reason", List.of("FailureReason")),
            Map.entry("winlog.target.server", List.of("TargetServerName")),
            Map.entry("winlog.subject.user", List.of("SubjectUserName")),
            Map.entry("winlog.subject.domain", List.of("SubjectDomainName")),
            Map.entry("winlog.account.old", List.of("OldTargetUserName")),
            Map.entry("winlog.privileges", List.of("PrivilegeList")),
            Map.entry("winlog.share.name", List.of("ShareName")),
            Map.entry("winlog.share.path", List.of("ShareLocalPath")),
            Map.entry("winlog.share.target", List.of("RelativeTargetName")),
            Map.entry("winlog.task.name", List.of("TaskName")),
            Map.entry("service.name", List.of("ServiceName", "param1")),
            Map.entry("service.path", List.of("ServiceFileName", "ImagePath")),
            Map.entry("service.start", List.of("ServiceStartType", "StartType")),
            Map.entry("service.account", List.of("ServiceAccount", "AccountName")),
            Map.entry("process.name", List.of("NewProcessName", "ProcessName")),
            Map.entry("process.parent.name", List.of("ParentProcessName")),
            Map.entry(Note.COMMAND, List.of("CommandLine")));

    private static final Map<String, String> LOGON_TYPES = Map.of(
            "2", "interactive",
            "3", "network",
            "4", "batch",
            "5", "service",
            "7", "unlock",
            "8", "network-cleartext",
            "9", "new-credentials",
            "10", "remote-interactive",
            "11", "cached-interactive");

    private static final String NO_ERROR = "0x0+|0";

    private final AuditRecord audit;
    private final Kind kind;
    private final List<Note> notes = new ArrayList<>();

    Facts(AuditRecord audit, Kind kind) {
        this.audit = audit;
        this.kind = kind;
    }

    List<Note> notes() {
        note("event.code", Integer.toString(kind.id()));
        note("winlog.event", kind.name());
        note(Note.OUTCOME, outcome());
        account();
        logonType();
        FIELDS.forEach(field -> note(field.getKey(), audit.data(field.getValue())));
        note("host.name", audit.host());
        note("event.provider", audit.provider());
        note("winlog.channel", audit.channel());
        note("winlog.record.id", audit.recordNumber());
        note("winlog.time", audit.time());
        return notes;
    }

    private void note(String name, String value) {
        if (!value.isEmpty()) {
            notes.add(new Note(name, value));
        }
    }

    private String outcome() {
        if (!kind.outcome().isEmpty()) {
            return kind.outcome();
        }
        String status = audit.data("Status");
        return status.isEmpty() || status.matches(NO_ERROR) ? audit.outcome() : "failure";
    }

    private void account() {
        note(Note.USER, audit.data(kind.account()));
        if (kind.ofGroup()) {
            note("winlog.group.name", audit.data("TargetUserName"));
            note("winlog.group.domain", audit.data("TargetDomainName"));
            return;
        }
        boolean subject = kind.account().get(0).startsWith("Subject");
        note(
                "user.domain",
                audit.data(
                        subject
                                ? List.of("SubjectDomainName", "TargetDomainName", "AccountDomain")
                                : List.of("TargetDomainName", "SubjectDomainName", "AccountDomain")));
    }

    private void logonType() {
        String type = audit.data("LogonType");
        note("winlog.logon.type", type);
        note("winlog.logon.name", LOGON_TYPES.getOrDefault(type, ""));
    }
}
