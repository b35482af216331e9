package org.sundew.console;

import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;
import org.sundew.admin.Limits;

/** {@code sundew:unlock}. */
@Service
@Command(
        scope = "sundew",
        name = "unlock",
        description = "Let a visitor in again that is locked out, or record one again that is ignored",
        detailedDescription =
                "Lifts every lock-out of the address, by all protocols, ends its being ignored, and forgets what"
                        + " was counted of it: it begins as if it had never come. An IPv4 network is unlocked as 192.0.2.0/24.\n\n"
                        + SundewCommand.FORMS)
public final class UnlockCommand extends SundewCommand {
    @Argument(name = "ADDRESS", description = "The visitor's address", multiValued = true, required = true)
    @Completion(LockedOutAddresses.class)
    @Nullable
    List<String> words;

    @Reference(optional = true)
    @Nullable
    Limits limits;

    record Unlocked(String address, boolean changed) {}

    @Override
    void run() {
        Limits present = need(limits, "limiter");
        String address = operand(words).orElseThrow(() -> new IllegalArgumentException("which address?"));
        String plain = address.endsWith("/64") ? address.substring(0, address.length() - 3) : address;
        boolean changed = present.unlock(plain);
        if (json) {
            printJson(new Unlocked(address, changed));
        } else if (noFormat) {
            out.println(Cell.text(address) + "\t" + changed);
        } else {
            out.println(Cell.text(address)
                    + (changed ? " may come in, and counts from zero." : ": nothing is remembered of it."));
        }
    }
}
