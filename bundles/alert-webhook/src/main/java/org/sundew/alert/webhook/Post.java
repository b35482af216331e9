package org.sundew.alert.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.sundew.event.Id;
import org.sundew.event.SensorEvent;

/**
 * One request to make.
 *
 * @param events whom it tells of, in order; never empty
 * @param parts  what the template says of each
 */
record Post(List<SensorEvent> events, List<String> parts, Template template) {
    /** The most characters that a template puts between two parts. */
    private static final int BETWEEN = 2;

    Post {
        events = List.copyOf(events);
        parts = List.copyOf(parts);
    }

    /**
     * The posts that tell of these events, in order, each with at most so many events and bytes, but at least one event; an event
     * that is more than the template can hold is a brief one.
     */
    static List<Post> of(List<SensorEvent> events, Template template, int most, int bytes) {
        int frame = template.body(List.of()).length();
        int room = Math.min(bytes, template.bytes()) - frame;
        List<Post> posts = new ArrayList<>();
        List<Post> group = new ArrayList<>();
        long size = 0;
        for (SensorEvent event : events) {
            Post whole = alone(event, template);
            Post one = whole.length() > template.bytes() - frame ? whole.brief() : whole;
            boolean full = group.size() >= Math.min(most, template.most()) || size + one.length() > room;
            if (!group.isEmpty() && full) {
                posts.add(together(group, template));
                group.clear();
                size = 0;
            }
            group.add(one);
            size += one.length() + BETWEEN;
        }
        posts.add(together(group, template));
        return posts;
    }

    private static Post alone(SensorEvent event, Template template) {
        return new Post(List.of(event), List.of(template.part(event)), template);
    }

    private static Post together(List<Post> group, Template template) {
        return new Post(
                group.stream().flatMap(each -> each.events().stream()).toList(),
                group.stream().flatMap(each -> each.parts().stream()).toList(),
                template);
    }

    private int length() {
        return parts.get(0).length();
    }

    /** The same whenever the same events are told: the event's id, or of several events a digest of their ids. */
    String key() {
        if (events.size() == 1) {
            return events.get(0).id().toString();
        }
        List<String> ids = ids().stream().map(Id::toString).toList();
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", ids).getBytes(UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** What is posted, to be sent in UTF-8. */
    String body() {
        return template.body(parts);
    }

    /** Of what media type that is. */
    String type() {
        return template.type();
    }

    /** The ids of the events, in order. */
    List<Id> ids() {
        return events.stream().map(SensorEvent::id).toList();
    }

    /** Two posts that tell the same; for more than one event. */
    List<Post> halves() {
        int middle = events.size() / 2;
        return List.of(
                new Post(events.subList(0, middle), parts.subList(0, middle), template),
                new Post(events.subList(middle, events.size()), parts.subList(middle, events.size()), template));
    }

    /** The same event without what makes it large; for one event. */
    Post brief() {
        return alone(Brief.of(events.get(0)), template);
    }
}
