package org.sundew.listener;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.epoll.Epoll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class SocketsTest {
    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
    void takesEpollOnLinux() {
        assertThat(Epoll.unavailabilityCause()).isNull();
        assertThat(Sockets.best()).isEqualTo(Sockets.EPOLL);
    }
}
