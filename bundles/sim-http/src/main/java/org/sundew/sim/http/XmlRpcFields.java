package org.sundew.sim.http;

import java.util.ArrayList;
import java.util.List;

/**
 * The method and the parameters of an XML-RPC call, as {@code methodName}, {@code param1}, {@code param2} …: every value counts, at
 * whatever depth it stands. Hostile, so bounded, without recursion, and content with anything.
 */
final class XmlRpcFields {
    private static final int FIELDS_MAX = 100;

    private final List<Field> fields = new ArrayList<>();
    private int params;

    private XmlRpcFields() {}

    static List<Field> read(String text) {
        XmlRpcFields reader = new XmlRpcFields();
        int opened = -1;
        int at = text.indexOf('<');
        int end = text.indexOf('>', at);
        // from tag to tag, and never back: as long as the text is, so long it takes
        while (at >= 0 && end >= 0 && reader.fields.size() < FIELDS_MAX) {
            boolean closes = text.startsWith("/", at + 1);
            if (closes && opened >= 0) {
                reader.value(text.substring(at + 2, end).strip(), text.substring(opened, at));
            }
            opened = closes ? -1 : end + 1;
            at = text.indexOf('<', end);
            end = text.indexOf('>', Math.max(at, end + 1));
        }
        return reader.fields;
    }

    /** What stands in an element that has no others in it. */
    private void value(String element, String content) {
        switch (element) {
            case "methodName" -> fields.add(new Field(element, plain(content).strip()));
            case "string", "value", "int", "i4", "boolean", "double" ->
                fields.add(new Field("param" + ++params, plain(content)));
            default -> {}
        }
    }

    private static String plain(String content) {
        return content.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&apos;", "'")
                .replace("&amp;", "&");
    }
}
