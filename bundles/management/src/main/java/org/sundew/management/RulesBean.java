package org.sundew.management;

import java.time.Instant;
import java.util.List;
import javax.management.DynamicMBean;
import javax.management.StandardMBean;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sundew.admin.Judge;
import org.sundew.admin.Rules;
import org.sundew.admin.Supposed;
import org.sundew.event.Id;
import org.sundew.event.SensorEvent;
import org.sundew.event.Transport;
import org.sundew.journal.Journal;

/** Shows the visitor rules; see {@link RulesMXBean}. */
@Component(
        name = "org.sundew.management.rules",
        service = DynamicMBean.class,
        property = "jmx.objectname=org.sundew:type=Rules")
public final class RulesBean extends StandardMBean implements RulesMXBean {
    private final Rules rules;
    private final Judge judge;
    private final Journal journal;

    @Activate
    public RulesBean(@Reference Rules rules, @Reference Judge judge, @Reference Journal journal) {
        super(RulesMXBean.class, true);
        this.rules = rules;
        this.judge = judge;
        this.journal = journal;
    }

    @Override
    public List<RuleRow> getRules() {
        return rules.rules().stream().map(RuleRow::new).toList();
    }

    @Override
    public JudgeRow judge(String address, String transport, int port) {
        return judge(address, transport, port, 0);
    }

    @Override
    public JudgeRow judge(String address, String transport, int port, long connections) {
        return new JudgeRow(judge.judge(new Supposed(address, Transport.of(transport), port, connections, "")));
    }

    @Override
    public TrialRow whatIf(String ruleFile, String since) {
        Instant from = since.isBlank() ? Instant.EPOCH : Instant.parse(since.strip());
        return new TrialRow(rules.whatIf(ruleFile, from));
    }

    @Override
    public String ruleFrom(String event) {
        SensorEvent found = journal.find(Id.parse(event))
                .orElseThrow(() -> new IllegalArgumentException("the journal has no event " + event + " (any more)"));
        return rules.draft(found, false, false, "no-change").text();
    }
}
