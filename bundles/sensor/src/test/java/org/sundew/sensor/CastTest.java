package org.sundew.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Version;
import org.sundew.admin.Problem;
import org.sundew.testkit.ConfigOf;
import org.sundew.testkit.ManualClock;

class CastTest {
    private final ManualClock clock = new ManualClock();
    private final ThisSensor sensor = new ThisSensor(
            ConfigOf.of(ThisSensor.Config.class, "domain", "corp.lan"),
            new Identity("sundew-kept"),
            Version.parseVersion("0.1.0"),
            clock);
    private final Cast cast = new Cast(sensor, new Seed("ab".repeat(32), Instant.EPOCH), clock);

    private static PersonaCfg cfg(String name, Object... config) {
        return new PersonaCfg(
                ConfigOf.of(PersonaCfg.Config.class, config),
                Map.of(
                        "service.pid",
                        "org.sundew.persona~" + name,
                        "felix.fileinstall.filename",
                        "file:/etc/org.sundew.persona-" + name + ".cfg"));
    }

    @Test
    void hasAStopgapBeforeThereIsAnyCfg() {
        assertThat(cast.settled()).isFalse();
        assertThat(cast.persona("").domain()).isEqualTo("corp.lan");
        assertThat(cast.problems()).isEmpty();
    }

    @Test
    void playsWhatTheSensorChoseUnlessAnotherIsNamed() {
        cast.bindCfg(cfg("debian-12", "host.name", "deb"));
        cast.bindCfg(cfg("nas", "host.name", "nas"));

        assertThat(cast.settled()).isTrue();
        assertThat(cast.names()).containsExactly("debian-12", "nas");
        assertThat(cast.persona("").host()).isEqualTo("deb");
        assertThat(cast.persona("nas").host()).isEqualTo("nas");
        assertThat(cast.persona("unheard-of").host()).isEqualTo("deb");
    }

    @Test
    void followsTheSensorsDomainAndChoice() {
        cast.bindCfg(cfg("nas", "host.name", "nas"));
        sensor.modified(ConfigOf.of(ThisSensor.Config.class, "domain", "new.lan", "persona", "nas"));
        cast.bindNames(sensor);

        assertThat(cast.persona("").fullHost()).isEqualTo("nas.new.lan");
    }

    @Test
    void reportsAChoiceThatIsNotThere() {
        cast.bindCfg(cfg("nas"));

        assertThat(cast.problems())
                .containsExactly(new Problem(
                        "org.sundew.sensor.cfg", "persona", "debian-12", "no such persona; a plain server plays"));
    }

    @Test
    void keepsTheLastGoodPersonaInForce() {
        PersonaCfg cfg = cfg("debian-12", "host.name", "deb");
        cast.bindCfg(cfg);
        cfg.modified(
                ConfigOf.of(PersonaCfg.Config.class, "host.name", "a b"),
                Map.of("felix.fileinstall.filename", "file:/etc/org.sundew.persona-debian-12.cfg"));
        cast.bindCfg(cfg);

        assertThat(cast.persona("").host()).isEqualTo("deb");
        assertThat(cast.problems())
                .containsExactly(new Problem(
                        "org.sundew.persona-debian-12.cfg",
                        "host.name",
                        "a b",
                        "is not a possible host name; the persona stays as it was"));
    }
}
