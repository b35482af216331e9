package org.sundew.alert.email;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;
import org.sundew.admin.Problem;
import org.sundew.alert.AlertSink;
import org.sundew.alert.AlertsOn;
import org.sundew.alert.NotYet;
import org.sundew.event.SensorEvent;

/**
 * Sends one mail for each batch. The same events make a mail of the same Message-ID, so that a repetition is recognised.
 *
 * <p>Beyond so many mails an hour it asks the lane for time: what happens meanwhile comes in one batch, and so in one mail.
 */
@Component(
        name = "org.sundew.alert.email",
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        property = {
            "alert.group.seconds:Integer=300",
            "alert.group.by=visitor",
            "alert.batch:Integer=10000",
            "alert.retry.plan.seconds=900, 900, 900, 900, 3600"
        })
@AlertsOn
@Designate(ocd = EmailSink.Config.class, factory = true)
public final class EmailSink implements AlertSink {
    private final Clock clock;
    private final Hourly hourly;
    private final Letters letters;
    private final Rounds rounds;
    private final List<Problem> problems;

    /** What a mail sink can be told. */
    @ObjectClassDefinition(name = "Sundew mail sink")
    public @interface Config {
        @AttributeDefinition(description = "The mail server that takes the mails")
        String smtp_host() default "localhost";

        @AttributeDefinition(description = "Its port; 0 = 25, or 465 with smtp.tls = tls", min = "0", max = "65535")
        int smtp_port() default 0;

        @AttributeDefinition(
                description = "off = in clear; starttls = in clear until STARTTLS, which the server must have; tls ="
                        + " encrypted from the first byte",
                options = {@Option("off"), @Option("starttls"), @Option("tls")})
        String smtp_tls() default "off";

        @AttributeDefinition(
                description = "PEM file of the certificates to trust, instead of those the JVM trusts; ${name} is a"
                        + " system property")
        String smtp_tls_trust() default "";

        @AttributeDefinition(description = "The user to log in as; blank = without log-in")
        String smtp_user() default "";

        @AttributeDefinition(
                description = "Its password; $[env:NAME] takes it from the environment",
                type = AttributeType.PASSWORD)
        String smtp_password() default "";

        @AttributeDefinition(description = "Seconds to wait for a connection", min = "1", max = "600")
        int smtp_connect_seconds() default 10;

        @AttributeDefinition(description = "Seconds to wait for each of the server's answers", min = "1", max = "600")
        int smtp_read_seconds() default 30;

        @AttributeDefinition(
                description = "Seconds to wait until the server takes what is sent",
                min = "1",
                max = "600")
        int smtp_write_seconds() default 30;

        @AttributeDefinition(description = "The name for HELO and EHLO; blank = the domain of from")
        String helo() default "";

        @AttributeDefinition(description = "The sender")
        String from() default "sundew@localhost";

        @AttributeDefinition(description = "The recipients, by ; or , (at most 100)")
        String to() default "";

        @AttributeDefinition(description = "What every subject begins with")
        String subject_prefix() default "[Sundew]";

        @AttributeDefinition(
                description = "long = all that is known; short = a line or two, for a telephone",
                options = {@Option("long"), @Option("short")})
        String format() default "long";

        @AttributeDefinition(
                description = "The most mails in an hour; what happens beyond is summed up in the next; 0 = no limit",
                min = "0",
                max = "3600")
        int mails_max_per_hour() default 20;
    }

    /** Mails as the configuration says. */
    @Activate
    public EmailSink(Config config) {
        this(config, Clock.systemUTC());
    }

    EmailSink(Config config, Clock clock) {
        Keys keys = new Keys(config);
        this.clock = clock;
        this.hourly = new Hourly(config.mails_max_per_hour());
        this.letters = new Letters(keys.envelope(), keys.form());
        this.rounds = new Rounds(new Post(keys.server()), keys.envelope().to());
        this.problems = keys.problems();
    }

    @Override
    public List<Problem> problems() {
        return problems;
    }

    @Override
    public void deliver(List<SensorEvent> events) throws NotYet, MessagingException, IOException {
        Instant now = clock.instant();
        String id = letters.id(events);
        if (!rounds.underWay(id)) {
            hourly.check(now);
        }
        send(new Batch(events, id, hourly.heldSince(), rounds.complaints()), now);
        hourly.sent(now);
    }

    private void send(Batch batch, Instant now) throws MessagingException, IOException {
        try {
            rounds.send(batch.id(), () -> letters.write(batch, now));
        } catch (Rejected e) {
            // a visitor must not be able to silence us by a word that the server's filter dislikes
            rounds.send(batch.id(), () -> letters.writeWithoutVisitorsWords(batch, e.answer(), now));
        }
    }

    @Override
    public String test(SensorEvent event) throws MessagingException, IOException {
        Batch batch = Batch.test(event, letters.id(List.of(event)));
        return rounds.test(() -> letters.write(batch, clock.instant()));
    }
}
