package org.sundew.management;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sundew.admin.Foretold;
import org.sundew.admin.Foretold.GateSays;
import org.sundew.admin.Judge;
import org.sundew.admin.RuleDraft;
import org.sundew.admin.RuleTrial;
import org.sundew.admin.RuleTrial.Part;
import org.sundew.admin.RuleView;
import org.sundew.admin.Rules;
import org.sundew.admin.Supposed;
import org.sundew.event.SensorEvent;
import org.sundew.gate.Weighed;

/** Rules that stand still, and note what they are asked. */
final class FixedRules implements Rules, Judge {
    private final List<String> asked = new ArrayList<>();

    List<String> asked() {
        return asked;
    }

    @Override
    public List<RuleView> rules() {
        return List.of(new RuleView(
                "office",
                "org.sundew.rule-office.cfg",
                "active",
                "*",
                "192.0.2.7",
                1,
                "tcp",
                "",
                "445",
                0,
                0,
                true,
                false,
                "no-change",
                12,
                List.of()));
    }

    @Override
    public RuleDraft draft(SensorEvent event, boolean close, boolean ignore, String severity) {
        asked.add("draft " + event.id() + " " + close + " " + ignore + " " + severity);
        return new RuleDraft("org.sundew.rule-new.cfg", "visitor = 192.0.2.7\n");
    }

    @Override
    public String save(RuleDraft draft) {
        throw new UnsupportedOperationException();
    }

    @Override
    public RuleTrial whatIf(String file, Instant since) {
        asked.add(file + " " + since);
        return new RuleTrial(
                "candidate",
                100,
                "",
                80,
                60,
                new Part(30, 3),
                new Part(15, 2),
                new Part(10, 1),
                5,
                Map.of("office", 5L),
                Map.of(),
                Map.of("192.0.2.7", 55L),
                List.of(),
                List.of());
    }

    @Override
    public Foretold judge(Supposed arrival) {
        asked.add(arrival.visitor() + " " + arrival.transport() + " " + arrival.port() + " " + arrival.connections());
        Weighed office = new Weighed("office", true, "names a single address");
        return new Foretold(
                arrival.visitor(),
                arrival.transport().label(),
                arrival.port(),
                "",
                "main",
                1,
                1,
                1,
                1,
                "close",
                "none",
                "low",
                "office",
                "",
                List.of(new GateSays("rules", "close", "none", "", List.of(), List.of(office))),
                List.of("no listen wants tcp 445"));
    }
}
