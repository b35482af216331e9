package org.sundew.sim.http;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How mod_dav puts its answers, byte by byte.
 *
 * @param doctype   the first line of its pages
 * @param signature the last ones
 */
record DavPages(Exchange exchange, Persona persona, String doctype, String signature) {
    /** The Content-Type of a folder. */
    static final String FOLDER = "httpd/unix-directory";

    private static final String XML = "text/xml; charset=\"utf-8\"";
    private static final String PROLOGUE = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
    private static final String LOCKS = """
            <D:supportedlock>
            <D:lockentry>
            <D:lockscope><D:exclusive/></D:lockscope>
            <D:locktype><D:write/></D:locktype>
            </D:lockentry>
            <D:lockentry>
            <D:lockscope><D:shared/></D:lockscope>
            <D:locktype><D:write/></D:locktype>
            </D:lockentry>
            </D:supportedlock>
            <D:lockdiscovery/>
            """;

    /** A page of its own about what was done or not. */
    Reply.Scripted page(int status, String text) {
        return page(status, text, List.of());
    }

    Reply.Scripted created(String what, String where) {
        String location = Values.of(exchange).origin() + Exchange.encoded(where);
        return page(201, what + ' ' + where + " has been created.", List.of(new Field("Location", location)));
    }

    private Reply.Scripted page(int status, String text, List<Field> fields) {
        String reason = Reasons.of(status);
        String body = doctype + "<html>\n<head>\n<title>" + status + ' ' + reason + "</title>\n</head><body>\n<h1>"
                + reason + "</h1>\n<p>" + Chars.html(text) + "</p>\n" + signature + "</body></html>\n";
        return new Reply.Scripted(status, "", fields, "text/html; charset=ISO-8859-1", Dav.bytes(body), false);
    }

    /** The properties of these. */
    Reply.Scripted listed(List<String> entries) {
        String body = PROLOGUE + "<D:multistatus xmlns:D=\"DAV:\">\n" + String.join("", entries) + "</D:multistatus>\n";
        return new Reply.Scripted(207, "", List.of(), XML, Dav.bytes(body), false);
    }

    /**
     * The properties of what is at that path: a folder if that has a slash at its end, else a file.
     *
     * @param had    the page that the site has there
     * @param length how long a file is that was written over
     */
    String entry(String place, Optional<Page> had, Optional<Long> length) {
        Optional<Page> page = had.filter(each -> length.isEmpty());
        boolean folder = place.endsWith("/");
        Instant modified = page.map(Page::modified).orElseGet(() -> date(place));
        String tag = page.map(Page::tag).orElseGet(() -> persona.tag(folder ? 4096 : length.orElse(0L), modified));
        String name = place.substring(place.lastIndexOf('/') + 1);
        String type = folder ? FOLDER : page.map(Page::type).orElseGet(() -> persona.type(name));
        StringBuilder entry = new StringBuilder(1024);
        entry.append("<D:response xmlns:lp1=\"DAV:\" xmlns:lp2=\"http://apache.org/dav/props/\">\n<D:href>")
                .append(Chars.html(Exchange.encoded(place)))
                .append("</D:href>\n<D:propstat>\n<D:prop>\n")
                .append(folder ? "<lp1:resourcetype><D:collection/></lp1:resourcetype>\n" : "<lp1:resourcetype/>\n")
                .append("<lp1:creationdate>")
                .append(modified.truncatedTo(ChronoUnit.SECONDS))
                .append("</lp1:creationdate>\n");
        if (!folder) {
            entry.append("<lp1:getcontentlength>")
                    .append(page.map(each -> (long) each.content(false).remaining())
                            .orElseGet(() -> length.orElse(0L)))
                    .append("</lp1:getcontentlength>\n");
        }
        entry.append("<lp1:getlastmodified>")
                .append(Dates.write(modified))
                .append("</lp1:getlastmodified>\n<lp1:getetag>")
                .append(tag)
                .append("</lp1:getetag>\n")
                .append(folder ? "" : "<lp2:executable>F</lp2:executable>\n")
                .append(LOCKS);
        if (!type.isEmpty()) {
            entry.append("<D:getcontenttype>").append(type).append("</D:getcontenttype>\n");
        }
        return entry.append("</D:prop>\n<D:status>HTTP/1.1 200 OK</D:status>\n</D:propstat>\n</D:response>\n")
                .toString();
    }

    /** When a folder was changed last, or a file that was just written. */
    private Instant date(String place) {
        org.sundew.sim.Persona machine = exchange.place().machine();
        return place.endsWith("/")
                ? machine.installed().plusSeconds(machine.seed("http.folder" + place, 0, 86_400))
                : exchange.place().now();
    }

    /** An exclusive lock, which means nothing. */
    Reply.Scripted locked() {
        org.sundew.sim.Persona machine = exchange.place().machine();
        String visit = exchange.place().visit().id().toString();
        long first = machine.seed("http.lock" + visit + exchange.place().nth());
        long second = machine.seed("http.lock+" + visit + exchange.place().nth());
        String token = "opaquelocktoken:"
                + String.format(
                        Locale.ROOT,
                        "%08x-%04x-4%03x-a%03x-%012x",
                        first >>> 32,
                        first >>> 16 & 0xFFFF,
                        first & 0xFFF,
                        second >>> 48 & 0xFFF,
                        second & 0xFFFF_FFFF_FFFFL);
        String asked = exchange.fields().first("Timeout");
        String timeout = asked.matches("Second-\\d{1,9}") ? asked : "Infinite";
        String body = PROLOGUE + "<D:prop xmlns:D=\"DAV:\">\n<D:lockdiscovery>\n<D:activelock>\n"
                + "<D:locktype><D:write/></D:locktype>\n<D:lockscope><D:exclusive/></D:lockscope>\n"
                + "<D:depth>infinity</D:depth>\n<D:timeout>" + timeout + "</D:timeout>\n<D:locktoken>\n<D:href>" + token
                + "</D:href>\n</D:locktoken>\n</D:activelock>\n\n</D:lockdiscovery>\n</D:prop>";
        return new Reply.Scripted(
                200, "", List.of(new Field("Lock-Token", '<' + token + '>')), XML, Dav.bytes(body), false);
    }

    /** Properties were set, or so it says. */
    Reply.Scripted patched() {
        String body = "<D:response>\n<D:href>"
                + Chars.html(Exchange.encoded(exchange.target().path()))
                + "</D:href>\n<D:propstat>\n<D:prop>\n</D:prop>\n<D:status>HTTP/1.1 200 OK</D:status>\n</D:propstat>\n"
                + "</D:response>\n";
        return listed(List.of(body));
    }
}
