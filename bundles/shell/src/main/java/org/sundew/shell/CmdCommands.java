package org.sundew.shell;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.sundew.event.Note;
import org.sundew.event.Observation;
import org.sundew.event.Severity;
import org.sundew.shell.Machine.Account;
import org.sundew.sim.Persona;

/** The commands of {@link CmdShell}. */
final class CmdCommands {
    private static final String NOT_FOUND = "The system cannot find the file specified.\n";

    private final Machine machine;
    private final Console console;
    private final Disk disk;
    private final String user;
    private String folder;

    CmdCommands(Machine machine, Console console, Disk disk, String user, String folder) {
        this.machine = machine;
        this.console = console;
        this.disk = disk;
        this.user = user;
        this.folder = folder;
    }

    String folder() {
        return folder;
    }

    String shown(String path) {
        return "C:" + (path.equals("/") ? "\\" : path.replace('/', '\\'));
    }

    String path(String written) {
        String plain = written.replace("\"", "").replace('\\', '/').replaceAll("^[A-Za-z]:", "");
        String absolute = Paths.absolute(folder, plain.isEmpty() ? "/" : plain);
        return sameCase(absolute);
    }

    /** Windows does not tell upper from lower case; the disk does. */
    private String sameCase(String path) {
        String found = "/";
        for (String part : path.substring(1).split("/", -1)) {
            Node node = disk.find(found);
            String name = part;
            if (node != null) {
                name = node.children().keySet().stream()
                        .filter(each -> each.equalsIgnoreCase(part))
                        .findFirst()
                        .orElse(part);
            }
            found = Paths.absolute(found, name);
        }
        return found;
    }

    private Scene scene() {
        return new Scene(console.now(), 0, machine);
    }

    String run(String line) {
        String[] parts = line.split("\\s+", 2);
        String rest = parts.length > 1 ? parts[1].strip() : "";
        String name = parts[0].toLowerCase(Locale.ROOT).replaceAll("\\.exe$", "");
        Persona persona = machine.persona();
        return switch (name) {
            case "ver" -> "\nMicrosoft Windows [Version " + persona.kernel() + "]\n";
            case "whoami" -> (persona.host() + "\\" + user).toLowerCase(Locale.ROOT) + "\n";
            case "hostname" -> persona.host() + "\n";
            case "echo", "echo." -> variables(rest) + "\n";
            case "cls", "rem", "title", "color", "chcp", "ping", "timeout" -> name.equals("ping") ? ping(rest) : "";
            case "dir" -> dir(rest);
            case "cd", "chdir" -> cd(rest);
            case "type", "more" -> type(rest);
            case "md", "mkdir" -> make(rest);
            case "del", "erase", "rd", "rmdir" -> delete(rest);
            case "set" -> environment();
            case "ipconfig" -> CmdSystem.ipconfig(machine, console.address());
            case "systeminfo" -> CmdSystem.systeminfo(machine);
            case "tasklist" -> CmdSystem.tasklist(machine);
            case "net" -> net(rest);
            case "date", "time" -> "The current " + name + " is: " + CmdSystem.stamp(machine, console.now()) + "\n";
            case "help" ->
                "For more information on a specific command, type HELP command-name\nCD DIR ECHO EXIT MD RD SET TYPE VER\n";
            case "powershell", "certutil", "bitsadmin", "curl", "ftp", "tftp", "mshta", "wget" -> fetch(name, line);
            case "taskkill", "sc", "reg", "schtasks", "netsh", "wmic", "attrib", "icacls" ->
                "ERROR: Access is denied.\n";
            default ->
                "'" + parts[0]
                        + "' is not recognized as an internal or external command,\noperable program or batch file.\n";
        };
    }

    private String variables(String text) {
        String all = text;
        for (Map.Entry<String, String> each : values().entrySet()) {
            all = all.replaceAll(
                    "(?i)%" + each.getKey() + "%", java.util.regex.Matcher.quoteReplacement(each.getValue()));
        }
        return all;
    }

    private Map<String, String> values() {
        return new java.util.TreeMap<>(Map.of(
                "COMPUTERNAME",
                machine.persona().host(),
                "USERNAME",
                user,
                "USERPROFILE",
                "C:\\Users\\" + user,
                "OS",
                "Windows_NT",
                "SYSTEMROOT",
                "C:\\Windows",
                "TEMP",
                "C:\\Users\\" + user + "\\AppData\\Local\\Temp",
                "PROCESSOR_ARCHITECTURE",
                "AMD64",
                "NUMBER_OF_PROCESSORS",
                Integer.toString(machine.cpus()),
                "COMSPEC",
                "C:\\Windows\\system32\\cmd.exe",
                "PATH",
                "C:\\Windows\\system32;C:\\Windows"));
    }

