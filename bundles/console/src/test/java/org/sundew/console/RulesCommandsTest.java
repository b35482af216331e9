package org.sundew.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sundew.admin.Foretold;
import org.sundew.admin.Foretold.GateSays;
import org.sundew.admin.Judge;
import org.sundew.admin.Problem;
import org.sundew.admin.RuleDraft;
import org.sundew.admin.RuleTrial;
import org.sundew.admin.RuleTrial.Example;
import org.sundew.admin.RuleTrial.Part;
import org.sundew.admin.RuleView;
import org.sundew.admin.Rules;
import org.sundew.admin.Supposed;
import org.sundew.event.SensorEvent;
import org.sundew.event.Transport;
import org.sundew.gate.Weighed;
import org.sundew.testkit.Samples;

class RulesCommandsTest {
    private static final RuleView NBT = new RuleView(
            "nbt",
            "org.sundew.rule-nbt.cfg",
            "active",
            "*",
            "",
            0,
            "udp",
            "",
            "137",
            4,
            0,
            false,
            true,
            "no-change",
            7,
            List.of());
    private static final RuleView INSIDE = new RuleView(
            "inside",
            "org.sundew.rule-inside.cfg",
            "active",
            "*",
            "192.168.1.0/24, @more.txt",
            30,
            "any",
            "",
            "",
            0,
            0,
            true,
            false,
            "high",
            0,
            List.of(new Problem("org.sundew.rule-inside.cfg", "visitor", "@more.txt", "the file is bad")));

    private final List<Supposed> asked = new ArrayList<>();
    private final List<String> tried = new ArrayList<>();
    private final List<RuleDraft> saved = new ArrayList<>();
    private final Shell shell =
            Shell.with(new TwoRules(), new OneAnswer(), new MemoryJournal(Samples.visited(1, "", "")));

    private final class TwoRules implements Rules {
        @Override
        public List<RuleView> rules() {
            return List.of(INSIDE, NBT);
        }

        @Override
        public RuleDraft draft(SensorEvent event, boolean close, boolean ignore, String severity) {
            return new RuleDraft(
                    "f.cfg", "close = " + close + "\nignore = " + ignore + "\nseverity = " + severity + "\n");
        }

        @Override
        public String save(RuleDraft draft) {
            saved.add(draft);
            return "/etc/f.cfg";
        }

        @Override
        public RuleTrial whatIf(String file, Instant since) {
            tried.add(file + " " + since);
            Example example = new Example("01ABC", Samples.STARTED, "192.0.2.7", "tcp", 21, 3, 2, "hidden");
            return new RuleTrial(
                    "x",
                    9,
                    "",
                    5,
                    4,
                    new Part(3, 2),
                    new Part(0, 0),
                    new Part(1, 0),
                    0,
                    Map.of("one", 1L),
                    Map.of(),
                    Map.of("192.0.2.7", 3L),
                    List.of(example),
                    List.of("all is well"));
        }
    }

    private final class OneAnswer implements Judge {
        @Override
        public Foretold judge(Supposed arrival) {
            asked.add(arrival);
            return new Foretold(
                    "192.0.2.7",
                    "tcp",
                    445,
                    "smb",
                    "main",
                    3,
                    4,
                    1,
                    2,
                    "close",
                    "none",
                    "high",
                    "nbt",
                    "",
                    List.of(new GateSays(
                            "rules", "close", "none", "high", List.of(), List.of(new Weighed("nbt", true, "it fits")))),
                    List.of("mind the gap"));
        }
    }

    @Test
    void listsTheRulesInTheirOrder() throws Exception {
        assertThat(shell.run("sundew:rules --no-format")).isEqualTo("""
                inside\tactive!\t192.168.1.0/24, @more.txt (30)\tany\tany\tany\tany\tclose, high\t0
                nbt\tactive\tany\tudp\t137\t4 and on\tany\tignore\t7
                """);
        assertThat(shell.run("sundew:rules")).contains("the file is bad");
        assertThat(shell.run("sundew:rules nbt --no-format").lines()).hasSize(1);
        assertThat(shell.run("sundew:rules --json")).startsWith("[{\"name\":\"inside\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shell.run("sundew:rules none"))
                .withMessageContaining("there are: inside, nbt");
    }

    @Test
    void judgesWithOptionsBeforeOrBehind() throws Exception {
        assertThat(shell.run("sundew:judge 192.0.2.7 tcp 445 --no-format"))
                .isEqualTo("rules\tnbt\tyes\tit fits\nremark\tmind the gap\n");
        shell.run("sundew:judge 192.0.2.7 udp 53 --connections 4 --to 255.255.255.255 --json");
        shell.run("sundew:judge --connections 5 2001:db8:0:0::/64 icmp 0");

        assertThat(asked)
                .containsExactly(
                        new Supposed("192.0.2.7", Transport.TCP, 445, 0, ""),
                        new Supposed("192.0.2.7", Transport.UDP, 53, 4, "255.255.255.255"),
                        new Supposed("2001:db8:0:0::", Transport.ICMP, 0, 5, ""));
        assertThatIllegalArgumentException().isThrownBy(() -> shell.run("sundew:judge 192.0.2.7 tcp http"));
        assertThatIllegalArgumentException().isThrownBy(() -> shell.run("sundew:judge 192.0.2.7 sctp 1"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shell.run("sundew:judge 192.0.2.7 tcp 445 --connections 0"));
    }

    @Test
    void triesAFileSinceThen() throws Exception {
        assertThat(shell.run("sundew:whatif a.cfg")).contains("would have been hidden", "Note: all is well", "01ABC");
        shell.run("sundew:whatif a.cfg --since 2026-01-31T23:59:59Z --json");
        shell.run("sundew:whatif --since 2026-01-31T23:59:59Z a.cfg");

        assertThat(tried)
                .containsExactly(
                        "a.cfg 1970-01-01T00:00:00Z", "a.cfg 2026-01-31T23:59:59Z", "a.cfg 2026-01-31T23:59:59Z");
    }

    @Test
    void printsARuleAndSavesItOnlyWhenTold() throws Exception {
        String id = Samples.visited(1, "", "").id().toString();

        assertThat(shell.run("sundew:rule-from " + id))
                .isEqualTo("# f.cfg\nclose = false\nignore = false\nseverity = no-change\n");
        assertThat(saved).isEmpty();
        assertThat(shell.run("sundew:rule-from --severity high " + id + " --ignore --write"))
                .contains("ignore = true", "severity = high", "# saved as /etc/f.cfg");
        assertThat(saved).hasSize(1);
        assertThat(shell.run("sundew:rule-from " + id + " --json")).startsWith("{\"file\":\"f.cfg\"");
    }

    @Test
    void completesRulesAndTheirFiles() {
        assertThat(shell.offers(RuleNames.class, "n")).containsExactly("nbt");
        assertThat(shell.offers(RuleFiles.class, "org.sundew.rule-i")).containsExactly("org.sundew.rule-inside.cfg");
    }
}
