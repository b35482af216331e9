package org.sundew.journal.json;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.sundew.event.ClosedBy;
import org.sundew.event.Endpoint;
import org.sundew.event.Id;
import org.sundew.event.LimitMark;
import org.sundew.event.LimitReached;
import org.sundew.event.Listen;
import org.sundew.event.Note;
import org.sundew.event.Observation;
import org.sundew.event.Observed;
import org.sundew.event.Payload;
import org.sundew.event.PortLimit;
import org.sundew.event.RuleMatch;
import org.sundew.event.SensorChanged;
import org.sundew.event.SensorEvent;
import org.sundew.event.Severity;
import org.sundew.event.Transport;
import org.sundew.event.Visit;
import org.sundew.event.Visited;

/** Events as odd as the types allow, from a seed. */
public final class RandomEvents {
    private static final String[] NAMES = {
        Note.USER,
        Note.PASSWORD,
        Note.OUTCOME,
        Note.FILE_SIZE,
        Note.FILE,
        Note.FILE_SHA256,
        Note.PROTOCOL,
        Note.URL,
        Note.METHOD,
        Note.MAIL_FROM,
        Note.MAIL_TO,
        Note.TLS_SERVER_NAME,
        Note.TLS_CIPHER,
        Note.TLS_JA3,
        "banner",
        "a.b",
        "\"\u0000"
    };
    private static final String[] ACTIONS = {
        "login",
        "command",
        "request",
        "upload",
        "limit",
        "port-scan",
        "released",
        "started",
        "stopped",
        "config-changed",
        "x"
    };

    private final Random random;

    /** A stream of events that is the same for the same seed. */
    public RandomEvents(long seed) {
        random = new Random(seed);
    }

    /** The next event, with this sequence. */
    public SensorEvent next(long sequence) {
        return switch (random.nextInt(4)) {
            case 0 -> visited(sequence);
            case 1 -> observed(sequence);
            case 2 -> reached(sequence);
            default -> changed(sequence);
        };
    }

    private Visited visited(long sequence) {
        return new Visited(
                id(),
                sequence,
                instant(),
                visit(),
                one(Severity.values()),
                one(ClosedBy.values()),
                payload(),
                payload(),
                notes(),
                random.nextBoolean()
                        ? Optional.empty()
                        : Optional.of(new RuleMatch(text(), text(), one("signatures", text()))),
                random.nextBoolean() ? Optional.empty() : Optional.of(limit()));
    }

    private Observed observed(long sequence) {
        Observation observation = new Observation(one(ACTIONS), notes(), payload());
        return new Observed(id(), sequence, instant(), visit(), one(Severity.values()), observation);
    }

    private LimitReached reached(long sequence) {
        Optional<Visit> visit = random.nextBoolean() ? Optional.empty() : Optional.of(visit());
        return new LimitReached(
                id(), sequence, instant(), one(ACTIONS), one(Severity.values()), visit, limit(), text());
    }

    private SensorChanged changed(long sequence) {
        return new SensorChanged(
                id(), sequence, instant(), one(ACTIONS), one(Severity.values()), text(), text(), notes());
    }

    private Visit visit() {
        Listen listen = new Listen(
                text(),
                text(),
                one(Transport.values()),
                random.nextInt(65_536),
                text(),
                one(Severity.values()),
                new PortLimit(random.nextInt(3), random.nextBoolean()));
        return new Visit(id(), instant(), endpoint(), endpoint(), listen, random.nextLong() >>> 1);
    }

    private Endpoint endpoint() {
        byte[] address = new byte[random.nextBoolean() ? 4 : 16];
        random.nextBytes(address);
        try {
            return new Endpoint(InetAddress.getByAddress(address), random.nextInt(65_536));
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private Payload payload() {
        byte[] bytes = new byte[random.nextInt(4) * random.nextInt(40)];
        random.nextBytes(bytes);
        return Payload.owning(bytes, bytes.length + (random.nextBoolean() ? 0 : random.nextInt(100_000)));
    }

    private List<Note> notes() {
        List<Note> notes = new ArrayList<>();
        for (int i = random.nextInt(8) * random.nextInt(2); i > 0; i--) {
            String value = one(text(), text(), "0", "007", "-1", "12345", "success", "unknown", "");
            notes.add(new Note(one(NAMES), value));
        }
        return notes;
    }

    private LimitMark limit() {
        return new LimitMark(text(), random.nextLong());
    }

    private Id id() {
        return new Id(random.nextLong(), random.nextLong());
    }

    private Instant instant() {
        long seconds = random.nextInt();
        long nanos = one(0L, 1_000_000L, 123_000L, 999_999_999L, (long) random.nextInt(1_000_000_000));
        return Instant.ofEpochSecond(seconds, nanos);
    }

    /** Any characters but half surrogate pairs. */
    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            int symbol = one(random.nextInt(128), random.nextInt(256), random.nextInt(0x110000), 0x2028, 0x7F);
            text.appendCodePoint(symbol >= 0xD800 && symbol < 0xE000 ? 'x' : symbol);
        }
        return text.toString();
    }

    @SafeVarargs
    private <T> T one(T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
