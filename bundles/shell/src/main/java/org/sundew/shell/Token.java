package org.sundew.shell;

/** A word or operator, and the lines in which it begins and ends. */
record Token(String text, int first, int last) {}
