package org.sundew.sim.imap;

import static org.sundew.mail.Words.onOff;
import static org.sundew.mail.Words.oneLine;
import static org.sundew.mail.Words.within;

import java.time.Duration;
import org.sundew.mail.Accounts;

/** A checked configuration. */
record ImapSettings(String banner, Accounts accounts, Duration refusal, int tries, boolean tls) {

    static ImapSettings of(ImapSim.Config config) {
        return new ImapSettings(
                oneLine("banner", config.banner()),
                Accounts.of(config.users()),
                Duration.ofSeconds(within("refusal.seconds", config.refusal_seconds(), 0, 60)),
                within("tries.max", config.tries_max(), 1, 1000),
                onOff("tls", config.tls()));
    }
}
