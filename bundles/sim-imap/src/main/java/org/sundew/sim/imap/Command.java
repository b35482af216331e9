package org.sundew.sim.imap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One command.
 *
 * @param tag what its answer begins with
 * @param name its word in upper case
 * @param arguments what follows, none where it is flawed
 * @param flaw what is wrong with what follows, in Dovecot's words
 */
record Command(String tag, String name, List<Token> arguments, Optional<String> flaw) {
    /** Reads what follows the name. */
    static Command of(String tag, String name, String rest) {
        Tokens tokens = Tokens.of(rest);
        return new Command(tag, name, tokens.all(), tokens.flaw());
    }

    /** The text of an argument, blank if there is none. */
    String text(int index) {
        return index < arguments.size() ? arguments.get(index).text() : "";
    }

    /** The same without the first argument, which becomes part of the name: {@code UID FETCH}. */
    Command inner() {
        return new Command(tag, "UID " + arguments.get(0).upper(), arguments.subList(1, arguments.size()), flaw);
    }

    /** The same without this argument. */
    Command without(int index) {
        List<Token> others = new ArrayList<>(arguments);
        others.remove(index);
        return new Command(tag, name, others, flaw);
    }

    /** Whether there are just so many arguments, none of them a list. */
    boolean plain(int count) {
        return arguments.size() == count && arguments.stream().noneMatch(Token::isList);
    }
}
