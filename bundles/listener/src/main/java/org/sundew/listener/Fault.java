package org.sundew.listener;

/** A key whose value cannot be used, and why. */
record Fault(String key, String value, String what) {}
