package org.sundew.console;

import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/** The classical dump: offset, sixteen bytes in hex, the same as text with dots for what is not printable ASCII. */
final class HexDump {
    private static final int ROW = 16;
    private static final HexFormat HEX = HexFormat.of();

    private HexDump() {}

    static void print(ByteBuffer bytes, PrintStream out) {
        for (int offset = bytes.position(); offset < bytes.limit(); offset += ROW) {
            out.println(row(bytes, offset));
        }
    }

    private static String row(ByteBuffer bytes, int offset) {
        StringBuilder hex = new StringBuilder(3 * ROW + 1);
        StringBuilder text = new StringBuilder(ROW);
        for (int i = 0; i < ROW; i++) {
            if (i == ROW / 2) {
                hex.append(' ');
            }
            if (offset + i < bytes.limit()) {
                byte each = bytes.get(offset + i);
                hex.append(HEX.toHexDigits(each)).append(' ');
                text.append(each >= 0x20 && each < 0x7F ? (char) each : '.');
            } else {
                hex.append("   ");
            }
        }
        return HEX.toHexDigits(offset) + "  " + hex + " |" + text + "|";
    }
}
