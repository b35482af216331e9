package org.sundew.sim.ftp;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What MLST and MLSD tell of a file (RFC 3659 section 7), in ProFTPD's order, and which of it a visitor wants told. */
final class Facts {
    private static final DateTimeFormatter MODIFY =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final List<String> ALL = List.of(
            "modify",
            "perm",
            "size",
            "type",
            "unique",
            "UNIX.group",
            "UNIX.groupname",
            "UNIX.mode",
            "UNIX.owner",
            "UNIX.ownername");

    private Set<String> told = Set.copyOf(ALL);

    /** From now on only these are told, by semicolons; gives back those that there are. */
    String select(String wanted) {
        Set<String> known = new LinkedHashSet<>();
        for (String name : wanted.split(";", -1)) {
            ALL.stream().filter(fact -> fact.equalsIgnoreCase(name.trim())).forEach(known::add);
        }
        told = known;
        StringBuilder text = new StringBuilder();
        known.forEach(name -> text.append(name).append(';'));
        return text.toString();
    }

    /** The facts, each ended by a semicolon; the type is {@code file}, {@code dir}, {@code cdir} or {@code pdir}. */
    String of(View view, FtpFile file, String type) {
        StringBuilder text = new StringBuilder();
        for (String name : ALL) {
            if (told.contains(name) && !(file.folder() && name.equals("size"))) {
                text.append(name)
                        .append('=')
                        .append(value(name, view, file, type))
                        .append(';');
            }
        }
        return text.toString();
    }

    private static String value(String name, View view, FtpFile file, String type) {
        return switch (name) {
            case "modify" -> MODIFY.format(view.changed(file));
            case "perm" -> permissions(view, file);
            case "size" -> Long.toString(file.size());
            case "type" -> type;
            case "unique" ->
                String.format(
                        Locale.ROOT,
                        "FE00U%X",
                        0x100000 + Math.floorMod(view.files().number(file), 0x80000));
            case "UNIX.group" -> Integer.toString(file.owner().group());
            case "UNIX.mode" -> file.folder() ? (view.writable() ? "0777" : "0755") : "0644";
            case "UNIX.owner" -> Integer.toString(file.owner().user());
            default -> view.user();
        };
    }

    private static String permissions(View view, FtpFile file) {
        if (file.folder()) {
            return view.writable() ? "flcdmpe" : "fle";
        }
        return file.owner().equals(Owner.ROOT) ? "adfr" : "adfrw";
    }
}