    private String environment() {
        StringBuilder text = new StringBuilder();
        values().forEach((name, value) ->
                text.append(name).append('=').append(value).append('\n'));
        return text.toString();
    }

    private String cd(String rest) {
        if (rest.isEmpty()) {
            return shown(folder) + "\n";
        }
        String target = path(rest.replaceAll("(?i)^/d ", ""));
        Node node = disk.find(target);
        if (node == null || !node.folder()) {
            return "The system cannot find the path specified.\n";
        }
        folder = target;
        return "";
    }

    private String dir(String rest) {
        String target = path(rest.isEmpty() || rest.startsWith("/") ? shown(folder) : rest.replaceAll(" /.*$", ""));
        Node node = disk.find(target);
        if (node == null) {
            return " Volume in drive C has no label.\n\nFile Not Found\n";
        }
        StringBuilder text = new StringBuilder(" Volume in drive C has no label.\n Volume Serial Number is "
                + String.format(
                        Locale.ROOT,
                        "%04X-%04X",
                        machine.persona().seed("volume") & 0xFFFF,
                        machine.persona().seed("volume") >> 16 & 0xFFFF)
                + "\n\n Directory of " + shown(target) + "\n\n");
        long bytes = 0;
        int folders = 0;
        for (Map.Entry<String, Node> each : node.children().entrySet()) {
            Node child = each.getValue();
            text.append(CmdSystem.stamp(machine, Instant.ofEpochSecond(child.modified(scene()))));
            text.append(
                    child.folder()
                            ? "    <DIR>          "
                            : String.format(Locale.ENGLISH, "%,18d ", child.size(scene())));
            text.append(each.getKey()).append('\n');
            bytes += child.folder() ? 0 : child.size(scene());
            folders += child.folder() ? 1 : 0;
        }
        return text
                + String.format(
                        Locale.ENGLISH,
                        "%16d File(s) %,14d bytes%n%16d Dir(s)  %,14d bytes free%n",
                        node.children().size() - folders,
                        bytes,
                        folders,
                        machine.persona().number(Persona.DISK_GB, 100) * 421_000_000L);
    }

    private String type(String rest) {
        try {
            return disk.read(path(rest), scene()).replace("\r", "");
        } catch (Trouble e) {
            return e.why() == Trouble.Why.ISDIR ? "Access is denied.\n" : NOT_FOUND;
        }
    }

    private String make(String rest) {
        try {
            disk.makeFolder(path(rest), scene());
            return "";
        } catch (Trouble e) {
            return "A subdirectory or file " + rest + " already exists.\n";
        }
    }

    private String delete(String rest) {
        try {
            disk.remove(path(rest.replaceAll("/\\w+\\s*", "")), scene());
            return "";
        } catch (Trouble e) {
            return "Could Not Find " + shown(path(rest)) + "\n";
        }
    }

    private String ping(String rest) {
        console.report(Observation.of("outbound", new Note("host", rest), new Note(Note.COMMAND, "ping")));
        return "Ping request could not find host " + rest.replaceAll("^.*\\s", "")
                + ". Please check the name and try again.\n";
    }

    private String fetch(String name, String line) {
        java.util.regex.Matcher url = java.util.regex.Pattern.compile("(?:https?|ftp)://[^\\s\"')]{1,2000}")
                .matcher(line);
        if (url.find()) {
            console.report(
                    Observation.of(Fetching.ACTION, new Note(Note.URL, url.group()), new Note(Note.COMMAND, line)));
            console.raise(Severity.HIGH);
            return name.equals("certutil")
                    ? "CertUtil: -URLCache command FAILED: 0x80072ee7 (WinHttp: 12007 ERROR_WINHTTP_NAME_NOT_RESOLVED)\n"
                    : "The remote name could not be resolved\n";
        }
        return "";
    }

    private String net(String rest) {
        if (rest.equalsIgnoreCase("user")) {
            StringBuilder text = new StringBuilder(
                    "\nUser accounts for \\\\" + machine.persona().host() + "\n\n" + "-".repeat(79) + "\n");
            machine.accounts().stream()
                    .map(Account::name)
                    .forEach(name -> text.append(String.format(Locale.ROOT, "%-25s", name)));
            return text + "\nThe command completed successfully.\n\n";
        }
        if (rest.matches("(?i)user\\s+\\S+\\s+\\S+.*")) {
            String[] words = rest.split("\\s+", 4);
            console.report(Observation.of(
                    "password-change", new Note(Note.USER, words[1]), new Note(Note.PASSWORD, words[2])));
        }
        return "System error 5 has occurred.\n\nAccess is denied.\n\n";
    }
}
