/**
 * The commands of scope {@code sundew} in Karaf's shell: thin views of {@code org.sundew.admin} and the journal, as tables for
 * people and as JSON for programs. Nothing here decides anything, and nothing a visitor sent reaches a terminal unescaped.
 * It is no place for logic that JMX or a health check would want too: that belongs behind the services.
 */
@NullMarked
package org.sundew.console;

import org.jspecify.annotations.NullMarked;
