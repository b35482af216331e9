package org.sundew.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.apache.karaf.shell.support.CommandException;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.sundew.admin.SinkView;
import org.sundew.admin.Sinks;

class SinksCommandTest {
    private static final SinkView CSV = new SinkView("csv-main", "csv", "running", 10, 0, 1, 0, 2, 1, "", "");
    private static final SinkView MAIL = new SinkView(
            "email-main", "email", "retrying", 0, 3, 0, 0, 12, 90, "2026-01-02T03:04:05Z", "no route\u0007 to host");

    private record StillSinks(List<SinkView> sinks) implements Sinks {
        @Override
        public String test(String name) {
            if (name.equals("email-main")) {
                throw new IllegalStateException("no route\u0007 to host");
            }
            return "delivered in 3 ms";
        }
    }

    private final Shell shell = Shell.with(new StillSinks(List.of(CSV, MAIL)));

    @Test
    void listsEverySink() throws Exception {
        assertThat(shell.run("sundew:sinks --no-format")).isEqualTo("""
                        csv-main\tcsv\trunning\t10\t0\t1\t0\t2\t1\t\t
                        email-main\temail\tretrying\t0\t3\t0\t0\t12\t90\t2026-01-02T03:04:05Z\tno route\\x07 to host
                        """);
    }

    @Test
    void printsJson() throws Exception {
        assertThat(shell.run("sundew:sinks --json"))
                .startsWith(
                        "[{\"name\":\"csv-main\",\"kind\":\"csv\",\"state\":\"running\",\"delivered\":10,\"failed\":0,"
                                + "\"skipped\":1,\"overtaken\":0,\"lag\":2,\"lagSeconds\":1,\"retryingSince\":\"\",\"lastError\":\"\"},")
                .contains("\"lastError\":\"no route\\u0007 to host\"");
    }

    @Test
    void saysThatThereAreNone() throws Exception {
        assertThat(Shell.with(new StillSinks(List.of())).run("sundew:sinks")).startsWith("No sinks: ");
    }

    @Test
    void triesASink() throws Exception {
        assertThat(shell.run("sundew:sink-test csv-main")).isEqualTo("csv-main: delivered in 3 ms\n");
        assertThat(shell.run("sundew:sink-test csv-main --json"))
                .isEqualToIgnoringNewLines("{\"name\":\"csv-main\",\"result\":\"delivered in 3 ms\"}");
    }

    @Test
    void failsInTheSinksWords() {
        assertThatIllegalStateException()
                .isThrownBy(() -> shell.run("sundew:sink-test email-main"))
                .withMessage("email-main refused the test event: no route\\x07 to host");
    }

    @Test
    void namesTheSinksThereAreWhenOneIsWrong() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shell.run("sundew:sink-test csv"))
                .withMessage("no sink is called csv; there are: csv-main, email-main");
    }

    @Test
    void wantsAName() {
        Assertions.assertThatExceptionOfType(CommandException.class)
                .isThrownBy(() -> shell.run("sundew:sink-test"))
                .withMessageContaining("NAME is required");
    }

    @Test
    void completesNames() {
        assertThat(shell.offers(SinkNames.class, "e")).containsExactly("email-main");
    }
}
