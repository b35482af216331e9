package org.sundew.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class DiskTest {
    private static final int KEPT = 10;

    private final Scene scene = new Scene(Instant.EPOCH, 0, Booth.DEBIAN);
    private final Disk disk = new Disk(Booth.DEBIAN.root(), KEPT);

    @Test
    void showsOneVisitorsChangesToNobodyElse() throws Trouble {
        disk.remove("/etc/passwd", scene);
        disk.append(disk.open("/etc/new", false, scene), "x");

        Disk other = new Disk(Booth.DEBIAN.root(), KEPT);
        assertThat(other.exists("/etc/passwd")).isTrue();
        assertThat(other.exists("/etc/new")).isFalse();
        assertThat(disk.exists("/etc/passwd")).isFalse();
    }

    @Test
    void followsLinks() throws Trouble {
        assertThat(disk.real("/bin/ls", true)).isEqualTo("/usr/bin/ls");
        disk.link("/tmp/a", "b", scene);
        disk.link("/tmp/b", "a", scene);

        assertThatThrownBy(() -> disk.node("/tmp/a")).hasMessage("Too many levels of symbolic links");
    }

    @Test
    void keepsOnlySoMuchButHashesAll() throws Trouble {
        Capture file = disk.open("/tmp/x", false, scene);
        disk.append(file, "123456789");
        disk.append(file, "0");
        disk.append(file, "1");

        assertThat(file.held()).isEqualTo(KEPT);
        assertThat(file.size()).isEqualTo(11);
        assertThat(file.upload("/tmp/x").payload().truncated()).isTrue();
        assertThat(file.upload("/tmp/x").notes().get(2).value())
                .isEqualTo("254aa248acb47dd654ca3ea53f48c2c26d641d23d7e2e93a1ec56258df7674c4");
    }

    @Test
    void keepsNoMoreInAFileThatIsOpenedAnewWhileItIsOpen() throws Trouble {
        Capture first = disk.open("/tmp/x", false, scene);
        disk.append(first, "1234567");
        Capture second = disk.open("/tmp/x", false, scene);
        disk.append(second, "1234567");

        assertThat(first.held() + second.held()).isEqualTo(KEPT);
    }

    @Test
    void keepsNothingInADevice() throws Trouble {
        Capture device = disk.open("/dev/null", false, scene);
        disk.append(device, "12345");
        disk.write(device, 100, "12345");

        assertThat(device.held()).isZero();
        assertThat(device.size()).isEqualTo(105);
    }

    @Test
    void boundsWhatAVisitorMayMake() throws Trouble {
        for (int i = 0; i < Disk.MADE_MAX; i++) {
            disk.makeFolder("/tmp/" + i, scene);
        }

        assertThatThrownBy(() -> disk.makeFolder("/tmp/more", scene)).hasMessage("No space left on device");
    }

    @Test
    void boundsNames() throws Trouble {
        disk.makeFolder("/tmp/" + "x".repeat(254), scene);
        disk.makeFolder("/tmp/" + "x".repeat(255), scene);

        assertThatThrownBy(() -> disk.makeFolder("/tmp/" + "x".repeat(256), scene))
                .hasMessage("File name too long");
    }

    @Test
    void boundsFiles() throws Trouble {
        Capture file = disk.open("/tmp/x", false, scene);
        disk.write(file, Captures.FILE_MAX - 1, "x");

        assertThatThrownBy(() -> disk.append(file, "y")).hasMessage("No space left on device");
        assertThat(file.held()).isEqualTo(KEPT);
    }

    @Test
    void resolvesDots() {
        assertThat(Paths.absolute("/a/b", "../c/./d")).isEqualTo("/a/c/d");
        assertThat(Paths.absolute("/a", "../../..")).isEqualTo("/");
        assertThat(Paths.absolute("/a", "/x//y/")).isEqualTo("/x/y");
    }
}
