package org.sundew.sim.ftp;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sundew.sim.Persona;

/**
 * The files that a machine like this would offer: an exchange server's, a network store's, a router's or those of a Windows
 * server. Names, sizes and ages are drawn from the persona's own secret, so that no two installations have the same.
 */
final class PersonaTree {
    /** From how large a disk on, in gibibytes, a device with BusyBox stores its owner's files. */
    private static final int STORE_GB = 64;

    private final Persona persona;
    private final String lineEnd;
    private final List<FtpFile> files = new ArrayList<>();

    private PersonaTree(Persona persona) {
        this.persona = persona;
        this.lineEnd = persona.family() == Persona.Family.WINDOWS ? "\r\n" : "\n";
    }

    static List<FtpFile> of(Persona persona) {
        PersonaTree tree = new PersonaTree(persona);
        switch (persona.family()) {
            case WINDOWS -> tree.windows();
            case BUSYBOX -> tree.device();
            default -> tree.exchange();
        }
        return tree.files;
    }

    private void exchange() {
        String product = pick(
                "product", "gateway", "agent", "scanner", "toolkit", "terminal", "labelprint", "collector", "edge");
        String end = pick("end", ".tar.gz", ".img", ".zip", ".bin", ".run");
        readme("readme.txt", "/pub", "/incoming");
        folder("incoming", number("incoming", 1, 9));
        int size = number("size", 1_800_000, 19_000_000);
        int age = number("age", 20, 90);
        Release release = new Release(number("major", 1, 6), number("minor", 0, 9), number("patch", 0, 7));
        List<String> changes = new ArrayList<>();
        for (int i = 0; i < number("releases", 3, 6); i++) {
            String name = "pub/" + product + '-' + release + end;
            file(name, size, age);
            file(name + ".sig", 566, age);
            changes.add(release + "   " + change(i));
            release = release.before();
            size -= number("shrink" + i, 4_000, 90_000);
            age += number("gap" + i, 25, 160);
        }
        text("pub/CHANGES.txt", number("age", 20, 90), changes);
        file("pub/doc/" + product + "-manual-en.pdf", number("manual", 300_000, 4_000_000), age);
        file("pub/doc/" + product + "-quickstart.pdf", number("quick", 60_000, 400_000), age);
        folder("pub/old", age + number("old", 30, 300));
    }

    private record Release(int major, int minor, int patch) {
        Release before() {
            if (patch > 0) {
                return new Release(major, minor, patch - 1);
            }
            return minor > 0 ? new Release(major, minor - 1, 2) : new Release(Math.max(0, major - 1), 9, 1);
        }

        @Override
        public String toString() {
            return major + "." + minor + "." + patch;
        }
    }

    private String change(int number) {
        return pick(
                "change" + number,
                "certificates of the update server renewed",
                "time zones as of this year",
                "restart after a power failure fixed",
                "smaller memory use",
                "log files are rotated",
                "settings can be exported",
                "first release for new boards",
                "time-out can be set",
                "translations added");
    }

    private void readme(String path, String out, String in) {
        String mailbox =
                pick("mailbox", "ftp", "files", "it", "support", "servicedesk", "admin") + '@' + persona.domain();
        text(
                path,
                number("readme", 120, 700),
                List.of(
                        pick(
                                        "about",
                                        "File exchange of ",
                                        "Files for customers and partners of ",
                                        "Transfer server of ")
                                + persona.domain(),
                        "",
                        out + ": " + pick("out", "to be fetched", "from us to you", "downloads"),
                        in + ": " + pick("in", "to be left for us", "from you to us", "deliveries") + ", cleared after "
                                + number("days", 2, 31) + " days",
                        "",
                        pick("ask", "Questions: ", "Contact: ", "Help: ") + mailbox));
    }

    private void device() {
        if (persona.number(Persona.DISK_GB, 0) >= STORE_GB) {
            store();
        } else {
            router();
        }
    }

