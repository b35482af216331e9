package org.sundew.console;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Properties;
import org.apache.karaf.service.guard.tools.ACLConfigurationParser;
import org.apache.karaf.service.guard.tools.ACLConfigurationParser.Specificity;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped role file, read as Karaf reads it. */
class RolesTest {
    private static final Path FILE = Path.of("../../etc/org.apache.karaf.command.acl.sundew.cfg");

    static List<String> commands() {
        return Shell.COMMANDS.stream().map(RolesTest::name).toList();
    }

    private static String name(Class<? extends Action> command) {
        return command.getAnnotation(Command.class).name();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandNeedsARoleAndAdminIsEnough(String command) throws IOException {
        assertThat(roles(command, List.of())).contains("admin");
        assertThat(roles(command, List.of("x"))).contains("admin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status",
                "listens",
                "sims",
                "sinks",
                "visitors",
                "events",
                "event",
                "limits",
                "lockouts",
                "rules",
                "judge",
                "whatif"
            })
    void whatShowsNeedsAViewer(String command) throws IOException {
        assertThat(roles(command, List.of("x", "--json"))).contains("viewer");
    }

    @Test
    void whatChangesSomethingNeedsAnAdmin() throws IOException {
        assertThat(roles("sink-test", List.of("csv-main"))).containsExactly("admin");
        assertThat(roles("scenario", List.of("night"))).containsExactly("admin");
        assertThat(roles("scenario", List.of("night", "--json"))).containsExactly("admin");
        assertThat(roles("scenario", List.of("--no-format", "night"))).containsExactly("admin");
        assertThat(roles("scenario", List.of("--json", "--no-format", "-x"))).containsExactly("admin");
    }

    @Test
    void lettingAVisitorInNeedsAnAdmin() throws IOException {
        assertThat(roles("unlock", List.of("192.0.2.7"))).containsExactly("admin");
        assertThat(roles("unlock", List.of("--json", "192.0.2.7"))).containsExactly("admin");
    }

    @Test
    void showingThePresetNeedsAViewerAndChoosingOneAnAdmin() throws IOException {
        assertThat(roles("preset", List.of())).contains("viewer");
        assertThat(roles("preset", List.of("--json"))).contains("viewer");
        assertThat(roles("preset", List.of("cautious"))).containsExactly("admin");
        assertThat(roles("preset", List.of("--json", "cautious"))).containsExactly("admin");
    }

    @Test
    void showingScenariosNeedsAViewer() throws IOException {
        assertThat(roles("scenario", List.of())).contains("viewer");
        assertThat(roles("scenario", List.of("--json"))).contains("viewer");
        assertThat(roles("scenario", List.of("--json", "--no-format"))).contains("viewer");
    }

    @Test
    void savingARuleNeedsAnAdminAndShowingOneAViewer() throws IOException {
        assertThat(roles("rule-from", List.of("01ABC", "--write"))).containsExactly("admin");
        assertThat(roles("rule-from", List.of("--write", "--ignore", "01ABC"))).containsExactly("admin");
        assertThat(roles("rule-from", List.of("01ABC", "--ignore"))).contains("viewer");
    }

    private static List<String> roles(String command, List<String> words) throws IOException {
        List<String> roles = new ArrayList<>();
        Specificity found = ACLConfigurationParser.getRolesForInvocation(
                command, new Object[] {words.toString()}, null, configuration(), roles);
        assertThat(found).isNotEqualTo(Specificity.NO_MATCH);
        return roles;
    }

    /** A Hashtable because that is what Config Admin deals in. */
    @SuppressWarnings("JdkObsolete")
    private static Dictionary<String, Object> configuration() throws IOException {
        Properties keys = new Properties();
        try (Reader in = Files.newBufferedReader(FILE, ISO_8859_1)) {
            keys.load(in);
        }
        Dictionary<String, Object> configuration = new Hashtable<>();
        keys.forEach((key, value) -> configuration.put((String) key, value));
        configuration.put("service.pid", "org.apache.karaf.command.acl.sundew");
        return configuration;
    }
}
