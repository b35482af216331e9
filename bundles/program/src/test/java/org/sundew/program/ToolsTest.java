package org.sundew.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sundew.admin.Problem;

class ToolsTest {
    @Test
    void standBeforeTheProgram() {
        Tools all = new Tools(name -> Optional.of(Path.of("/bin", name)));

        assertThat(String.join(" ", all.before(new Limits(7, 30, 100, false))))
                .isEqualTo("/bin/setsid /bin/setpriv --pdeathsig KILL --no-new-privs /bin/nice -n 7"
                        + " /bin/prlimit --core=0:0 --nofile=30:30 --nproc=100:100");
        assertThat(String.join(" ", all.before(new Limits(0, 64, 0, true))))
                .isEqualTo("/bin/setsid /bin/setpriv --pdeathsig KILL /bin/nice -n 0"
                        + " /bin/prlimit --core=0:0 --nofile=64:64");
        assertThat(all.problems()).isEmpty();
    }

    @Test
    void doWithoutTheMissingOnesAndSaySo() {
        Tools none = new Tools(name -> Optional.empty());

        assertThat(none.before(new Limits(7, 30, 100, false))).isEmpty();
        assertThat(none.problems()).extracting(Problem::value).containsExactly("setsid", "setpriv", "nice", "prlimit");
    }
}
