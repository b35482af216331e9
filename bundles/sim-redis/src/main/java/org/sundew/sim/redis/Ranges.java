package org.sundew.sim.redis;

import static org.sundew.sim.redis.Command.reads;
import static org.sundew.sim.redis.Command.writes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** What is done to parts of strings: ranges of characters, single bits, and fractions of numbers. */
final class Ranges {
    /** The longest string that Redis makes, in bytes; what the visit may store ends sooner. */
    private static final long LONGEST = 536_870_912L;

    private final Client client;

    Ranges(Client client) {
        this.client = client;
    }

    List<Command> commands() {
        return List.of(
                reads("getrange", 4, this::part),
                reads("substr", 4, this::part),
                writes("setrange", 4, this::overwrite),
                reads("getbit", 3, this::bit),
                writes("setbit", 4, this::setBit),
                reads("bitcount", -2, this::countBits),
                reads("bitpos", -3, this::findBit),
                writes("bitop", -4, this::combine),
                writes("incrbyfloat", 3, this::add));
    }

    private void part(List<String> words, Reply reply) {
        Optional<Long> from = Numbers.of(words.get(2));
        Optional<Long> to = Numbers.of(words.get(3));
        if (from.isEmpty() || to.isEmpty()) {
            reply.error(Texts.NO_NUMBER);
            return;
        }
        client.text(words.get(1), reply).ifPresent(text -> reply.bulk(cut(text, from.get(), to.get())));
    }

    /** The characters from one place to another, both of them included; places below zero count from the end. */
    private static String cut(String text, long from, long to) {
        int length = text.length();
        long first = Math.max(0, from < 0 ? from + length : from);
        long last =
                Math.min(length - 1L, Math.max(to < 0 ? to + length : to, from < 0 && to < 0 && from > to ? -1 : 0));
        return length == 0 || first > last ? "" : text.substring((int) first, (int) last + 1);
    }

    private void overwrite(List<String> words, Reply reply) {
        Optional<Long> at = Numbers.of(words.get(2));
        String part = words.get(3);
        if (at.isEmpty()) {
            reply.error(Texts.NO_NUMBER);
        } else if (at.get() < 0) {
            reply.error("ERR offset is out of range");
        } else if (at.get() > LONGEST - part.length()) {
            reply.error("ERR string exceeds maximum allowed size (512MB)");
        } else {
            client.text(words.get(1), reply).ifPresent(text -> {
                if (part.isEmpty()) {
                    reply.number(text.length());
                } else {
                    put(words.get(1), text, at.get(), part, reply).ifPresent(after -> reply.number(after.length()));
                }
            });
        }
    }

    /** Stores the string with this part in this place, filled up before it; nothing, and why in the reply, if it does not fit. */
    private Optional<String> put(String key, String text, long at, String part, Reply reply) {
        long length = Math.max(text.length(), at + part.length());
        if (!client.space.fits(length - text.length())) {
            reply.error(Commands.FULL);
            return Optional.empty();
        }
        StringBuilder after = new StringBuilder(text);
        after.setLength((int) length);
        after.replace((int) at, (int) at + part.length(), part);
        client.replace(key, after.toString());
        return Optional.of(after.toString());
    }

    private static Optional<Long> place(String word, Reply reply) {
        Optional<Long> place = Numbers.of(word).filter(bit -> bit >= 0 && bit < LONGEST * 8);
        if (place.isEmpty()) {
            reply.error("ERR bit offset is not an integer or out of range");
        }
        return place;
    }

    private static int bit(String text, long place) {
        long at = place / 8;
        return at < text.length() ? text.charAt((int) at) >> (7 - place % 8) & 1 : 0;
    }

    private void bit(List<String> words, Reply reply) {
        place(words.get(2), reply)
                .ifPresent(place -> client.text(words.get(1), reply).ifPresent(text -> reply.number(bit(text, place))));
    }

    private void setBit(List<String> words, Reply reply) {
        Optional<Long> place = place(words.get(2), reply);
        if (place.isEmpty()) {
            return;
        }
        if (!words.get(3).equals("0") && !words.get(3).equals("1")) {
            reply.error("ERR bit is not an integer or out of range");
            return;
        }
        client.text(words.get(1), reply).ifPresent(text -> {
            long at = place.get() / 8;
            int mask = 1 << (7 - place.get() % 8);
            int before = at < text.length() ? text.charAt((int) at) : 0;
            int after = words.get(3).equals("1") ? before | mask : before & ~mask;
            put(words.get(1), text, at, String.valueOf((char) after), reply)
                    .ifPresent(done -> reply.number(bit(text, place.get())));
        });
    }

