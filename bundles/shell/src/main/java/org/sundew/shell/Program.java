package org.sundew.shell;

import java.util.Locale;

/**
 * A program's file: an ELF header such as the machine's compiler writes, then bytes that look like code. Bots read the
 * header of {@code /bin/echo} to learn the architecture. The bytes are made when read and nothing is stored.
 */
record Program(String command, String machine, long size, long seed) implements Content {
    private static final int X86_64 = 62;
    private static final int AARCH64 = 183;
    private static final int ARM = 40;
    private static final int MIPS = 8;
    private static final int X86 = 3;
    private static final int MACHINE_AT = 18;

    @Override
    public String text(Scene scene) {
        StringBuilder text = new StringBuilder((int) size);
        text.append(header());
        long word = seed;
        while (text.length() < size) {
            word = word * 6364136223846793005L + 1442695040888963407L;
            text.append((char) (word >>> 56 & 0xFF));
        }
        text.setLength((int) size);
        return text.toString();
    }

    private String header() {
        int code = code(machine);
        boolean wide = code == X86_64 || code == AARCH64;
        boolean big = code == MIPS && !machine.toLowerCase(Locale.ROOT).endsWith("el");
        StringBuilder header = new StringBuilder(64);
        header.append("\u007fELF")
                .append(wide ? '\2' : '\1')
                .append(big ? '\2' : '\1')
                .append('\1');
        header.append("\0".repeat(9));
        header.append(half(wide ? 3 : 2, big)).append(half(code, big));
        header.append(big ? "\0\0\0\1" : "\1\0\0\0");
        header.append("\0".repeat(wide ? 40 : 28));
        return header.toString();
    }

    private static String half(int value, boolean big) {
        char high = (char) (value >> 8);
        char low = (char) (value & 0xFF);
        return big ? "" + high + low : "" + low + high;
    }

    private static int code(String machine) {
        String name = machine.toLowerCase(Locale.ROOT);
        if (name.startsWith("mips")) {
            return MIPS;
        }
        if (name.startsWith("aarch64")) {
            return AARCH64;
        }
        if (name.startsWith("arm")) {
            return ARM;
        }
        return name.matches("i[3-6]86") ? X86 : X86_64;
    }

    /** Whether these bytes are a program for another machine than this, or a damaged one. */
    static boolean foreign(String bytes, String machine) {
        if (bytes.length() < MACHINE_AT + 2) {
            return true;
        }
        boolean big = bytes.charAt(5) == 2;
        int first = bytes.charAt(MACHINE_AT);
        int second = bytes.charAt(MACHINE_AT + 1);
        int found = big ? first << 8 | second : second << 8 | first;
        int own = code(machine);
        return found != own && !(own == X86_64 && found == X86);
    }

    static boolean looksLikeOne(String bytes) {
        return bytes.startsWith("\u007fELF");
    }
}
