package org.sundew.journal.log;

import java.time.Clock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.sundew.event.Ids;
import org.sundew.journal.json.Observer;

/**
 * What the parts of one log share.
 *
 * @param settings the ones in force at this moment
 * @param observer whom events are of, at this moment
 * @param nanos    a time that never steps back, for spans
 */
record Parts(
        Catalogue catalogue,
        Recent recent,
        Inbox inbox,
        Losses losses,
        Cursors cursors,
        Supplier<Settings> settings,
        Supplier<Observer> observer,
        Clock clock,
        LongSupplier nanos,
        Ids ids) {}
