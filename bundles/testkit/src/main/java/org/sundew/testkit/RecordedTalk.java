package org.sundew.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor and a real server said to each other, as somebody recorded it; a sim server is to say the same. A resource holds
 * several, as lines of ISO-8859-1:
 *
 * <ul>
 *   <li>{@code == title [server]} begins one; the name of a server, where there are several, is optional
 *   <li>{@code > text} is a line that the visitor sends, its CR LF left out; {@code >+} one that is sent together with the next,
 *       {@code >.} one without a line end, {@code >-} one that needs no answer; several marks may follow each other
 *   <li>{@code < text} is a line that the server sent; {@code <3} the same three times, {@code <.} one without a line end
 *   <li>{@code ! tls} starts TLS, {@code ! wait 5} lets so many seconds pass and hears what is said meanwhile, {@code ! after 2}
 *       says that what follows was complete so many seconds after it was asked for, {@code ! closed} that the server left
 *   <li>{@code #} begins a comment
 * </ul>
 *
 * In all texts {@code \r \n \t \\} and {@code \xHH} are bytes. In a visitor's <code>{text*9}</code> is that text nine times; in a
 * server's <code>{word}</code> is what differs from time to time: whatever stands there. Immutable.
 */
public final class RecordedTalk {
    /** What the server says within this time it says at once. */
    private static final Duration AT_ONCE = Duration.ofMillis(400);

    private static final Pattern TITLE = Pattern.compile("== (.*?)(?: \\[(\\w+)])?");
    private static final Pattern MANY = Pattern.compile("\\{((?:[^{}\\\\]|\\\\.)+?)\\*(\\d+)}");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:x(\\p{XDigit}{2})|(.))");
    private static final Pattern PLACE = Pattern.compile("\\{\\w+}");

    private final String title;
    private final String server;
    private final List<String> lines;

    private RecordedTalk(String title, String server, List<String> lines) {
        this.title = title;
        this.server = server;
        this.lines = List.copyOf(lines);
    }

    /**
     * All talks of a resource that lies beside a class.
     *
     * @throws UncheckedIOException if it cannot be read
     */
    public static List<RecordedTalk> read(Class<?> beside, String resource) {
        try (InputStream in = Objects.requireNonNull(beside.getResourceAsStream(resource), resource)) {
            return of(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All talks of this text. */
    static List<RecordedTalk> of(String text) {
        List<RecordedTalk> talks = new ArrayList<>();
        for (String part : text.split("(?m)^(?=== )", -1)) {
            List<String> lines = part.lines().toList();
            Matcher first = TITLE.matcher(lines.isEmpty() ? "" : lines.get(0));
            if (first.matches()) {
                String server = first.group(2) == null ? "" : first.group(2);
                talks.add(new RecordedTalk(first.group(1), server, lines.subList(1, lines.size())));
            }
        }
        return talks;
    }

    /** The server it was held with, blank for the usual one. */
    public String server() {
        return server;
    }

    /** What it shows. */
    @Override
    public String toString() {
        return title;
    }

    /**
     * Has a visitor say the same to a sim server.
     *
     * @throws AssertionError with all that is answered otherwise
     */
    public void play(SimHarness visitor) {
        List<String> wrong = new ArrayList<>();
        Play play = new Play(visitor, wrong);
        for (String line : lines) {
            play.take(line);
        }
        play.hear();
        if (!wrong.isEmpty()) {
            throw new AssertionError(title + "\n" + String.join("\n", wrong));
        }
    }

    /** One playing of it: what the visitor says is held back until all that was answered before is known. */
    private static final class Play {
        private final SimHarness visitor;
        private final List<String> wrong;
        private final List<String> answers = new ArrayList<>();
        private final StringBuilder held = new StringBuilder();
        private String said = "(nothing)";
        private Duration patience = AT_ONCE;
        private boolean late;
        private boolean closed;
        private boolean more;

        Play(SimHarness visitor, List<String> wrong) {
            this.visitor = visitor;
            this.wrong = wrong;
        }

        void take(String line) {
            if (line.startsWith("<")) {
                answers(line);
            } else if (line.startsWith(">")) {
                say(line);
            } else if (line.startsWith("! wait ")) {
                hear();
                said = line;
                patience = seconds(line);
            } else if (line.startsWith("! after ")) {
                patience = seconds(line);
                late = true;
            } else if (line.equals("! closed")) {
                closed = true;
            } else if (line.equals("! tls")) {
                hear();
                visitor.expectTls();
                more = true;
            }
        }

        private static Duration seconds(String line) {
            return Duration.ofSeconds(Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)));
        }

        private void answers(String line) {
            String mark = line.substring(1, line.indexOf(' '));
            String text = line.substring(line.indexOf(' ') + 1);
            int times = mark.matches("\\d+") ? Integer.parseInt(mark) : 1;
            for (int i = 0; i < times; i++) {
                answers.add(mark.equals(".") ? text + "{.}" : text);
            }
        }

        private void say(String line) {
            if (!more) {
                hear();
            }
            int blank = line.indexOf(' ');
            String mark = blank < 0 ? line : line.substring(0, blank);
            String text = bytes(many(blank < 0 ? "" : line.substring(blank + 1)));
            held.append(text).append(mark.contains(".") ? "" : "\r\n");
            said = more ? said + "\n" + line : line;
            more = mark.contains("+");
            if (!more) {
                visitor.say(held.toString());
                held.setLength(0);
            }
        }

        /** Compares what came since the visitor spoke last with what was recorded. */
        void hear() {
            String early = "";
            if (late) {
                visitor.elapse(patience.minusMillis(500));
                early = visitor.read();
                if (!early.isEmpty() && lines(early).size() >= answers.size()) {
                    wrong.add(said + "\n  too early: " + early);
                }
                visitor.elapse(Duration.ofMillis(500));
            } else {
                visitor.elapse(patience);
            }
            compare(lines(early + visitor.read()));
            answers.clear();
            patience = AT_ONCE;
            late = false;
        }

        private static List<String> lines(String sent) {
            List<String> lines = new ArrayList<>(List.of(sent.split("\r\n", -1)));
            String rest = lines.remove(lines.size() - 1);
            if (!rest.isEmpty()) {
                lines.add(rest + "{.}");
            }
            return lines;
        }

        private void compare(List<String> got) {
            boolean same = got.size() == answers.size();
            for (int i = 0; same && i < got.size(); i++) {
                same = pattern(answers.get(i)).matcher(got.get(i)).matches();
            }
            if (!same) {
                wrong.add(said + "\n  recorded: " + String.join("\n            ", answers) + "\n  but heard: "
                        + String.join("\n             ", got));
            }
            if (visitor.open() == closed) {
                wrong.add(said + (closed ? "\n  should be the end" : "\n  should not be the end"));
            }
        }

        private static Pattern pattern(String answer) {
            StringBuilder regex = new StringBuilder();
            Matcher places = PLACE.matcher(answer);
            int from = 0;
            while (places.find()) {
                regex.append(Pattern.quote(bytes(answer.substring(from, places.start()))))
                        .append(".+?");
                from = places.end();
            }
            return Pattern.compile(regex + Pattern.quote(bytes(answer.substring(from))), Pattern.DOTALL);
        }

        private static String many(String text) {
            return MANY.matcher(text)
                    .replaceAll(m -> Matcher.quoteReplacement(m.group(1).repeat(Integer.parseInt(m.group(2)))));
        }

        private static String bytes(String text) {
            return ESCAPE.matcher(text).replaceAll(m -> Matcher.quoteReplacement(named(m.group(1), m.group(2))));
        }

        private static String named(@Nullable String hex, String letter) {
            if (hex != null) {
                return String.valueOf((char) Integer.parseInt(hex, 16));
            }
            return switch (letter) {
                case "r" -> "\r";
                case "n" -> "\n";
                case "t" -> "\t";
                default -> letter;
            };
        }
    }
}