    private void countBits(List<String> words, Reply reply) {
        if (words.size() != 2 && words.size() != 4) {
            reply.error("ERR syntax error");
            return;
        }
        Optional<Long> from = words.size() == 2 ? Optional.of(0L) : Numbers.of(words.get(2));
        Optional<Long> to = words.size() == 2 ? Optional.of(-1L) : Numbers.of(words.get(3));
        if (from.isEmpty() || to.isEmpty()) {
            reply.error(Texts.NO_NUMBER);
            return;
        }
        client.text(words.get(1), reply)
                .ifPresent(text -> reply.number(cut(text, from.get(), to.get())
                        .chars()
                        .map(Integer::bitCount)
                        .sum()));
    }

    private void add(List<String> words, Reply reply) {
        OptionalDouble more = Numbers.real(words.get(2));
        client.text(words.get(1), reply).ifPresent(text -> {
            OptionalDouble before = text.isEmpty() ? OptionalDouble.of(0) : Numbers.real(text);
            if (more.isEmpty() || before.isEmpty()) {
                reply.error("ERR value is not a valid float");
                return;
            }
            double sum = before.getAsDouble() + more.getAsDouble();
            if (Double.isInfinite(sum) || Double.isNaN(sum)) {
                reply.error("ERR increment would produce NaN or Infinity");
                return;
            }
            client.replace(words.get(1), Numbers.plain(sum));
            reply.bulk(Numbers.plain(sum));
        });
    }

    private void findBit(List<String> words, Reply reply) {
        boolean one = words.get(2).equals("1");
        if (!one && !words.get(2).equals("0")) {
            reply.error("ERR The bit argument must be 1 or 0.");
            return;
        }
        Optional<Long> from = words.size() > 3 ? Numbers.of(words.get(3)) : Optional.of(0L);
        Optional<Long> to = words.size() > 4 ? Numbers.of(words.get(4)) : Optional.of(-1L);
        if (from.isEmpty() || to.isEmpty() || words.size() > 5) {
            reply.error(words.size() > 5 ? Texts.SYNTAX : Texts.NO_NUMBER);
            return;
        }
        client.text(words.get(1), reply).ifPresent(text -> {
            long first = Math.max(0, from.get() < 0 ? from.get() + text.length() : from.get());
            long bits = 8L * cut(text, from.get(), to.get()).length();
            long place = first * 8;
            while (place < first * 8 + bits) {
                if (place % 8 == 0 && text.charAt((int) (place / 8)) == (one ? 0 : 0xFF)) {
                    place += 8;
                } else if (bit(text, place) == (one ? 1 : 0)) {
                    reply.number(place);
                    return;
                } else {
                    place++;
                }
            }
            // behind the end there are zeros, unless the end was given
            reply.number(one || words.size() > 4 ? -1 : first * 8 + bits);
        });
    }

    private void combine(List<String> words, Reply reply) {
        String how = words.get(1).toLowerCase(Locale.ROOT);
        if (!Set.of("and", "or", "xor", "not").contains(how)) {
            reply.error(Texts.SYNTAX);
            return;
        }
        if (how.equals("not") && words.size() != 4) {
            reply.error("ERR BITOP NOT must be called with a single source key.");
            return;
        }
        List<String> texts = new ArrayList<>();
        for (String key : words.subList(3, words.size())) {
            Optional<String> text = client.text(key, reply);
            if (text.isEmpty()) {
                return;
            }
            texts.add(text.get());
        }
        String result = combined(how, texts);
        if (!client.space.fits(result.length())) {
            reply.error(Commands.FULL);
            return;
        }
        client.space.remove(client.database, words.get(2));
        if (!result.isEmpty()) {
            client.space.put(client.database, words.get(2), result);
        }
        reply.number(result.length());
    }

    private static String combined(String how, List<String> texts) {
        int length = texts.stream().mapToInt(String::length).max().orElse(0);
        char[] result = Arrays.copyOf(texts.get(0).toCharArray(), length);
        for (String text : texts.subList(1, texts.size())) {
            for (int i = 0; i < length; i++) {
                char other = i < text.length() ? text.charAt(i) : 0;
                result[i] = (char)
                        switch (how) {
                            case "and" -> result[i] & other;
                            case "or" -> result[i] | other;
                            default -> result[i] ^ other;
                        };
            }
        }
        for (int i = 0; i < length && how.equals("not"); i++) {
            result[i] = (char) (~result[i] & 0xFF);
        }
        return new String(result);
    }
}
