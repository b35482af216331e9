package org.sundew.journal.json;

import java.util.List;

/**
 * Who saw the events: what every one of them says of its sensor.
 *
 * @param name    {@code observer.name}
 * @param version {@code observer.version}
 * @param tags    {@code tags}
 */
public record Observer(String name, String version, List<String> tags) {}
