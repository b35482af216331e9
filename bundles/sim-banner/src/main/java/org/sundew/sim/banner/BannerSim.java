package org.sundew.sim.banner;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.sundew.event.Transport;
import org.sundew.sim.Dialog;
import org.sundew.sim.ListensOn;
import org.sundew.sim.Session;
import org.sundew.sim.SimServer;

/**
 * Sends a banner (KFSensor manual, Edit Sim Banner). Over TCP its course can be set: listening before, listening after,
 * repeating. Over UDP each visit is one datagram and the banner its answer.
 */
@Component(name = "org.sundew.sim.banner", configurationPolicy = ConfigurationPolicy.REQUIRE)
@ListensOn(port = "13")
@Designate(ocd = BannerSim.Config.class, factory = true)
public final class BannerSim implements SimServer {
    private static final int TIMEOUT_MIN = 1;
    private static final int TIMEOUT_MAX = 3_600_000;
    private static final int REPEATS_MIN = -1;
    private static final int REPEATS_MAX = 1_000_000;
    private static final Dialog DEAF = data -> {};

    /** What to send, and when. */
    @ObjectClassDefinition(name = "Sundew banner sim server", description = "Sends a banner")
    @interface Config {
        @AttributeDefinition(
                required = false,
                description =
                        "What is sent: text with the escapes \\r \\n \\t \\\\ \\xNN and the parameters $date $time"
                                + " $daytime $booted $domain $ipsrc $sport $ipdst $dport $received")
        String banner() default "";

        @AttributeDefinition(
                required = false,
                description =
                        "The same in hex digits, spaces allowed, instead of banner; parameters are found in it too")
        String banner_hex() default "";

        @AttributeDefinition(
                required = false,
                description = "The file that holds the same, relative to etc, instead of banner; parameters as well")
        String banner_file() default "";

        @AttributeDefinition(description = "Wait for the visitor to say something before the banner is sent (TCP)")
        boolean read_before() default false;

        @AttributeDefinition(description = "Send no banner to a visitor that said nothing, with read.before (TCP)")
        boolean must_have_input() default false;

        @AttributeDefinition(description = "Keep listening after the banner instead of closing (TCP)")
        boolean read_after() default false;

        @AttributeDefinition(
                description = "How many times more the banner is sent after the first, -1 = without end (TCP)",
                min = "" + REPEATS_MIN,
                max = "" + REPEATS_MAX)
        int repeats() default 0;

        @AttributeDefinition(
                description = "How long the visitor is waited for each time, in ms (TCP)",
                min = "" + TIMEOUT_MIN,
                max = "" + TIMEOUT_MAX)
        int timeout_ms() default 5000;
    }

    private final Banner banner;
    private final Course course;

    /** Reads the banner, from a file if it is in one. */
    @Activate
    public BannerSim(Config config, Map<String, Object> properties) {
        this(
                config,
                WrittenText.of("banner", config.banner(), properties.get(WrittenText.FILE_PROPERTY)),
                Path.of(System.getProperty("karaf.etc", "etc")),
                ZoneId.systemDefault());
    }

    /** The same, with {@code banner} as the operator wrote it, and the place where files are. */
    BannerSim(Config config, String text, Path etc, ZoneId zone) {
        banner = BannerSource.read(config, text, etc, zone);
        course = course(config, banner);
    }

    private static Course course(Config config, Banner banner) {
        within("timeout.ms", TIMEOUT_MIN, TIMEOUT_MAX, config.timeout_ms());
        within("repeats", REPEATS_MIN, REPEATS_MAX, config.repeats());
        Course course = new Course(
                config.read_before(),
                config.must_have_input(),
                config.read_after(),
                config.repeats() < 0 ? Course.ENDLESS : config.repeats() + 1,
                Duration.ofMillis(config.timeout_ms()));
        if (!course.reads() && (long) course.banners() * Math.max(1, banner.length()) > BannerSource.MAX_BYTES) {
            throw new IllegalArgumentException(
                    "repeats: too many to send at once, without read.before or read.after: " + config.repeats());
        }
        return course;
    }

    private static void within(String key, int least, int most, int value) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(key + ": must be " + least + " to " + most + ": " + value);
        }
    }

    @Override
    public Dialog open(Session session) {
        if (session.visit().listen().transport() == Transport.UDP) {
            return data -> answer(session, data);
        }
        if (course.reads() || course.banners() > 1) {
            return Rounds.begin(session, banner, course);
        }
        banner.send(session, "");
        session.close();
        return DEAF;
    }

    private void answer(Session session, ByteBuffer datagram) {
        StringBuilder heard = new StringBuilder(0);
        if (banner.quotes()) {
            Rounds.keep(datagram, heard);
        }
        banner.send(session, heard.toString());
        session.close();
    }
}
