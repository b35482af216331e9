package org.sundew.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class UsersTest {
    @Test
    void admitsWhoIsListed() {
        Users users = Users.of(" ann:secret, bob:a:b ", "", "eve:");

        assertThat(users.admit("ann", "secret")).isTrue();
        assertThat(users.admit("bob", "a:b")).isTrue();
        assertThat(users.admit("eve", "")).isTrue();
        assertThat(users.admit("ann", "Secret")).isFalse();
        assertThat(users.admit("bob", "secret")).isFalse();
        assertThat(users.isEmpty()).isFalse();
        assertThat(Users.of(" ", ",").isEmpty()).isTrue();
        assertThat(Users.of().admit("", "")).isFalse();
    }

    @Test
    void takesAStarForAnyNameOrPassword() {
        Users users = Users.of("*:letmein", "guest:*");

        assertThat(users.admit("anybody", "letmein")).isTrue();
        assertThat(users.admit("guest", "anything")).isTrue();
        assertThat(users.admit("anybody", "anything")).isFalse();
    }

    @Test
    void refusesALogInWithoutANameOrColon() {
        for (String wrong : new String[] {"ann", ":secret"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Users.of("bob:x", wrong))
                    .withMessage("users: must be user:password: " + wrong);
        }
    }
}
