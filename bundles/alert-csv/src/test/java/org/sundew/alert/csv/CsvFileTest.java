package org.sundew.alert.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CsvFileTest {
    @TempDir
    Path dir;

    private int room = Integer.MAX_VALUE;
    private boolean cutting = true;
    private CsvFile file;

    /** A disk with room for so many more bytes, which writes what fits and then fails. */
    private final class FullDisk extends RandomAccessFile {
        FullDisk(Path path) throws IOException {
            super(path.toFile(), "rw");
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            int fits = Math.min(room, bytes.length);
            super.write(bytes, 0, fits);
            room -= fits;
            if (fits < bytes.length) {
                throw new IOException("No space left on device");
            }
        }

        @Override
        public void setLength(long length) throws IOException {
            if (!cutting) {
                throw new IOException("Read-only file system");
            }
            super.setLength(length);
        }
    }

    @AfterEach
    void close() {
        file.close();
    }

    private Path path() {
        return dir.resolve("a.csv");
    }

    private CsvFile file() {
        file = new CsvFile(path(), "h\r\n".getBytes(UTF_8), 0, 3, FullDisk::new);
        return file;
    }

    private void append(String records) throws IOException {
        file.append(records.getBytes(UTF_8));
    }

    @Test
    void leavesNoHalfRecordWhenTheDiskIsFullAndGoesOnWhenThereIsRoomAgain() throws IOException {
        file();
        append("1\r\n");

        room = 4;
        assertThatThrownBy(() -> append("2\r\n3\r\n")).hasMessage("No space left on device");
        assertThat(path()).hasBinaryContent("h\r\n1\r\n".getBytes(UTF_8));

        room = Integer.MAX_VALUE;
        append("2\r\n3\r\n");
        assertThat(path()).hasBinaryContent("h\r\n1\r\n2\r\n3\r\n".getBytes(UTF_8));
    }

    @Test
    void cutsTheHalfRecordOffLaterIfItCannotAtOnce() throws IOException {
        file();
        append("1\r\n");

        room = 2;
        cutting = false;
        assertThatThrownBy(() -> append("22\r\n")).hasMessage("No space left on device");
        room = Integer.MAX_VALUE;
        assertThatThrownBy(() -> append("22\r\n")).hasMessage("Read-only file system");

        cutting = true;
        append("22\r\n");
        assertThat(path()).hasBinaryContent("h\r\n1\r\n22\r\n".getBytes(UTF_8));
    }

    @Test
    void leavesNoHalfHeader() throws IOException {
        file();

        room = 1;
        assertThatThrownBy(() -> append("1\r\n")).hasMessage("No space left on device");
        assertThat(path()).isEmptyFile();

        room = Integer.MAX_VALUE;
        append("1\r\n");
        assertThat(path()).hasBinaryContent("h\r\n1\r\n".getBytes(UTF_8));
    }

    @Test
    void opensAgainAfterItWasClosed() throws IOException {
        file();
        append("1\r\n");

        file.close();
        append("2\r\n");

        assertThat(path()).hasBinaryContent("h\r\n1\r\n2\r\n".getBytes(UTF_8));
    }

    @Test
    void whoComesBackFromAHungDiskFindsThatItIsOver() throws IOException {
        List<FullDisk> late = new ArrayList<>();
        file = new CsvFile(path(), "h\r\n".getBytes(UTF_8), 0, 3, at -> {
            file.end();
            late.add(new FullDisk(at));
            return late.get(0);
        });

        assertThatThrownBy(() -> append("1\r\n"))
                .isInstanceOf(IOException.class)
                .hasMessage("the sink was closed");
        assertThat(late.get(0).getChannel().isOpen()).isFalse();
        assertThat(path()).isEmptyFile();
        assertThatThrownBy(() -> append("1\r\n")).hasMessage("the sink was closed");
        assertThat(late).hasSize(1);
    }

    @Test
    void findsTheLastRecordHoweverLongTheHalfOneIs() throws IOException {
        file();
        append("1\r\n");
        try (RandomAccessFile other = new RandomAccessFile(path().toFile(), "rw")) {
            other.seek(other.length());
            other.write(new byte[20_000]);
        }
        file.close();

        append("2\r\n");

        assertThat(path()).hasBinaryContent("h\r\n1\r\n2\r\n".getBytes(UTF_8));
    }
}
