package org.sundew.admin;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a rule would have done to journaled visits. Each visit that it decides is in exactly one of hidden, closed, regraded and
 * unchanged: the first of these that fits.
 *
 * @param rule       the rule's name
 * @param visits     visits looked at
 * @param from       the earliest arrival that was counted; empty if there was none
 * @param matched    visits that meet its conditions
 * @param decided    those of them for which it is the most specific rule
 * @param hidden     of these, visits whose events would not be in the journal
 * @param closed     visits that were let in and would have been closed unanswered, and told of
 * @param regraded   visits whose severity would be another
 * @param unchanged  visits that would be as they were
 * @param outranked  visits that meet its conditions and that another rule decides, by that rule's name
 * @param takenOver  visits that it decides and that this rule decides without it, by that rule's name
 * @param visitors   the visitors with the most changed visits, most first, and their number
 * @param examples   the latest changed visits
 * @param remarks    what the answer leaves out, in a line each
 */
public record RuleTrial(
        String rule,
        long visits,
        String from,
        long matched,
        long decided,
        Part hidden,
        Part closed,
        Part regraded,
        long unchanged,
        Map<String, Long> outranked,
        Map<String, Long> takenOver,
        Map<String, Long> visitors,
        List<Example> examples,
        List<String> remarks) {

    /**
     * Some of the visits.
     *
     * @param logins log-ins that visitors tried in them
     */
    public record Part(long visits, long logins) {}

    /**
     * One visit that would have gone otherwise.
     *
     * @param event       the id of its event
     * @param connections which connection of this visitor to this port it was, as far as the journal tells
     * @param change      {@code hidden}, {@code closed}, or the severities, as {@code low to high}
     */
    public record Example(
            String event,
            Instant time,
            String visitor,
            String transport,
            int port,
            long connections,
            long logins,
            String change) {}
}
