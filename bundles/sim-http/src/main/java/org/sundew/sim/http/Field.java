package org.sundew.sim.http;

/** One header field as sent, without the white space around its value. */
record Field(String name, String value) {}
