package org.sundew.sim.ftp;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** How text comes in: lists from a cfg file, and names from a visitor. */
final class Words {
    private Words() {}

    /** The items of a list that a cfg file may give as one string, without blanks around them and without empty ones. */
    static List<String> byCommas(String... lists) {
        List<String> items = new ArrayList<>();
        for (String list : lists) {
            for (String item : list.split(",", -1)) {
                if (!item.isBlank()) {
                    items.add(item.trim());
                }
            }
        }
        return items;
    }

    /** What a visitor meant by these bytes (given as ISO-8859-1), for an event: UTF-8 if they are, else as they are. */
    static String meant(String bytes) {
        ByteBuffer raw = ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1));
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(raw).toString();
        } catch (CharacterCodingException e) {
            return bytes;
        }
    }
}
