package org.sundew.sensor;

/**
 * What is wrong with one key of a configuration.
 *
 * @param unknown whether nothing declares the key; otherwise its value is bad
 * @param secret  whether the value must not be shown
 */
record Fault(String key, String what, boolean unknown, boolean secret) {}
