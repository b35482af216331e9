package org.sundew.event;

/**
 * The visitor rule or signature that decided.
 *
 * @param id      its identity within the rule set: the cfg's name, or a signature's id
 * @param name    its name or message
 * @param ruleset {@code visitor-rules} or {@code signatures}
 */
public record RuleMatch(String id, String name, String ruleset) {}
