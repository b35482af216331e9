package org.sundew.admin;

/**
 * One sink and its lane.
 *
 * @param state         {@code running}, {@code retrying}, {@code disabled} or {@code gone}
 * @param delivered     events delivered since the sensor started, kept over the sink's updates
 * @param failed        failed attempts since then
 * @param skipped       events its filter passed over
 * @param overtaken     events that retention removed before the sink came to them
 * @param lag           events journaled and not yet delivered
 * @param retryingSince when the present trouble began, ISO-8601, or empty
 * @param lastError     the last failure, or empty
 */
public record SinkView(
        String name,
        String kind,
        String state,
        long delivered,
        long failed,
        long skipped,
        long overtaken,
        long lag,
        String retryingSince,
        String lastError) {}
