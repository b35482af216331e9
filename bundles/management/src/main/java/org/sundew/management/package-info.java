/**
 * The sensor through JMX and Felix Health Checks: thin views of {@code org.sundew.admin} and the journal, for monitoring and for
 * those who steer many sensors. It decides nothing and keeps nothing; what it shows is gathered when asked for.
 */
@NullMarked
package org.sundew.management;

import org.jspecify.annotations.NullMarked;
