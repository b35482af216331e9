package org.sundew.shell;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A command waits for what is typed.
 *
 * @param prompt what is shown
 * @param hidden whether the answer is not echoed: a password
 * @param answer takes the line and gives what is printed then
 * @param next   the question after this one, or null
 */
record Question(
        String prompt,
        boolean hidden,
        UnaryOperator<String> answer,
        @Nullable Question next) {}
