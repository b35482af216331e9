package org.sundew.admin;

/**
 * One sink and its lane.
 *
 * @param state         {@code running}; {@code held} (the sink may tell nobody more for a while, by its own limit);
 *                      {@code retrying} after a failure; {@code stuck} (one delivery takes longer than a minute); {@code waiting} for a journal; {@code disabled}; {@code error} (its cfg was refused, or its
 *                      component does not start); or {@code gone} (its bundle or cfg is, its cursor waits)
 * @param delivered     events delivered since the sensor started, kept over the sink's updates
 * @param failed        failed attempts since then
 * @param skipped       events its filter passed over
 * @param overtaken     events that retention removed before the sink came to them
 * @param lag           events journaled and not yet delivered
 * @param lagSeconds    how long the sink has been behind: the age of the oldest of these, or if that is not known, the time
 *                      since there were none; 0 while the lag is 0
 * @param retryingSince when the present trouble began, ISO-8601, or empty
 * @param lastError     the last failure, printable, on one line and without a visitor's words, or empty
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
        long lagSeconds,
        String retryingSince,
        String lastError) {}
