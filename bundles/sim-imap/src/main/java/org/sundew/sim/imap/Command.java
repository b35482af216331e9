package org.sundew.sim.imap;

import java.util.List;

/**
 * One command.
 *
 * @param tag what its answer begins with
 * @param name its word in upper case
 * @param arguments what follows
 */
record Command(String tag, String name, List<Token> arguments) {
    /** The text of an argument, blank if there is none. */
    String text(int index) {
        return index < arguments.size() ? arguments.get(index).text() : "";
    }

    /** The same without the first argument, which becomes the name: {@code UID FETCH}. */
    Command inner() {
        return new Command(tag, arguments.get(0).upper(), arguments.subList(1, arguments.size()));
    }

    /** Whether there are just so many arguments, none of them a list. */
    boolean plain(int count) {
        return arguments.size() == count && arguments.stream().noneMatch(Token::isList);
    }
}
