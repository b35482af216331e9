package org.sundew.gate;

/**
 * One limit or rule that a gate weighed.
 *
 * @param name    its configuration key, or the rule's name
 * @param decides whether it made the verdict what it is
 * @param reason  why it does or does not, in one line for people, without visitor bytes
 */
public record Weighed(String name, boolean decides, String reason) {}