    private void store() {
        int picture = number("picture", 100, 6_000);
        for (int year = 0; year < 3; year++) {
            String folder = "photo/" + (2019 + number("year", 0, 4) + year) + '/';
            for (int i = 0; i < number("pictures" + year, 3, 9); i++) {
                picture += number("step" + picture, 1, 12);
                String name = String.format(
                        Locale.ROOT, "%s%s%04d.JPG", folder, pick("camera", "IMG_", "DSC_", "P"), picture);
                file(name, number(name, 1_900_000, 6_800_000), 900 - 290 * year);
            }
        }
        for (int i = 1; i <= number("backups", 2, 5); i++) {
            String name = "backup/" + pick("pc", "laptop", "desktop", "office-pc", "server") + '-' + i + ".vhdx";
            file(name, number(name, 900_000_000, 2_000_000_000), 7 * i);
        }
        file("music/" + pick("album", "mix", "party", "live", "radio") + ".m3u", number("m3u", 400, 3_000), 800);
        folder("public", number("public", 2, 30));
        file(
                "public/" + pick("scan", "scan", "invoice", "letter", "plan") + ".pdf",
                number("scan", 90_000, 900_000),
                12);
        folder("video", 400);
        readme("public/readme.txt", "/public", "/public/upload");
        folder("public/upload", 3);
    }

    private void router() {
        String board = pick("board", "ramips-mt7621", "ath79-generic", "ipq40xx-generic", "mediatek-mt7622");
        file(
                "firmware/openwrt-" + persona.release() + '-' + board + "-squashfs-sysupgrade.bin",
                number("firmware", 5_900_000, 7_900_000),
                number("age", 200, 500));
        for (int i = 0; i < number("backups", 1, 4); i++) {
            String name = "backup/backup-" + persona.host() + '-' + (i + 1) + ".tar.gz";
            file(name, number(name, 9_000, 31_000), 40 * (i + 1));
        }
        file("log/messages", number("log", 20_000, 64_000), 0);
        file("log/messages.0", 65_536, 3);
        folder("usb", number("usb", 30, 90));
        folder("upload", number("upload", 2, 20));
    }

    private void windows() {
        folder("aspnet_client/system_web/4_0_30319", number("age", 200, 700));
        String system = pick("system", "orders", "invoices", "stock", "payroll", "shipments");
        int first = number("first", 100, 9_000);
        for (int i = 0; i < number("exports", 4, 10); i++) {
            String name = String.format(Locale.ROOT, "Export/%s_%05d.csv", system, first + i);
            file(name, number(name, 3_000, 400_000), 1 + 7 * (number("exports", 4, 10) - i));
        }
        file("Backup/" + system + "_full.bak", number("full", 300_000_000, 1_900_000_000), number("bak", 1, 7));
        file("Backup/" + system + "_log.trn", number("trn", 400_000, 30_000_000), 1);
        file(
                "Reports/" + pick("report", "Summary", "Overview", "Monthly", "Quarter") + ".xlsx",
                number("xlsx", 14_000, 300_000),
                20);
        readme("readme.txt", "Export", "Upload");
        folder("Upload", number("upload", 1, 9));
    }

    private int number(String purpose, int low, int high) {
        return persona.seed("ftp." + purpose, low, high);
    }

    private String pick(String purpose, String... choices) {
        return choices[number(purpose + ".pick", 0, choices.length)];
    }

    private void folder(String path, int age) {
        files.add(FtpFile.folder('/' + path, FileDate.daysAgo(age, '/' + path), Owner.ROOT));
    }

    private void file(String path, int size, int age) {
        Content content = Content.noise(size, path.hashCode());
        files.add(FtpFile.offered('/' + path, FileDate.daysAgo(age, '/' + path), content));
    }

    private void text(String path, int age, List<String> lines) {
        Content content = Content.of(String.join(lineEnd, lines) + lineEnd);
        files.add(FtpFile.offered('/' + path, FileDate.daysAgo(age, '/' + path), content));
    }
}
