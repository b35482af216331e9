package org.sundew.sim.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sundew.sim.smtp.SmtpVisits.sending;
import static org.sundew.sim.smtp.SmtpVisits.visit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sundew.event.Note;
import org.sundew.event.Observation;
import org.sundew.event.Payload;
import org.sundew.event.Severity;
import org.sundew.testkit.SimHarness;

class ContentTest {
    private static final String QUEUED = "250 2.0.0 Ok: queued as [0-9A-F]{10}\r\n";

    private static Observation only(SimHarness visitor) {
        assertThat(visitor.reports()).hasSize(1);
        return visitor.reports().get(0);
    }

    @Test
    void takesAMessageAndTellsOfIt() {
        SimHarness visitor = sending()
                .say("Subject: Cheap\r\n\twatches\r\nTo: b\r\n\r\n..dot\r\n.\r\nQUIT\r\n")
                .expectMatch(QUEUED + "221 2.0.0 Bye\r\n")
                .raised(Severity.MEDIUM);

        Observation upload = only(visitor);
        assertThat(upload.action()).isEqualTo("upload");
        assertThat(upload.payload()).isEqualTo(Payload.of("Subject: Cheap\r\n\twatches\r\nTo: b\r\n\r\n.dot\r\n"));
        assertThat(upload.notes())
                .contains(
                        new Note(Note.FILE_SIZE, "41"),
                        new Note(Note.MAIL_FROM, "a@example.org"),
                        new Note(Note.MAIL_TO, "b@example.net"),
                        new Note("mail.recipients", "1"),
                        new Note("mail.subject", "Cheap watches"));
    }

    @Test
    void takesItByteByByteToo() {
        SimHarness visitor = sending();

        visitor.dribble("a\r\n.\r\nNOOP\r\n").expectMatch(QUEUED + "250 2.0.0 Ok\r\n");

        assertThat(only(visitor).payload()).isEqualTo(Payload.of("a\r\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n.\n", "\n.\r\n", "\r\n.\n"})
    void isSmuggledPastUnlessToldNotTo(String ending) {
        String smuggled = "a" + ending + "MAIL FROM:<x@y>\r\n.\r\n";
        sending("bare.newline", "normalize")
                .say(smuggled)
                .expectMatch(QUEUED)
                .noted("smtp.smuggling", "true")
                .raised(Severity.HIGH);

        sending()
                .say(smuggled)
                .expectMatch(QUEUED + "250 2.1.0 Ok\r\n221 .*")
                .noted("smtp.smuggling", "true")
                .raised(Severity.HIGH);
    }

    @Test
    void takesALoneCarriageReturnForAByteLikeAnyOther() {
        SimHarness visitor = sending().say("a\r.\rb\r\n.\r\n").expectMatch(QUEUED);

        assertThat(only(visitor).payload()).isEqualTo(Payload.of("a\r.\rb\r\n"));
    }

    @Test
    void takesLinesOfAnyLength() {
        String line = ".".repeat(10_000);

        SimHarness visitor = sending().say("." + line + "\r\n.\r\n").expectMatch(QUEUED);

        assertThat(only(visitor).payload()).isEqualTo(Payload.of(line + "\r\n"));
    }

    @ParameterizedTest
    @CsvSource({
        "1021, 250 2.0.0 Ok: queued",
        "1022, 250 2.0.0 Ok: queued",
        "1023, 552 5.3.4 Error: message file too big"
    })
    void refusesWhatIsTooLarge(int size, String answer) {
        sending("message.max.bytes", 1024).say("x".repeat(size) + "\r\n.\r\n").expect(answer);
    }

    @ParameterizedTest
    @CsvSource({"9, 9, 9", "10, 10, 10", "11, 11, 10"})
    void keepsTheBeginning(int sent, int total, int kept) {
        SimHarness visitor = sending("message.keep.bytes", 10).say("x".repeat(sent - 2) + "\r\n.\r\n");

        assertThat(only(visitor).payload().total()).isEqualTo(total);
        assertThat(only(visitor).payload().size()).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource({"9, 9", "10, 10", "11, 0"})
    void keepsLessWhenAllTogetherKeepTooMuch(int sent, int kept) {
        SimHarness visitor = sending("keep.total.bytes", 10).say("x".repeat(sent - 2) + "\r\n.\r\n");

        assertThat(only(visitor).payload().size()).isEqualTo(kept);
    }

    @Test
    void tellsOfAMessageThatBreaksOff() {
        SimHarness visitor = sending().say("Subject: x\r\n\r\nhalf a");

        visitor.hangUp();

        assertThat(only(visitor).notes()).contains(new Note("upload.complete", "false"), new Note("mail.subject", "x"));
    }

    @Test
    void wantsANewSenderForTheNextMessage() {
        sending()
                .say(".\r\nRCPT TO:<a@b>\r\nMAIL FROM:<>\r\n")
                .expectMatch(QUEUED + "503 5.5.1 Error: need MAIL command\r\n250 2.1.0 Ok\r\n");
    }

    private static SimHarness chunks() {
        SimHarness visitor = visit().say("EHLO x\r\nMAIL FROM:<a@example.org>\r\nRCPT TO:<b@example.net>\r\n");
        visitor.read();
        return visitor;
    }

    @Test
    void takesChunksHoweverTheyAreCut() {
        SimHarness visitor = chunks();

        visitor.dribble("BDAT 13\r\nSubject: x\r\n\rBDAT 8 LAST\r\n\n.\r\nQUI\nQUIT\r\n")
                .expectMatch("250 2.0.0 Ok: 13 bytes\r\n250 2.0.0 Ok: 21 bytes queued as .*\r\n221 2.0.0 Bye\r\n");

        assertThat(only(visitor).payload()).isEqualTo(Payload.of("Subject: x\r\n\r\n.\r\nQUI\r\n"));
        assertThat(only(visitor).notes()).contains(new Note("mail.subject", "x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSET\r\n", "EHLO y\r\n", "STARTTLS\r\n", "QUIT\r\n", "BDAT 9\r\nhalf"})
    void tellsOfChunksThatNoMessageComesOf(String end) {
        SimHarness visitor = chunks().say("BDAT 5\r\nhello" + end);

        visitor.hangUp();

        assertThat(only(visitor).notes()).contains(new Note("upload.complete", "false"));
    }

    @Test
    void keepsNothingOfChunksThatComeTooEarly() {
        SimHarness visitor = visit().say("BDAT 100000 LAST\r\n" + "x".repeat(99_999));

        visitor.expectSilence().say("x").expect("503 5.5.1 Error: need RCPT command\r\n");

        assertThat(visitor.reports()).isEmpty();
    }
}
