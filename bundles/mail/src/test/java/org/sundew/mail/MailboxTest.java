package org.sundew.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.sundew.sim.Persona;
import org.sundew.testkit.Samples;

class MailboxTest {
    private static Persona other(Persona like) {
        return Persona.plain(like.host(), like.domain(), "fedcba", like.installed(), like.booted());
    }

    @Test
    void isTheSameAtEveryVisitAndAtNoOtherInstallation() {
        Persona persona = Samples.persona();

        assertThat(Mailbox.of(persona, "ann")).isEqualTo(Mailbox.of(persona, "ann"));
        assertThat(Mailbox.of(persona, "ann")).isNotEqualTo(Mailbox.of(other(persona), "ann"));
        assertThat(Mailbox.of(persona, "ann")).isNotEqualTo(Mailbox.of(persona, "bob"));
    }

    @Test
    void holdsAFewMessagesInOrder() {
        Mailbox mailbox = Mailbox.of(Samples.persona(), "ann@example.com");

        assertThat(mailbox.mails()).hasSizeBetween(3, 6);
        assertThat(mailbox.mails()).extracting(Mail::uid).isSorted().doesNotHaveDuplicates();
        assertThat(mailbox.mails()).allSatisfy(mail -> {
            assertThat(mail.text()).endsWith("\r\n").doesNotContain("\n\n");
            assertThat(mail.header()).endsWith("\r\n\r\n");
            assertThat(mail.field("to")).isEqualTo("ann@example.com");
            assertThat(mail.received().toInstant()).isBefore(Samples.persona().booted());
        });
    }

    @Test
    void isEmptyForANameThatNobodyHas() {
        assertThat(Mailbox.of(Samples.persona(), "a\r\nb").mails()).isEmpty();
        assertThat(Mailbox.of(Samples.persona(), "x".repeat(32)).mails()).isNotEmpty();
        assertThat(Mailbox.of(Samples.persona(), "x".repeat(33)).mails()).isEmpty();
    }
}
