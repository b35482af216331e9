package org.sundew.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sundew.admin.ListenView;
import org.sundew.admin.Listens;

/** Listens, sims and scenarios: three views of the same ports. */
class ListensCommandTest {
    private static final ListenView SSH =
            new ListenView("SSH", "banner", "tcp", "all", 22, 10022, "main", "open", "", 1, 5);
    private static final ListenView MS_RPC =
            new ListenView("MS RPC", "null", "tcp", "all", 135, 0, "night", "error", "Address already in use", 0, 0);
    private static final ListenView TELNET =
            new ListenView("Telnet", "banner", "tcp", "all", 23, 10023, "main", "open", "", 2, 7);

    private static final class StillListens implements Listens {
        private final List<ListenView> listens;
        private String scenario = "main";

        StillListens(ListenView... listens) {
            this.listens = List.of(listens);
        }

        @Override
        public List<ListenView> listens() {
            return listens;
        }

        @Override
        public String scenario() {
            return scenario;
        }

        @Override
        public SortedSet<String> scenarios() {
            return new TreeSet<>(listens.stream().map(ListenView::scenario).toList());
        }

        @Override
        public void activate(String name) {
            if (!scenarios().contains(name)) {
                throw new IllegalArgumentException("no listen belongs to " + name);
            }
            scenario = name;
        }
    }

    private final Shell shell = Shell.with(new StillListens(SSH, TELNET, MS_RPC));

    @Test
    void listsEveryPort() throws Exception {
        assertThat(shell.run("sundew:listens").lines())
                .hasSize(5)
                .anyMatch(
                        line -> line.matches("SSH +. banner +. 22/tcp +. 10022 +. all +. main +. open +. +1 +. +5 +.*"))
                .anyMatch(line -> line.matches("MS RPC +. null +. 135/tcp +. - .*error.*Address already in use"));
    }

    @Test
    void listsOneByName() throws Exception {
        assertThat(shell.run("sundew:listens --no-format 'MS RPC'"))
                .isEqualTo("MS RPC\tnull\t135/tcp\t-\tall\tnight\terror\t0\t0\tAddress already in use\n");
    }

    @Test
    void takesOptionsBehindTheName() throws Exception {
        assertThat(shell.run("sundew:listens SSH --json"))
                .isEqualToIgnoringNewLines(
                        "[{\"name\":\"SSH\",\"sim\":\"banner\",\"transport\":\"tcp\",\"bind\":\"all\","
                                + "\"port\":22,\"boundPort\":10022,\"scenario\":\"main\",\"state\":\"open\",\"error\":\"\","
                                + "\"open\":1,\"visits\":5}]");
    }

    @Test
    void namesWhatThereIsWhenANameIsWrong() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shell.run("sundew:listens Ssh"))
                .withMessage("no listen is called Ssh; there are: MS RPC, SSH, Telnet");
    }

    @Test
    void refusesAnOptionItDoesNotKnow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shell.run("sundew:listens SSH --hex"))
                .withMessage("no such option, or not behind a name: --hex");
    }

    @Test
    void refusesTwoNames() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shell.run("sundew:listens MS RPC"))
                .withMessage("one name expected, not 2: [MS, RPC]; a name with spaces needs quotes");
    }

    @Test
    void saysThatThereAreNone() throws Exception {
        Shell empty = Shell.with(new StillListens());

        assertThat(empty.run("sundew:listens")).startsWith("No listens: ");
        assertThat(empty.run("sundew:listens --no-format")).isEmpty();
        assertThat(empty.run("sundew:listens --json")).isEqualToIgnoringNewLines("[]");
    }

    @Test
    void addsUpSims() throws Exception {
        assertThat(shell.run("sundew:sims --no-format")).isEqualTo("""
                        banner\t2\t3\t12\t22/tcp 23/tcp
                        null\t1\t0\t0\t135/tcp
                        """);
        assertThat(shell.run("sundew:sims --json"))
                .startsWith("[{\"sim\":\"banner\",\"listens\":2,\"ports\":[\"22/tcp\",\"23/tcp\"],\"open\":3,"
                        + "\"visits\":12},");
    }

    @Test
    void keepsManyPortsToOneLine() throws Exception {
        ListenView[] many = IntStream.range(1000, 1100)
                .mapToObj(port -> new ListenView("n", "null", "tcp", "all", port, port, "main", "open", "", 0, 0))
                .toArray(ListenView[]::new);

        assertThat(Shell.with(new StillListens(many)).run("sundew:sims"))
                .contains(" 1007/tcp ")
                .doesNotContain("1090/tcp");
        assertThat(Shell.with(new StillListens(many)).run("sundew:sims --no-format"))
                .contains(" 1099/tcp\n");
    }

    @Test
    void showsScenarios() throws Exception {
        assertThat(shell.run("sundew:scenario --no-format")).isEqualTo("main\tactive\nnight\tinactive\n");
        assertThat(shell.run("sundew:scenario --json"))
                .isEqualToIgnoringNewLines("{\"active\":\"main\",\"scenarios\":[\"main\",\"night\"]}");
    }

    @Test
    void activatesAScenario() throws Exception {
        assertThat(shell.run("sundew:scenario night --no-format")).isEqualTo("main\tinactive\nnight\tactive\n");
    }

    @Test
    void namesTheScenariosThereAreWhenOneIsWrong() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shell.run("sundew:scenario day"))
                .withMessage("no scenario is called day; there are: main, night");
    }

    @Test
    void completesNames() {
        assertThat(shell.offers(ListenNames.class, "")).containsExactly("'MS RPC'", "SSH", "Telnet");
        assertThat(shell.offers(ListenNames.class, "s")).containsExactly("SSH");
        assertThat(shell.offers(ScenarioNames.class, "ni")).containsExactly("night");
        assertThat(Shell.with().offers(ListenNames.class, "")).isEmpty();
    }
}
