package org.sundew.sim.telnet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sundew.event.Observation;
import org.sundew.event.Payload;
import org.sundew.shell.Machines;
import org.sundew.sim.Persona;
import org.sundew.sim.Persona.Family;
import org.sundew.testkit.ConfigOf;
import org.sundew.testkit.Samples;
import org.sundew.testkit.SimHarness;

class TelnetSimTest {
    private static final Machines MACHINES = new Machines(Runnable::run);
    private static final String OPTIONS = "\u00ff\u00fd\u0018\u00ff\u00fd\40\u00ff\u00fd\43\u00ff\u00fd\47";
    private static final String MORE = "\u00ff\u00fb\3\u00ff\u00fd\37\u00ff\u00fb\5\u00ff\u00fb\1";

    static TelnetSim sim(Object... config) {
        return new TelnetSim(ConfigOf.of(TelnetSim.Config.class, config), MACHINES);
    }

    private static SimHarness visitor(Object... config) {
        return SimHarness.visit(sim(config));
    }

    private static SimHarness atLogin(Object... config) {
        return visitor(config)
                .expect(OPTIONS)
                .expectSilence()
                .elapse(Duration.ofMillis(300))
                .expect(MORE + "srv01 login: ");
    }

    private static SimHarness inside() {
        SimHarness visitor = atLogin("users", new String[] {"root:toor"}).say("root\r\0toor\r\0");
        visitor.read();
        return visitor;
    }

    private static SimHarness as(Family family) {
        Persona persona = Samples.as(Samples.persona(), family.name(), family, Map.of());
        return SimHarness.visit(
                sim("accept", "always"),
                Samples.visit(Samples.endpoint("192.0.2.7", 4001), Samples.listen("telnet", 23)),
                persona);
    }

    @Test
    void greetsAtOnceOnceTheOptionsAreAnswered() {
        visitor()
                .expect(OPTIONS)
                .dribble("\u00ff\u00fc\u0018\u00ff\u00fc\40\u00ff\u00fc\43")
                .expectSilence()
                .dribble("\u00ff\u00fc\47")
                .expect(MORE + "srv01 login: ");
    }

    @Test
    void refusesAfterAPauseAndClosesAfterSomeTries() {
        SimHarness visitor = atLogin("tries.max", 2);
        visitor.say("root\r\n")
                .expect("root\r\nPassword: ")
                .say("1234\r\n")
                .expect("\r\n")
                .expectSilence();
        visitor.elapse(Duration.ofMillis(1_999)).expectSilence();
        visitor.elapse(Duration.ofMillis(1)).expect("\r\nLogin incorrect\r\nsrv01 login: ");
        visitor.reported(Observation.login("root", "1234", false));
        visitor.say("a\nb\n").elapse(Duration.ofSeconds(2)).expectClosed();
    }

    @Test
    void letsInWhoIsOnTheListAndNoOther() {
        SimHarness visitor = atLogin("users", new String[] {"root:toor"});
        visitor.say("root\r\ntoor\r\n").reported(Observation.login("root", "toor", true));

        assertThat(visitor.read())
                .contains("Linux srv01 6.1.0-39-amd64")
                .endsWith("root@srv01:~# ")
                .doesNotContain("toor", "Last login");
    }

    @Test
    void carriesAShell() {
        SimHarness visitor = inside();
        visitor.say("id\r\n").expect("id\r\nuid=0(root) gid=0(root) groups=0(root)\r\nroot@srv01:~# ");
        visitor.say("/bin/busybox ECCHI\n").expect("/bin/busybox ECCHI\r\nECCHI: applet not found\r\nroot@srv01:~# ");
        visitor.reported(Observation.command("id"));
        visitor.say("exit\r\n")
                .expect("exit\r\nlogout\r\n".replace("logout\r\n", ""))
                .expectClosed();
    }

    @Test
    void tellsWhatWasWrittenWhenTheVisitorIsGone() {
        SimHarness visitor = inside().say("printf abc > /tmp/x\r\n").hangUp();

        visitor.reported(Observation.upload(
                "/tmp/x", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", Payload.of("abc")));
    }

    @Test
    void notesWhatTheVisitorSaysOfItself() {
        visitor()
                .say("\u00ff\u00fb\u0018\u00ff\u00fb\47\u00ff\u00fb\37")
                .say(
                        "\u00ff\u00fa\u0018\0xterm\u00ff\u00f0\u00ff\u00fa\37\0\120\0\30\u00ff\u00f0\u00ff\u00fa\47\0\0USER\1root\u00ff\u00f0")
                .noted("telnet.terminal", "xterm")
                .noted("telnet.window", "80x24")
                .noted("telnet.environment", "USER=root");
    }

    @Test
    void answersNegotiationsWithoutEnd() {
        SimHarness visitor = visitor();
        visitor.read();
        for (int i = 0; i < Options.ANSWERS_MAX * 3; i++) {
            visitor.say("\u00ff\u00fd" + (char) (100 + i % 100));
        }

        assertThat(visitor.read().length()).isLessThanOrEqualTo(3 * Options.ANSWERS_MAX + 200);
    }

    @Test
    void doesNotEchoForWhoEchoesItself() {
        atLogin().say("\u00ff\u00fe\1root\r\n").expect("Password: ");
    }

    @Test
    void playsBusyBox() {
        SimHarness visitor =
                as(Family.BUSYBOX).expect("\u00ff\u00fd\1\u00ff\u00fd\37\u00ff\u00fb\1\u00ff\u00fb\3\r\nsrv01 login: ");
        visitor.say("admin\r\nadmin\r\n/bin/busybox cat /etc/hostname\r\n");

        assertThat(visitor.read()).contains("srv01\r\n");
    }

    @Test
    void playsWindows() {
        SimHarness visitor = as(Family.WINDOWS);
        assertThat(visitor.read())
                .startsWith("\u00ff\u00fd\45\u00ff\u00fb\1\u00ff\u00fb\3\u00ff\u00fd\47\u00ff\u00fd\37\u00ff\u00fd\0")
                .endsWith("Welcome to Microsoft Telnet Service \r\n\r\n\rlogin: ");
        visitor.say("Administrator\r\nx\r\nver\r\n");

        assertThat(visitor.read()).contains("C:\\Users\\Administrator>", "Microsoft Windows [Version ");
    }

    @Test
    void givesUpOnASlowLogIn() {
        atLogin()
                .elapse(Duration.ofSeconds(60))
                .expect("\r\nLogin timed out after 60 seconds.\r\n")
                .expectClosed();
        inside().elapse(Duration.ofSeconds(60)).expectOpen();
    }

    @Test
    void interruptsWhatSeemsToRun() {
        SimHarness visitor = inside().say("sleep 100\r\n");
        visitor.read();
        visitor.say("\u00ff\u00f4").expect("^C\r\nroot@srv01:~# ");
    }

    @Test
    void boundsASubnegotiation() {
        SimHarness visitor = visitor()
                .say("\u00ff\u00fa\u0018\0" + "x".repeat(100_000) + "\u00ff\u00f0")
                .expectOpen();

        assertThat(visitor.notes())
                .anyMatch(note ->
                        note.name().equals("telnet.terminal") && note.value().length() == 500);
    }
}
