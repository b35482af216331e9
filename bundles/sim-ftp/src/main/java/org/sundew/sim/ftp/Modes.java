package org.sundew.sim.ftp;

import java.util.Locale;
import java.util.Optional;

/** The commands that say how the next transfer is to be: TYPE, MODE, STRU and REST. */
final class Modes implements Talk {
    private final FtpDialog dialog;
    private final Voice voice;
    private boolean ascii = true;
    private long restart;

    Modes(FtpDialog dialog, Voice voice) {
        this.dialog = dialog;
        this.voice = voice;
    }

    boolean ascii() {
        return ascii;
    }

    /** Where the next transfer begins, in bytes; the one after begins at 0. */
    long takeRestart() {
        long from = restart;
        restart = 0;
        return from;
    }

    @Override
    public boolean hear(Command command) {
        switch (command.verb()) {
            case "TYPE" -> type(command);
            case "MODE" -> option(command, "S", "BC", Say.MODE_STREAM, Say.MODE_OTHER, Say.MODE_UNKNOWN);
            case "STRU" -> option(command, "F", "RP", Say.STRU_FILE, Say.STRU_OTHER, Say.STRU_UNKNOWN);
            case "REST" -> restart(command);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void option(Command command, String good, String known, Say done, Say other, Say unknown) {
        String wanted = command.argument().toUpperCase(Locale.ROOT);
        if (wanted.equals(good)) {
            dialog.say(done, command);
            return;
        }
        dialog.say(wanted.length() == 1 && known.contains(wanted) ? other : unknown, command);
    }

    private void type(Command command) {
        switch (command.argument().toUpperCase(Locale.ROOT)) {
            case "A", "A N" -> become(true, command);
            case "I", "L8", "L 8" -> become(false, command);
            case "A T", "A C", "L 7" -> form(true, command);
            case "I N" -> form(false, command);
            default -> dialog.say(Say.TYPE_UNKNOWN, command, command.word());
        }
    }

    private void form(boolean text, Command command) {
        if (voice.is(Trait.TYPE_FORMS)) {
            become(text, command);
        } else {
            dialog.say(Say.TYPE_UNKNOWN, command, command.word());
        }
    }

    private void become(boolean text, Command command) {
        ascii = text;
        voice.know("type", text ? "ASCII" : "BINARY");
        dialog.say(text ? Say.TYPE_ASCII : Say.TYPE_BINARY, command, command.word());
    }

    private void restart(Command command) {
        Optional<Long> place = Optional.of(command.argument())
                .filter(digits -> digits.matches("\\d{1,18}"))
                .map(Long::parseLong);
        if (place.isEmpty() && voice.has(Say.REST_BAD)) {
            dialog.say(Say.REST_BAD, command);
            return;
        }
        restart = place.orElse(0L);
        if (ascii && restart != 0 && voice.has(Say.REST_ASCII)) {
            restart = 0;
            dialog.say(Say.REST_ASCII, command);
            return;
        }
        dialog.say(Say.REST, command, restart);
    }
}
