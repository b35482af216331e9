package org.sundew.intake.door;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sundew.admin.Problem;
import org.sundew.admin.ProblemSource;
import org.sundew.intake.StateStore;

/**
 * States as files {@code data/intake/<name>.state}: a word that says what they are, the run they are of, the state, and the
 * CRC-32 of all that. A file is written beside the old one, forced to disk and renamed over it, so a crash leaves one of the
 * two; a file is read once for its checksum before any of it is believed.
 */
@Component(
        name = "org.sundew.intake.states",
        service = {StateStore.class, ProblemSource.class})
public final class DiskStore implements StateStore, ProblemSource {
    private static final Logger LOG = LoggerFactory.getLogger(DiskStore.class);
    private static final long MAGIC = 0x53554E4445570001L; // SUNDEW, version 1
    private static final int SUM_BYTES = Long.BYTES;
    private static final String SUFFIX = ".state";

    private final Path directory;
    private final String run;
    private final Map<String, Problem> problems = new TreeMap<>();

    /** Keeps them in the sensor's data; a run is a start of the framework. */
    @Activate
    public DiskStore(BundleContext context) {
        this(directory(context), String.valueOf(context.getProperty(Constants.FRAMEWORK_UUID)));
    }

    /** @param run what tells this run of the sensor from those before */
    DiskStore(Path directory, String run) {
        this.directory = directory;
        this.run = run;
    }

    private static Path directory(BundleContext context) {
        String data = context.getProperty("karaf.data");
        return data == null ? context.getDataFile("intake").toPath() : Path.of(data, "intake");
    }

    private Path file(String name) {
        return directory.resolve(name + SUFFIX);
    }

    @Override
    public synchronized void keep(String name, Writing writing) {
        Path fresh = directory.resolve(name + SUFFIX + ".new");
        try {
            Files.createDirectories(directory);
            write(fresh, writing);
            Files.move(fresh, file(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            problems.remove(name);
        } catch (IOException e) {
            report(name, "could not be written, what was kept before stays: " + e, e);
            discard(fresh);
        }
    }

    private void write(Path file, Writing writing) throws IOException {
        Files.deleteIfExists(file); // what another left there keeps its permissions
        try (FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            CheckedOutputStream checked = new CheckedOutputStream(
                    new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16), new CRC32());
            DataOutputStream out = new DataOutputStream(checked);
            out.writeLong(MAGIC);
            out.writeUTF(run);
            writing.write(out);
            out.writeLong(checked.getChecksum().getValue());
            out.flush();
            channel.force(true);
        }
    }

    private static void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} is left over and cannot be removed", file, e);
        }
    }

    @Override
    public synchronized boolean recall(String name, Reading reading) {
        Path file = file(name);
        if (!Files.exists(file)) {
            return false;
        }
        try {
            checkSum(file);
            try (DataInputStream in = open(file)) {
                if (in.readLong() != MAGIC) {
                    throw new IOException("it is no state that this version wrote");
                }
                reading.read(in, in.readUTF().equals(run));
            }
            return true;
        } catch (IOException | RuntimeException e) {
            report(name, "is damaged and was not read: " + e.getMessage(), e);
            return false;
        }
    }

    private static DataInputStream open(Path file) throws IOException {
        return new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
    }

    private static void checkSum(Path file) throws IOException {
        CRC32 sum = new CRC32();
        long left = Files.size(file) - SUM_BYTES;
        try (DataInputStream plain = open(file);
                InputStream in = new CheckedInputStream(plain, sum)) {
            byte[] part = new byte[1 << 16];
            while (left > 0) {
                int read = in.read(part, 0, (int) Math.min(part.length, left));
                if (read < 0) {
                    throw new IOException("it ends early");
                }
                left -= read;
            }
            if (left < 0 || plain.readLong() != sum.getValue()) {
                throw new IOException("its checksum does not fit");
            }
        }
    }

    private void report(String name, String what, Exception why) {
        LOG.warn("{} {}", file(name), what, why);
        problems.put(name, new Problem(name + SUFFIX, "", "", what));
    }

    @Override
    public synchronized List<Problem> problems() {
        return List.copyOf(problems.values());
    }
}
