package org.sundew.alert.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sundew.event.SensorEvent;
import org.sundew.journal.Journal;
import org.sundew.testkit.ConfigOf;
import org.sundew.testkit.ManualClock;
import org.sundew.testkit.Samples;
import org.sundew.testkit.SinkHarness;

@Timeout(60)
final class WebhookSinkTest {
    private static final Journal JOURNAL = (Journal) Proxy.newProxyInstance(
            Journal.class.getClassLoader(),
            new Class<?>[] {Journal.class},
            (self, method, arguments) -> TemplatesTest.json((SensorEvent) arguments[0]));

    private final ManualClock clock = new ManualClock();
    private final List<Got> got = new CopyOnWriteArrayList<>();
    private final Queue<Answer> answers = new ArrayDeque<>();
    private final List<WebhookSink> sinks = new ArrayList<>();
    private HttpServer server;

    private record Got(String path, Headers headers, String body) {}

    private record Answer(int status, String header, String value) {}

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        sinks.forEach(WebhookSink::close);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        got.add(new Got(exchange.getRequestURI().toString(), exchange.getRequestHeaders(), body));
        Answer answer = answers.isEmpty() ? new Answer(204, "X", "y") : answers.remove();
        exchange.getResponseHeaders().set(answer.header(), answer.value());
        exchange.sendResponseHeaders(answer.status(), -1);
        exchange.close();
    }

    private SinkHarness sink(Object... keysAndValues) {
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/hook?a=b";
        Object[] all =
                Stream.concat(Stream.of("url", url), Stream.of(keysAndValues)).toArray();
        WebhookSink sink = new WebhookSink(JOURNAL, ConfigOf.of(WebhookSink.Config.class, all), clock);
        sinks.add(sink);
        return SinkHarness.of(sink);
    }

    private static SensorEvent event(int sequence) {
        return Samples.visited(sequence, "", "");
    }

    @Test
    void postsWithTheHeadersThatReceiversNeed() {
        sink("secret", "key", "bearer.token", "t0ken", "headers", new String[] {"X-Site: lab: 1 | X-More: a, b"})
                .deliver(event(1));

        Got post = got.get(0);
        assertThat(post.path()).isEqualTo("/hook?a=b");
        assertThat(post.headers().getFirst("Content-Type")).isEqualTo("application/json");
        assertThat(post.headers().getFirst("Authorization")).isEqualTo("Bearer t0ken");
        assertThat(post.headers().getFirst("X-Site")).isEqualTo("lab: 1");
        assertThat(post.headers().getFirst("X-More")).isEqualTo("a, b");
        assertThat(post.headers().getFirst("Idempotency-Key"))
                .isEqualTo(event(1).id().toString());
        assertThat(post.headers().getFirst("X-Sundew-Signature"))
                .isEqualTo(new Signature("key").of(clock.instant(), post.body()));
        assertThat(post.body()).startsWith("[{").endsWith("}]");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 299})
    void any2xxIsSuccess(int status) {
        answers.add(new Answer(status, "X", "y"));

        sink().deliver(event(1));

        assertThat(got).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "301, 'the receiver answered 301, a redirect'",
        "307, 'the receiver answered 307, a redirect'",
        "400, 'the receiver answered 400'",
        "404, 'the receiver answered 404'",
        "500, 'the receiver answered 500'"
    })
    void everythingElseIsNot(int status, String message) {
        answers.add(new Answer(status, "Location", "/elsewhere"));

        assertThat(sink().refuses(event(1))).hasMessage(message);
        assertThat(got).hasSize(1);
    }

    @Test
    void whatWasAcceptedIsNotPostedAgain() {
        SinkHarness harness = sink("events.max", 1);
        answers.add(new Answer(200, "X", "y"));
        answers.add(new Answer(500, "X", "y"));

        assertThat(harness.refuses(event(1), event(2), event(3))).hasMessage("the receiver answered 500");
        harness.deliver(event(1), event(2), event(3));

        assertThat(got.stream().map(post -> post.headers().getFirst("Idempotency-Key")))
                .containsExactly(
                        event(1).id().toString(),
                        event(2).id().toString(),
                        event(2).id().toString(),
                        event(3).id().toString());
    }

    /** A receiver that takes no body beyond so many bytes, and says so by this status. */
    private void takesOnly(int bytes, int status) {
        server.removeContext("/");
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            boolean taken = body.length() <= bytes;
            if (taken) {
                got.add(new Got("", exchange.getRequestHeaders(), body));
            }
            exchange.sendResponseHeaders(taken ? 200 : status, -1);
            exchange.close();
        });
    }

    private List<String> keys() {
        return got.stream()
                .map(post -> post.headers().getFirst("Idempotency-Key"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 413})
    void aBatchThatIsTooLargeForTheReceiverIsToldInParts(int status) {
        takesOnly(TemplatesTest.json(event(1)).length + 500, status);

        sink().deliver(event(1), event(2), event(3));

        assertThat(keys())
                .containsExactly(
                        event(1).id().toString(),
                        event(2).id().toString(),
                        event(3).id().toString());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 413})
    void anEventThatIsTooLargeForTheReceiverIsToldWithoutItsContents(int status) {
        SensorEvent large = Samples.visited(2, "x".repeat(20_000), "");
        takesOnly(5_000, status);

        sink().deliver(event(1), large, event(3));

        assertThat(keys())
                .containsExactly(
                        event(1).id().toString(),
                        large.id().toString(),
                        event(3).id().toString());
        assertThat(got.get(1).body()).contains("the receiver refused the whole event");
        assertThat(got.get(2).body()).doesNotContain("refused");
    }

    @Test
    void whatIsRefusedHoweverSmallWaits() {
        takesOnly(0, 400);

        assertThat(sink().refuses(Samples.visited(1, "x".repeat(20_000), ""))).hasMessage("the receiver answered 400");
        assertThat(sink().refuses(event(1), event(2))).hasMessage("the receiver answered 400");
    }

    @Test
    void theHalfThatWasAcceptedIsNotPostedAgain() {
        SinkHarness harness = sink();
        answers.add(new Answer(413, "X", "y"));
        answers.add(new Answer(200, "X", "y"));
        answers.add(new Answer(500, "X", "y"));

        assertThat(harness.refuses(event(1), event(2))).hasMessage("the receiver answered 500");
        harness.deliver(event(1), event(2));

        assertThat(keys().subList(1, 4))
                .containsExactly(
                        event(1).id().toString(),
                        event(2).id().toString(),
                        event(2).id().toString());
    }

    @Test
    void leavesAReceiverAloneAsLongAsItAsks() {
        SinkHarness harness = sink();
        answers.add(new Answer(429, "Retry-After", "30"));

        assertThat(harness.refuses(event(1)))
                .hasMessageStartingWith("the receiver answered 429, and asked to be left alone");
        clock.elapse(Duration.ofSeconds(29));
        assertThat(harness.refuses(event(1)))
                .hasMessage("the receiver asked to be left alone until 2026-01-02T03:04:35Z");
        assertThat(got).hasSize(1);

        clock.elapse(Duration.ofSeconds(1));
        harness.deliver(event(1));
        assertThat(got).hasSize(2);
    }

    @Test
    void aClockThatIsSetBackDoesNotProlongThat() {
        SinkHarness harness = sink("retry.after.max.seconds", 60);
        answers.add(new Answer(503, "Retry-After", "30"));
        harness.refuses(event(1));

        clock.elapse(Duration.ofDays(-365));
        harness.refuses(event(1));
        clock.elapse(Duration.ofSeconds(60));
        harness.deliver(event(1));

        assertThat(got).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "59, 59",
        "60, 60",
        "61, 60",
        "99999999999, 60",
        "soon, 0",
        "-5, 0",
        "'Fri, 02 Jan 2026 03:04:35 GMT', 30",
        "'Fri, 02 Jan 2026 03:04:00 GMT', 0",
        "'Fri, 02 Jan 2099 03:04:00 GMT', 60"
    })
    void understandsWhatAReceiverAsksFor(String header, long seconds) {
        Instant now = clock.instant();

        assertThat(RetryAfter.of(header, now, Duration.ofSeconds(60))).isEqualTo(now.plusSeconds(seconds));
    }

    @Test
    void doesNotWaitForAReceiverThatNeverAnswers() throws IOException {
        CountDownLatch end = new CountDownLatch(1);
        server.removeContext("/");
        server.createContext("/", exchange -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });

        assertThat(sink("timeout.seconds", 1).refuses(event(1))).isInstanceOf(IOException.class);
        end.countDown();
    }

    @Test
    void saysThatNobodyListens() throws IOException {
        int port;
        try (ServerSocket gone = new ServerSocket(0)) {
            port = gone.getLocalPort();
        }
        assertThat(sink("url", "http://127.0.0.1:" + port).refuses(event(1)))
                .hasMessageStartingWith("the receiver cannot be reached: ");
    }

    @ParameterizedTest
    @CsvSource({
        "url, '', 'url: https or http, a host, and no user are expected: '",
        "url, 'file:///etc/passwd', 'url: https or http, a host, and no user are expected: file:///...'",
        "url, 'https://u:p@example.com', 'url: https or http, a host, and no user are expected: https://...@example.com'",
        "url, 'http://a b/secret', 'url: not a URL: http://a b/...'",
        "headers, 'nonsense', 'headers: Name: value is expected: '",
        "headers, 'Host: example.com', 'headers: cannot be sent: Host'",
        "headers, 'X Y: z', 'headers: cannot be sent: X Y'",
        "tls.trust, '/no/such/file', 'tls.trust: no certificates can be read: /no/such/file'"
    })
    void refusesWhatMakesNoSense(String key, String value, String message) {
        Object typed = key.equals("headers") ? new String[] {value} : value;

        assertThatIllegalArgumentException().isThrownBy(() -> sink(key, typed)).withMessage(message);
    }
}
