package org.sundew.alert.webhook;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sundew.alert.AlertSink;
import org.sundew.alert.AlertsOn;
import org.sundew.event.Id;
import org.sundew.event.SensorEvent;
import org.sundew.journal.Journal;

/** Posts events to a URL. Of a batch that failed half-way, what was accepted is not posted again. */
@Component(name = "org.sundew.alert.webhook", configurationPolicy = ConfigurationPolicy.REQUIRE)
@AlertsOn
@Designate(ocd = WebhookSink.Config.class, factory = true)
public final class WebhookSink implements AlertSink {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookSink.class);

    private final Template template;
    private final Receiver receiver;
    private final int events;
    private final int bytes;
    /** Of a batch that failed, the events that the receiver has. */
    private final Set<Id> accepted = new HashSet<>();

    /** What a webhook sink can be told. */
    @ObjectClassDefinition(name = "Sundew webhook sink")
    public @interface Config {
        @AttributeDefinition(description = "Where to post, https or http")
        String url() default "";

        @AttributeDefinition(
                description = "generic = a JSON array of ECS events, ndjson = one ECS event a line, slack, teams = a"
                        + " message, file = template.file",
                options = {@Option("generic"), @Option("ndjson"), @Option("slack"), @Option("teams"), @Option("file")})
        String template() default "generic";

        @AttributeDefinition(
                required = false,
                description = "template = file: a file with ${name of a field} and ${event}, one post an event")
        String template_file() default "";

        @AttributeDefinition(description = "The most events in a post", min = "1", max = "10000")
        int events_max() default 100;

        @AttributeDefinition(
                description = "The most bytes in a post; an event larger than that is posted by itself",
                min = "1024",
                max = "104857600")
        int bytes_max() default 1_000_000;

        @AttributeDefinition(
                required = false,
                description = "What signs the posts, by HMAC-SHA256; blank = unsigned",
                type = AttributeType.PASSWORD)
        String secret() default "";

        @AttributeDefinition(
                required = false,
                description = "Sent as Authorization: Bearer; blank = none",
                type = AttributeType.PASSWORD)
        String bearer_token() default "";

        @AttributeDefinition(
                required = false,
                description = "More header fields, each as Name: value, with | between them")
        String[] headers() default {};

        @AttributeDefinition(
                description = "Seconds that a post may take, from connecting to the end of the answer",
                min = "1",
                max = "600")
        int timeout_seconds() default 10;

        @AttributeDefinition(
                description = "The longest that a receiver can ask to be left alone by Retry-After, in seconds",
                min = "0",
                max = "86400")
        int retry_after_max_seconds() default 3600;

        @AttributeDefinition(
                required = false,
                description = "PEM file of the authorities to trust; blank = those of the JDK")
        String tls_trust() default "";
    }

    /** A sink for this configuration; nothing is connected before the first event. */
    @Activate
    public WebhookSink(@Reference Journal journal, Config config) {
        this(journal, config, Clock.systemUTC());
    }

    WebhookSink(Journal journal, Config config, Clock clock) {
        this.template = template(journal, config);
        this.events = config.events_max();
        this.bytes = config.bytes_max();
        Receiver.Manner manner = new Receiver.Manner(
                Duration.ofSeconds(config.timeout_seconds()),
                Duration.ofSeconds(config.retry_after_max_seconds()),
                Optional.of(config.secret()).filter(text -> !text.isEmpty()).map(Signature::new),
                Optional.of(config.tls_trust()).filter(text -> !text.isBlank()).map(Trust::in));
        this.receiver = receiver(url(config.url()), fields(config), manner, clock);
    }

    private static Template template(Journal journal, Config config) {
        return switch (config.template()) {
            case "ndjson" -> new EventJson(journal::json, true);
            case "slack" -> new Slack();
            case "teams" -> new Teams();
            case "file" -> OwnTemplate.read(config.template_file().strip(), journal::json);
            default -> new EventJson(journal::json, false);
        };
    }

    private static URI url(String text) {
        try {
            URI url = new URI(text.strip());
            String scheme = String.valueOf(url.getScheme());
            boolean web = scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("http");
            if (web && url.getHost() != null && url.getUserInfo() == null) {
                return url;
            }
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("url: not a URL: " + shown(text), e);
        }
        throw new IllegalArgumentException("url: https or http, a host, and no user are expected: " + shown(text));
    }

    /** As far as the host, without a user: what follows is the secret of many a chat. */
    private static String shown(String url) {
        return url.replaceFirst("//[^/]*@", "//...@").replaceFirst("^([a-zA-Z]+://[^/]*)/.*", "$1/...");
    }

    private static List<Receiver.Field> fields(Config config) {
        List<Receiver.Field> fields = new ArrayList<>();
        for (String text : String.join("|", config.headers()).split("\\|", -1)) {
            int colon = text.indexOf(':');
            if (colon > 0) {
                fields.add(new Receiver.Field(
                        text.substring(0, colon).strip(),
                        text.substring(colon + 1).strip()));
            } else if (!text.isBlank()) {
                throw new IllegalArgumentException("headers: Name: value is expected: ");
            }
        }
        if (!config.bearer_token().isBlank()) {
            fields.add(new Receiver.Field(
                    "Authorization", "Bearer " + config.bearer_token().strip()));
        }
        return fields;
    }

    /** The client refuses headers that are its own business, or that make no sense. */
    private static Receiver receiver(URI url, List<Receiver.Field> fields, Receiver.Manner manner, Clock clock) {
        try {
            return new Receiver(url, fields, manner, clock);
        } catch (IllegalArgumentException e) {
            String names = fields.stream().map(Receiver.Field::name).collect(Collectors.joining(", "));
            throw new IllegalArgumentException("headers: cannot be sent: " + names, e);
        }
    }

    /** Ends what is under way. */
    @Deactivate
    void close() {
        receiver.close();
    }

    @Override
    public void deliver(List<SensorEvent> batch) throws IOException, InterruptedException {
        accepted.retainAll(batch.stream().map(SensorEvent::id).collect(Collectors.toSet()));
        for (Post post : Post.of(batch, template, events, bytes)) {
            tell(post);
        }
        accepted.clear();
    }

    /** Posts it, in parts as far as it was accepted in parts before. */
    private void tell(Post post) throws IOException, InterruptedException {
        if (accepted.containsAll(post.ids())) {
            return;
        }
        if (post.ids().stream().anyMatch(accepted::contains)) {
            tellHalves(post);
            return;
        }
        try {
            receiver.take(post);
        } catch (Refused e) {
            tellLess(post, e);
        }
        accepted.addAll(post.ids());
    }

    private void tellHalves(Post post) throws IOException, InterruptedException {
        for (Post half : post.halves()) {
            tell(half);
        }
    }

    /**
     * The receiver does not take it as it is: it gets less at a time, and of a single event the brief form. If it takes not even that,
     * the reason is another, and the event must wait until somebody mends it.
     */
    private void tellLess(Post post, Refused why) throws IOException, InterruptedException {
        if (post.ids().size() > 1) {
            tellHalves(post);
            return;
        }
        Post brief = post.brief();
        if (brief.body().length() >= post.body().length()) {
            throw why;
        }
        receiver.take(brief);
        LOG.warn("Event {} was told without its contents: {}", post.key(), why.getMessage());
    }
}
