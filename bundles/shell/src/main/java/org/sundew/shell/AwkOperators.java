package org.sundew.shell;

/** What awk's operators make of two values. */
final class AwkOperators {
    private AwkOperators() {}

    static AwkValue applied(Awk awk, String operator, AwkValue left, AwkValue right) {
        return switch (operator) {
            case "" -> {
                awk.pay(left.text().length() + (long) right.text().length());
                yield AwkValue.of(left.text() + right.text());
            }
            case "~" -> AwkValue.of(awk.regex(right.text()).isIn(left.text()));
            case "!~" -> AwkValue.of(!awk.regex(right.text()).isIn(left.text()));
            case "<" -> AwkValue.of(left.compareTo(right) < 0);
            case "<=" -> AwkValue.of(left.compareTo(right) <= 0);
            case "==" -> AwkValue.of(left.compareTo(right) == 0);
            case "!=" -> AwkValue.of(left.compareTo(right) != 0);
            case ">" -> AwkValue.of(left.compareTo(right) > 0);
            case ">=" -> AwkValue.of(left.compareTo(right) >= 0);
            default -> calculated(operator, left, right);
        };
    }

    static AwkValue calculated(String operator, AwkValue left, AwkValue right) {
        double a = left.number();
        double b = right.number();
        return AwkValue.of(
                switch (operator.charAt(0)) {
                    case '+' -> a + b;
                    case '-' -> a - b;
                    case '/' -> a / b;
                    case '%' -> a % b;
                    case '^' -> Math.pow(a, b);
                    default -> operator.startsWith("**") ? Math.pow(a, b) : a * b;
                });
    }
}
