/**
 * Sends events on OSGi's Event Admin, so that other bundles of the container, Karaf Decanter for one, can listen without knowing Sundew.
 */
@NullMarked
package org.sundew.alert.eventadmin;

import org.jspecify.annotations.NullMarked;
