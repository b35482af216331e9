package org.sundew.alert.webhook;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Where posts go: one URL, as configured, without proxies and without following redirects, so that alerts go nowhere else. Success is
 * any 2xx. A receiver that answers 429 or 503 with {@code Retry-After} is left alone until then.
 */
final class Receiver {
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;

    private final URI url;
    private final List<Field> fields;
    private final @Nullable Signature signature;
    private final Duration patience;
    private final Duration longestWait;
    private final Clock clock;
    private final ExecutorService threads;
    private final HttpClient client;
    private Instant notBefore = Instant.MIN;

    /** A header field of every request. */
    record Field(String name, String value) {}

    /**
     * How requests are made.
     *
     * @param patience    for one request, from connecting to the end of the answer
     * @param longestWait the longest that a receiver can ask to be left alone
     */
    record Manner(Duration patience, Duration longestWait, Optional<Signature> signature, Optional<SSLContext> tls) {}

    Receiver(URI url, List<Field> fields, Manner manner, Clock clock) {
        this.url = url;
        this.fields = List.copyOf(fields);
        this.signature = manner.signature().orElse(null);
        this.patience = manner.patience();
        this.longestWait = manner.longestWait();
        this.clock = clock;
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "sundew-webhook");
            thread.setDaemon(true);
            return thread;
        });
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(patience)
                .executor(threads);
        manner.tls().ifPresent(builder::sslContext);
        this.client = builder.build();
        request("", "", "text/plain");
    }

    /**
     * Makes the request; returns if it was accepted.
     *
     * @throws Refused if the answer may be about what was posted rather than about when or where
     */
    void take(Post post) throws IOException, InterruptedException {
        Instant now = clock.instant();
        Instant latest = now.plus(longestWait);
        if (notBefore.isAfter(latest)) {
            notBefore = latest; // the clock was set back
        }
        if (now.isBefore(notBefore)) {
            throw new IOException("the receiver asked to be left alone until " + notBefore);
        }
        HttpResponse<Void> answer = answer(request(post.key(), post.body(), post.type()));
        int status = answer.statusCode();
        if (status / 100 == 2) {
            return;
        }
        if (Refused.by(status)) {
            throw new Refused(status);
        }
        boolean busy = status == TOO_MANY || status == UNAVAILABLE;
        Optional<String> later = answer.headers().firstValue("Retry-After").filter(value -> busy);
        if (later.isPresent()) {
            notBefore = RetryAfter.of(later.get(), clock.instant(), longestWait);
        }
        throw new IOException("the receiver answered " + status + (status / 100 == 3 ? ", a redirect" : "")
                + (later.isPresent() ? ", and asked to be left alone until " + notBefore : ""));
    }

    private HttpRequest request(String key, String body, String type) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .timeout(patience)
                .header("User-Agent", "Sundew")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        for (Field field : fields) {
            request.setHeader(field.name(), field.value());
        }
        if (fields.stream().noneMatch(field -> field.name().equalsIgnoreCase("Content-Type"))) {
            request.setHeader("Content-Type", type);
        }
        if (signature != null) {
            request.setHeader("X-Sundew-Signature", signature.of(clock.instant(), body));
        }
        return request.build();
    }

    /** The answer; its body is of no interest. All of it has to come in time, which the client's own time-out does not ask for. */
    private HttpResponse<Void> answer(HttpRequest request) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<Void>> answer =
                client.sendAsync(request, HttpResponse.BodyHandlers.discarding());
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException("the receiver has not answered for " + patience.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    private static IOException failure(@Nullable Throwable cause) {
        if (cause == null) {
            return new IOException("the request failed");
        }
        // connection failures come without a message of their own
        String message = cause.getMessage();
        String what = message == null ? cause.getClass().getSimpleName() : message;
        return new IOException("the receiver cannot be reached: " + what, cause);
    }

    void close() {
        threads.shutdownNow();
    }
}
