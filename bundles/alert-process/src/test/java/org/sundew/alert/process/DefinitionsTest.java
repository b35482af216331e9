package org.sundew.alert.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sundew.admin.Problem;
import org.sundew.event.Observation;
import org.sundew.event.SensorEvent;
import org.sundew.event.Severity;
import org.sundew.event.Transport;
import org.sundew.testkit.Samples;

class DefinitionsTest {
    private final AtomicLong time = new AtomicLong();
    private final Definitions definitions = new Definitions(Duration.ZERO, time::get);
    private final List<String> names = new ArrayList<>();

    private void given(String name, Object... keysAndValues) {
        names.add(name);
        definitions.add(Given.definition(name, keysAndValues));
    }

    private List<String> chosen(SensorEvent event) throws InterruptedException {
        List<String> chosen = new ArrayList<>();
        for (String name : names) {
            if (definitions.chooses(ProcessSink.NAME + "~" + name, event)) {
                chosen.add(name);
            }
        }
        return chosen;
    }

    private void givenTheUsual() {
        given("every");
        given("tcp", "alert.protocol", "tcp");
        given("low", "alert.port", "1-1023");
        given("mail", "alert.port", "25, 465, 587");
        given("smtp", "alert.port", "25");
        given("smtp-tcp", "alert.port", "25", "alert.protocol", "tcp");
    }

    @ParameterizedTest
    @CsvSource({
        "TCP, 25, smtp-tcp",
        "UDP, 25, smtp",
        "TCP, 465, mail",
        "TCP, 80, low",
        "UDP, 80, low",
        "TCP, 8080, tcp",
        "UDP, 8080, every",
        "ICMP, 0, every",
    })
    void theMostSpecificOneIsChosenAndNoOther(Transport transport, int port, String name) throws Exception {
        givenTheUsual();

        assertThat(chosen(Given.visited(1, transport, port))).containsExactly(name);
    }

    @Test
    void theFirstByNameIsChosenOfEquals() throws Exception {
        given("b", "alert.port", "25");
        given("a", "alert.port", "25");

        assertThat(chosen(Given.visited(1, Transport.TCP, 25))).containsExactly("a");
    }

    @Test
    void whatIsNotExclusiveRunsBeside() throws Exception {
        given("every");
        given("smtp", "alert.port", "25", "alert.exclusive", "false");
        given("beside", "alert.exclusive", false);

        assertThat(chosen(Given.visited(1, Transport.TCP, 25))).containsExactly("every", "smtp", "beside");
        assertThat(chosen(Given.visited(1, Transport.TCP, 80))).containsExactly("every", "beside");
    }

    @Test
    void whatIsDisabledOrRejectedDoesNotCount() throws Exception {
        given("every");
        given("disabled", "alert.port", "25", "alert.enabled", "false");
        given("rejected", "alert.port", "25", Problem.REJECTED, "arguments: a quote is not closed");

        assertThat(chosen(Given.visited(1, Transport.TCP, 25))).containsExactly("every");
    }

    @Test
    void whatIsNotToldOfSuchEventsDoesNotCount() throws Exception {
        given("every", "alert.actions", "visits, observations");
        given("ftp", "alert.port", "21");
        given("logins", "alert.port", "21, 22", "alert.actions", new String[] {"login"});

        assertThat(chosen(Samples.observed(1, Observation.of("login")))).containsExactly("logins");
        assertThat(chosen(Samples.observed(1, Observation.of("upload")))).containsExactly("every");
        assertThat(chosen(Samples.visited(1, "", ""))).containsExactly("ftp");
    }

    @Test
    void anEventWithoutAVisitIsForThoseWithoutAPlace() throws Exception {
        given("every", "alert.actions", "changes");
        given("tcp", "alert.actions", "changes", "alert.protocol", "tcp");

        assertThat(chosen(Samples.changed(1))).containsExactly("every");
    }

    @Test
    void severityAndFirstVisitAreNoPartOfTheContest() throws Exception {
        given("every");
        given("smtp", "alert.port", "25", "alert.first.only", "true", "alert.severity", "high");

        assertThat(Given.visited(1, Transport.TCP, 25).severity()).isEqualTo(Severity.MEDIUM);
        assertThat(chosen(Given.visited(1, Transport.TCP, 25))).containsExactly("smtp");
    }

    @Test
    void anotherTakesOverFromOneThatLeft() throws Exception {
        givenTheUsual();

        definitions.remove(Given.definition("smtp-tcp"));

        assertThat(chosen(Given.visited(1, Transport.TCP, 25))).containsExactly("smtp");
    }

    @Test
    void oneThatMakesNoSenseCountsAsItWasBefore() throws Exception {
        given("every");
        given("smtp", "alert.port", "25");

        definitions.add(Given.definition("smtp", "alert.port", "smtp"));
        assertThat(chosen(Given.visited(1, Transport.TCP, 25))).containsExactly("smtp");
        definitions.remove(Given.definition("smtp"));
        definitions.add(Given.definition("smtp", "alert.port", "70000"));
        assertThat(chosen(Given.visited(1, Transport.TCP, 25))).containsExactly("smtp");
    }

    @Test
    void oneThatNeverMadeSenseDoesNotCount() throws Exception {
        given("every");
        given("smtp", "alert.port", "25-");

        assertThat(chosen(Given.visited(1, Transport.TCP, 25))).containsExactly("every");
    }

    @Test
    void nothingIsDecidedUntilTheyHaveBeenUnchangedForAWhile() throws Exception {
        Definitions patient = new Definitions(Duration.ofMillis(200), System::nanoTime);
        Map<String, Object> every = Given.definition("every");
        patient.add(every);

        CompletableFuture<Boolean> answer = CompletableFuture.supplyAsync(() -> {
            try {
                return patient.chooses(Definition.pid(every), Given.visited(1, Transport.TCP, 25));
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        patient.add(Given.definition("smtp", "alert.port", "25"));

        assertThat(answer.get(20, TimeUnit.SECONDS)).isFalse();
    }
}
