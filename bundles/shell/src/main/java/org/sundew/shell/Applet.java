package org.sundew.shell;

/** One command. */
@FunctionalInterface
interface Applet {
    /**
     * Does what the command would have shown.
     *
     * @return its exit status
     * @throws Trouble if it is about a file and nothing more can be said than why
     */
    int run(Call call) throws Trouble;
}
