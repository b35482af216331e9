package org.sundew.alert.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.sundew.event.SensorEvent;

/**
 * One request to make.
 *
 * @param key  the same whenever the same events are told: the event's id, or of several events a digest of their ids
 * @param body in UTF-8
 */
record Post(String key, String body) {

    /** The posts that tell of these events, in order, each with at most so many events and bytes, but at least one event. */
    static List<Post> of(List<SensorEvent> events, Template template, int most, int bytes) {
        List<Post> posts = new ArrayList<>();
        List<String> parts = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        int size = 0;
        for (SensorEvent event : events) {
            String part = template.part(event);
            boolean full = parts.size() >= Math.min(most, template.most()) || size + part.length() + 1 > bytes;
            if (!parts.isEmpty() && full) {
                posts.add(new Post(key(ids), template.body(parts)));
                parts.clear();
                ids.clear();
                size = 0;
            }
            parts.add(part);
            ids.add(event.id().toString());
            size += part.length() + 1;
        }
        posts.add(new Post(key(ids), template.body(parts)));
        return posts;
    }

    private static String key(List<String> ids) {
        if (ids.size() == 1) {
            return ids.get(0);
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", ids).getBytes(UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
