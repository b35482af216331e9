package org.sundew.intake.door;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.sundew.admin.Foretold;
import org.sundew.admin.Foretold.GateSays;
import org.sundew.admin.Judge;
import org.sundew.admin.Listens;
import org.sundew.admin.Supposed;
import org.sundew.event.Endpoint;
import org.sundew.event.LimitMark;
import org.sundew.event.Listen;
import org.sundew.event.NumericAddress;
import org.sundew.event.PortLimit;
import org.sundew.event.RuleMatch;
import org.sundew.event.Severity;
import org.sundew.event.Transport;
import org.sundew.gate.Arrival;
import org.sundew.gate.Door;
import org.sundew.gate.Explanation;
import org.sundew.gate.Finding;
import org.sundew.gate.Silence;
import org.sundew.gate.Verdict;
import org.sundew.gate.VisitorKey;
import org.sundew.gate.Weighed;

/**
 * Foretells what would become of an arrival: makes it up from what the ledger remembers, asks each gate in order to explain
 * itself, and adds their answers up as {@link Reception} does.
 */
@Component(name = "org.sundew.intake.judge", service = Judge.class)
public final class JudgeDesk implements Judge {
    private static final int PORT_MAX = 0xFFFF;

    private final Hearing hearing;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile @Nullable Listens listens;

    @Activate
    public JudgeDesk(@Reference FrontDoor door) {
        this((Hearing) door);
    }

    JudgeDesk(Hearing hearing) {
        this.hearing = hearing;
    }

    @Override
    public Foretold judge(Supposed supposed) {
        List<String> remarks = new ArrayList<>();
        Endpoint visitor = VisitorKey.plain(new Endpoint(address("visitor", supposed.visitor()), 0));
        Optional<Listen> found = find(supposed, remarks);
        Listen listen = found.orElseGet(() -> nowhere(supposed));
        Arrival arrival = hearing.suppose(visitor, sensor(supposed, visitor, remarks), listen, connection(supposed));
        Judgement sum = new Judgement();
        List<GateSays> says = new ArrayList<>();
        Roster roster = hearing.roster();
        for (NamedGate gate : roster.gates()) {
            says.add(ask(gate, arrival, sum, remarks));
        }
        roster.missing().forEach(name -> remarks.add(name + " is missing: nobody is let in until it is there"));
        return foretold(arrival, found, sum, says, remarks);
    }

    private static long connection(Supposed supposed) {
        if (supposed.connections() < 0) {
            throw new IllegalArgumentException("connections are counted from 1: " + supposed.connections());
        }
        return supposed.connections();
    }

    private Optional<Listen> find(Supposed supposed, List<String> remarks) {
        int port = supposed.port();
        if (port < 0 || port > PORT_MAX) {
            throw new IllegalArgumentException("a port is a number from 0 to " + PORT_MAX + ": " + port);
        }
        boolean listened = supposed.transport() == Transport.TCP || supposed.transport() == Transport.UDP;
        Listens present = listens;
        Optional<Listen> found = present == null ? Optional.empty() : present.at(supposed.transport(), port);
        if (present == null) {
            remarks.add("the listener is missing: a listen's severity and own limit are not known");
        } else if (found.isEmpty() && listened) {
            remarks.add("no listen wants " + supposed.transport().label() + " " + port
                    + ": nothing that is sent there arrives; judged as if a listen without a limit of its own did");
        }
        return found;
    }

    private Listen nowhere(Supposed supposed) {
        Listens present = listens;
        String scenario = present == null ? "main" : present.scenario();
        return new Listen("", "closed", supposed.transport(), supposed.port(), scenario, Severity.LOW, PortLimit.NONE);
    }

    /** Any address of ours where none is given: 0.0.0.0, or its like in IPv6. */
    private static Endpoint sensor(Supposed supposed, Endpoint visitor, List<String> remarks) {
        boolean six = visitor.address().getAddress().length > Integer.BYTES;
        if (supposed.sensor().isBlank()) {
            remarks.add("to no particular address of the sensor: rules with a sensor.address do not fit");
        }
        String sensor = supposed.sensor().isBlank() ? (six ? "::" : "0.0.0.0") : supposed.sensor();
        return VisitorKey.plain(new Endpoint(address("sensor", sensor), supposed.port()));
    }

    private static InetAddress address(String what, String text) {
        return NumericAddress.parse(text)
                .orElseThrow(
                        () -> new IllegalArgumentException("not an address of a " + what + ", in numbers: " + text));
    }

    private static GateSays ask(NamedGate gate, Arrival arrival, Judgement sum, List<String> remarks) {
        Explanation explanation = gate.explain(arrival, remarks);
        Verdict verdict = marked(explanation);
        sum.add(verdict);
        Severity severity = verdict.severity();
        return new GateSays(
                gate.name(),
                word(verdict.door()),
                word(verdict.silence()),
                severity == null ? "" : severity.label(),
                verdict.findings().stream().map(JudgeDesk::line).toList(),
                explanation.weighed());
    }

    /** The verdict with its limit: a gate marks none where there is no event to tell of it, as when it refuses a flood. */
    private static Verdict marked(Explanation explanation) {
        Verdict verdict = explanation.verdict();
        boolean passes = verdict.door() == Door.OPEN && verdict.silence() == Silence.NONE;
        if (passes || verdict.rule() != null || verdict.limit() != null) {
            return verdict;
        }
        return explanation.weighed().stream()
                .filter(Weighed::decides)
                .findFirst()
                .map(each -> new LimitMark(each.name(), 0))
                .map(limit -> new Verdict(
                        verdict.door(), verdict.silence(), verdict.severity(), verdict.findings(), null, limit))
                .orElse(verdict);
    }

    private static String line(Finding finding) {
        return finding.action() + ": " + finding.description();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static Foretold foretold(
            Arrival arrival, Optional<Listen> found, Judgement sum, List<GateSays> says, List<String> remarks) {
        Listen listen = arrival.visit().listen();
        RuleMatch rule = sum.rule();
        LimitMark limit = sum.limit();
        return new Foretold(
                VisitorKey.text(arrival.visitor()),
                listen.transport().label(),
                listen.port(),
                found.map(Listen::name).orElse(""),
                listen.scenario(),
                arrival.onPort(),
                arrival.total(),
                arrival.openNow(),
                arrival.ports(),
                word(sum.door()),
                word(sum.silence()),
                sum.severity(listen.severity()).label(),
                rule == null ? "" : rule.name(),
                limit == null ? "" : limit.name(),
                says,
                remarks);
    }
}
