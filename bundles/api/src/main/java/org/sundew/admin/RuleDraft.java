package org.sundew.admin;

/**
 * A rule cfg that is not saved yet.
 *
 * @param file its file's name
 * @param text all of it, lines ended by LF
 */
public record RuleDraft(String file, String text) {}
