package org.sundew.shell;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an awk program is made of, understood. */
final class AwkTree {
    private AwkTree() {}

    /** Something that has a value. */
    interface Expression {
        AwkValue value(Awk awk);
    }

    /** Something that can be set. */
    sealed interface Place extends Expression {}

    record Variable(String name) implements Place {
        @Override
        public AwkValue value(Awk awk) {
            return awk.value(name);
        }
    }

    record Element(String array, List<Expression> subscript) implements Place {
        @Override
        public AwkValue value(Awk awk) {
            return awk.element(array, awk.subscript(subscript).text());
        }
    }

    record Field(Expression number) implements Place {
        @Override
        public AwkValue value(Awk awk) {
            return awk.fields().get((int) number.value(awk).number());
        }
    }

    /** A pattern between slashes: whether it is in the line. */
    record Found(String pattern) implements Expression {
        @Override
        public AwkValue value(Awk awk) {
            return AwkValue.of(awk.regex(pattern).isIn(awk.line()));
        }
    }

    /** How it goes on after a statement. */
    enum Flow {
        ON,
        BREAK,
        CONTINUE,
        NEXT,
        RETURN,
        EXIT
    }

    /** Something that is done. */
    interface Statement {
        Flow run(Awk awk);
    }

    /** What is done with lines: with those that meet the first condition, or from these to those that meet the second. */
    record Rule(Expression from, @Nullable Expression to, Statement action) {}

    record Function(List<String> names, Statement body) {}

    /** Where a print goes: after the sign, a file's name or a command. */
    record Target(String sign, Expression name) {}
}
