import java.nio.file.*;
import java.nio.file.attribute.FileTime;
import org.sundew.mail.*;
import org.sundew.testkit.Samples;

/** Writes the sample persona's mailbox of ann as a Maildir that Dovecot shows with the same numbers and dates: DIR. */
public class Maildir {
    public static void main(String[] args) throws Exception {
        Path dir = Path.of(args[0]);
        for (String sub : new String[] {"cur", "new", "tmp"}) {
            Files.createDirectories(dir.resolve(sub));
        }
        Mailbox mailbox = Mailbox.of(Samples.persona(), "ann");
        StringBuilder uids = new StringBuilder();
        int next = 1;
        for (Mail mail : mailbox.mails()) {
            String name = mail.received().toEpochSecond() + ".M" + mail.uid() + ".srv01,S=" + mail.text().replace("\r\n", "\n").length() + ",W=" + mail.size();
            Path file = Files.writeString(dir.resolve("cur").resolve(name + ":2,"), mail.text().replace("\r\n", "\n"));
            Files.setLastModifiedTime(file, FileTime.from(mail.received().toInstant()));
            uids.append(mail.uid()).append(" :").append(name).append('\n');
            next = mail.uid() + 1;
        }
        Files.writeString(dir.resolve("dovecot-uidlist"), "3 V" + mailbox.validity() + " N" + next + " G0123456789abcdef0123456789abcdef\n" + uids);
    }
}
