package org.sundew.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DoormanTest {
    @Test
    void letsInByTheList() {
        Doorman doorman = Doorman.of("list", 3, "root:toor, admin:*", "*:letmein");

        assertThat(doorman.admits("v", "root", "toor")).isTrue();
        assertThat(doorman.admits("v", "root", "Toor")).isFalse();
        assertThat(doorman.admits("v", "admin", "")).isTrue();
        assertThat(doorman.admits("v", "x", "letmein")).isTrue();
        assertThat(doorman.admitsKey("v")).isFalse();
    }

    @Test
    void letsInEverybodyOrNobody() {
        assertThat(Doorman.of("always", 3).admits("v", "a", "b")).isTrue();
        assertThat(Doorman.of("never", 3, "a:b").admits("v", "a", "b")).isFalse();
    }

    @Test
    void letsAVisitorInAfterSomeTries() {
        Doorman doorman = Doorman.of("tries", 3);

        assertThat(doorman.admits("v", "a", "1")).isFalse();
        assertThat(doorman.admits("w", "a", "1")).isFalse();
        assertThat(doorman.admits("v", "a", "2")).isFalse();
        assertThat(doorman.admits("v", "a", "3")).isTrue();
        assertThat(doorman.admits("w", "a", "2")).isFalse();
    }

    @Test
    void remembersOnlySoManyVisitors() {
        Doorman doorman = Doorman.of("tries", 2);
        for (int i = 0; i <= Doorman.VISITORS_MAX; i++) {
            doorman.admits("v" + i, "a", "b");
        }

        assertThat(doorman.remembered()).isEqualTo(Doorman.VISITORS_MAX);
        assertThat(doorman.admits("v0", "a", "b")).isFalse();
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> Doorman.of("list", 3, "root")).hasMessage("users: must be user:password: root");
        assertThatThrownBy(() -> Doorman.of("perhaps", 3))
                .hasMessage("accept: must be never, always, list or tries: perhaps");
    }
}
