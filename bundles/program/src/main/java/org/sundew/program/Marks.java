package org.sundew.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The marks that programs are known by: the environment variable {@code KFSENSOR_RUN=installation.life.number}.
 *
 * <p>The installation is a random number, made once and kept in the data folder, since two containers that see each other's
 * processes may have their data at the same path. The life is when this JVM began, in the kernel's ticks, so that it can be
 * seen whether the sensor that started a program still runs: only what it does not own any more is a stray. Thread-safe.
 */
final class Marks {
    private static final Logger LOG = LoggerFactory.getLogger(Marks.class);
    private static final String NAME = "KFSENSOR_RUN";
    private static final Pattern INSTALLATION = Pattern.compile("[0-9a-f]{32}");
    private static final int BYTES = 16;

    private final Census census;
    private final String installation;
    private final long life;
    private final AtomicLong count = new AtomicLong();

    /** The marks of the sensor whose data folder this is; empty if it keeps nothing. */
    Marks(Census census, String data) {
        this.census = census;
        this.installation = data.isEmpty() ? random() : kept(Path.of(data, "program", "installation"));
        this.life = census.started(ProcessHandle.current().pid());
    }

    private static String random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static String kept(Path file) {
        try {
            String known = read(file);
            return INSTALLATION.matcher(known).matches() ? known : made(file);
        } catch (IOException e) {
            LOG.warn("Programs that outlive a killed sensor will not be found: {}", e.toString());
            return random();
        }
    }

    private static String read(Path file) throws IOException {
        try {
            return Files.readString(file).strip();
        } catch (NoSuchFileException e) {
            return "";
        }
    }

    private static String made(Path file) throws IOException {
        String made = random();
        Files.createDirectories(file.getParent());
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(part, made + "\n");
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return made;
    }

    /** A mark for one more program, as it stands in an environment: {@code NAME=value}. */
    String next() {
        return NAME + "=" + installation + "." + life + "." + count.incrementAndGet();
    }

    /** The processes of this installation whose sensor does not run any more. */
    List<Long> strays() {
        String ours = "\0" + NAME + "=" + installation + ".";
        return census.find(-1, ours, 0).stream()
                .filter(pid -> !census.anyStartedAt(life(census.after(pid, ours)), ours))
                .toList();
    }

    /** The life in what stands behind the installation; -1, which nobody's is, where there is none. */
    private static long life(String rest) {
        String digits = rest.substring(0, Math.max(0, rest.indexOf('.')));
        return digits.matches("\\d{1,18}") ? Long.parseLong(digits) : -1;
    }
}
