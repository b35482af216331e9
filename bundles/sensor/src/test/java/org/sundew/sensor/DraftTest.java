package org.sundew.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sundew.sim.Persona;
import org.sundew.testkit.ConfigOf;

class DraftTest {
    private static final Instant MADE = Instant.parse("2026-01-02T03:04:05Z");

    private static Persona persona(int seed, Instant now, Object... config) {
        return Draft.of("nas", ConfigOf.of(PersonaCfg.Config.class, config)).fill("corp.lan", seed(seed), now);
    }

    private static Seed seed(int number) {
        return Seed.keptIn(java.nio.file.Path.of("/dev/null/none"), new Random(number), MADE);
    }

    @Test
    void isTheSameWithTheSameSeedAndAnotherWithAnother() {
        Set<String> hosts = new HashSet<>();
        Set<String> macs = new HashSet<>();
        Set<Instant> boots = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            Persona persona = persona(i, MADE, "host.name", "WIN-???????????");
            hosts.add(persona.host());
            macs.add(persona.fact(Persona.MAC, ""));
            boots.add(persona.booted());
            assertThat(persona(i, MADE, "host.name", "WIN-???????????")).isEqualTo(persona);
        }

        assertThat(hosts).hasSize(50).allMatch(host -> host.matches("WIN-[0-9A-Z]{11}"));
        assertThat(macs).hasSize(50).allMatch(mac -> mac.matches("52:54:00(:[0-9a-f]{2}){3}"));
        assertThat(boots).hasSizeGreaterThan(48);
    }

    @Test
    void saysWhatTheCfgSays() {
        Persona persona = persona(
                1,
                MADE,
                "host.name",
                "files",
                "domain",
                "ad.example.org",
                "users",
                new String[] {"ann:1000:Ann Example, bob:1001"},
                "certificate.subject",
                "CN=$fqdn,O=$host Ltd",
                "facts",
                new String[] {"http.server=nginx/1.22.1"});

        assertThat(persona.fullHost()).isEqualTo("files.ad.example.org");
        assertThat(persona.subject()).isEqualTo("CN=files.ad.example.org,O=files Ltd");
        assertThat(persona.users())
                .containsExactly(new Persona.User("ann", 1000, "Ann Example"), new Persona.User("bob", 1001, ""));
        assertThat(persona.fact("http.server", "")).isEqualTo("nginx/1.22.1");
        assertThat(persona.number(Persona.CPU_COUNT, 0)).isEqualTo(2);
    }

    @Test
    void makesUpWhoHasAnAccountWhereALinuxCfgNamesNobody() {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            Persona.User user = persona(i, MADE).users().get(0);
            assertThat(user.name()).matches("[a-z]{2,12}");
            assertThat(user.id()).isEqualTo(1000);
            names.add(user.name() + user.fullName());
        }

        assertThat(names).hasSizeGreaterThan(40);
        assertThat(persona(1, MADE, "family", "busybox").users()).isEmpty();
        assertThat(persona(1, MADE, "users", new String[] {"ann:1000"}).users()).hasSize(1);
    }

    @Test
    void isStartedAnewEverySoOften() {
        Persona first = persona(1, MADE);
        Persona later = persona(1, MADE.plus(Duration.ofDays(400)));

        assertThat(first.booted()).isBetween(MADE.minus(Duration.ofDays(90)), MADE.minus(Duration.ofDays(3)));
        assertThat(Duration.between(later.booted(), MADE.plus(Duration.ofDays(400))))
                .isBetween(Duration.ZERO, Duration.ofDays(220));
        assertThat(first.installed()).isBefore(first.booted());
    }

    @Test
    void isUpForAsLongAsTheCfgSays() {
        Duration up = Duration.between(persona(1, MADE, "uptime.days", 30).booted(), MADE);

        assertThat(up.toDays()).isEqualTo(30);
    }

    @Test
    void theStopgapIsCalledAsAPersonaWithoutAName() {
        Persona stopgap = Draft.PLAIN.fill("corp.lan", seed(1), MADE);

        assertThat(stopgap.subject()).isEqualTo(persona(1, MADE).subject());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            host.name           | a b           | host.name: is not a possible host name: a b
            domain              | .             | domain: is not a possible domain: .
            mac.prefix          | 00:11         | mac.prefix: must be three bytes as 52:54:00: 00:11
            time.zone           | Mars/Base     | time.zone: is no time zone: Mars/Base
            certificate.subject | nobody        | certificate.subject: is no distinguished name: nobody
            family              | amiga         | family: must be linux, busybox or windows: amiga
            """)
    void saysWhatIsWrong(String key, String value, String message) {
        assertThatThrownBy(() -> persona(1, MADE, key, value)).hasMessage(message);
    }

    @Test
    void saysWhichUserIsWrong() {
        assertThatThrownBy(() -> persona(1, MADE, "users", new String[] {"ann"}))
                .hasMessage("users: must be name:id:full name: ann");
    }
}
