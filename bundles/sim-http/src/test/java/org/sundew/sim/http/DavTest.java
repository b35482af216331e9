package org.sundew.sim.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sundew.event.Note;
import org.sundew.testkit.SimHarness;

/**
 * WebDAV, as Apache httpd 2.4.71 of Debian with mod_dav answered over the wire; elsewhere, each product's own refusal.
 */
@SuppressWarnings("StringConcatToTextBlock") // CR LF is part of the protocol: a text block would hide it
class DavTest {
    private static final String LOCKS =
            "<D:supportedlock>\n<D:lockentry>\n<D:lockscope><D:exclusive/></D:lockscope>\n<D:locktype><D:write/></D:locktype>\n"
                    + "</D:lockentry>\n<D:lockentry>\n<D:lockscope><D:shared/></D:lockscope>\n"
                    + "<D:locktype><D:write/></D:locktype>\n</D:lockentry>\n</D:supportedlock>\n<D:lockdiscovery/>\n";

    @TempDir
    Path root;

    private Folder folder;

    @BeforeEach
    void makeASite() throws Exception {
        folder = new Folder(root)
                .write("_site.yaml", "dav: [/dav]")
                .write("dav/a.txt", "hello")
                .write("dav/sub/b.txt", "b")
                .write("out.txt", "out");
        Files.setLastModifiedTime(root.resolve("dav/a.txt"), FileTime.from(Lab.MODIFIED));
    }

    private static String ask(String method, String path, String... fields) {
        return method + ' ' + path + " HTTP/1.1\r\nHost: a\r\n" + String.join("", fields) + "\r\n";
    }

    private static String put(String path) {
        return ask("PUT", path, "Content-Length: 3\r\n") + "abc";
    }

    @Test
    void saysWhatItTakes() {
        SimHarness visitor = folder.visit("apache");

        visitor.say(ask("OPTIONS", "/dav/a.txt"))
                .expectMatch("HTTP/1.1 200 OK\r\nDate: [^\r]*\r\nServer: [^\r]*\r\nDAV: 1,2\r\n"
                        + "DAV: <http://apache.org/dav/propset/fs/1>\r\nMS-Author-Via: DAV\r\n"
                        + "Allow: OPTIONS,GET,HEAD,POST,DELETE,TRACE,PROPFIND,PROPPATCH,COPY,MOVE,PUT,LOCK,UNLOCK\r\n"
                        + "Content-Length: 0\r\nContent-Type: text/plain\r\n\r\n");
        visitor.say(ask("OPTIONS", "/dav/"))
                .expectMatch(
                        ".*COPY,MOVE,LOCK,UNLOCK\r\nContent-Length: 0\r\nContent-Type: httpd/unix-directory\r\n\r\n");
        visitor.say(ask("OPTIONS", "/dav/none"))
                .expectMatch(".*Allow: OPTIONS,MKCOL,PUT,LOCK\r\nContent-Length: 0\r\n\r\n");
    }

    @Test
    void listsAFolderToItsDepth() {
        SimHarness visitor = folder.visit("apache");

        visitor.say(ask("PROPFIND", "/dav/a.txt", "Depth: 0\r\n"))
                .expectMatch("HTTP/1.1 207 Multi-Status\r\n.*Content-Type: text/xml; charset=\"utf-8\"\r\n\r\n"
                        + "<\\?xml version=\"1.0\" encoding=\"utf-8\"\\?>\n<D:multistatus xmlns:D=\"DAV:\">\n"
                        + "<D:response xmlns:lp1=\"DAV:\" xmlns:lp2=\"http://apache.org/dav/props/\">\n"
                        + "<D:href>/dav/a.txt</D:href>\n<D:propstat>\n<D:prop>\n<lp1:resourcetype/>\n"
                        + "<lp1:creationdate>2025-03-04T05:06:07Z</lp1:creationdate>\n"
                        + "<lp1:getcontentlength>6</lp1:getcontentlength>\n"
                        + "<lp1:getlastmodified>Tue, 04 Mar 2025 05:06:07 GMT</lp1:getlastmodified>\n"
                        + "<lp1:getetag>\"6-[0-9a-f]+\"</lp1:getetag>\n<lp2:executable>F</lp2:executable>\n" + LOCKS
                        + "<D:getcontenttype>text/plain</D:getcontenttype>\n</D:prop>\n"
                        + "<D:status>HTTP/1.1 200 OK</D:status>\n</D:propstat>\n</D:response>\n</D:multistatus>\n");
        String listed = visitor.say(ask("PROPFIND", "/dav/", "Depth: 1\r\n")).read();
        assertThat(listed)
                .contains("<D:href>/dav/</D:href>", "<D:href>/dav/a.txt</D:href>", "<D:href>/dav/sub/</D:href>")
                .doesNotContain("b.txt", "out.txt");
        visitor.say(ask("PROPFIND", "/dav/"))
                .expectMatch(
                        "HTTP/1.1 403 Forbidden\r\n.*with a Depth of &quot;infinity&quot; are not allowed for /dav/.*");
        visitor.say(ask("PROPFIND", "/dav", "Depth: 1\r\n"))
                .expectMatch("HTTP/1.1 301 .*Location: http://a/dav/\r\n.*");
        visitor.say(ask("PROPFIND", "/dav/none", "Depth: 1\r\n")).expectMatch("HTTP/1.1 404 .*");
    }

    @Test
    void agreesToChangesForTheVisitAndServesNothingThatWasSent() {
        SimHarness visitor = folder.visit("apache");

        visitor.say(put("/dav/x.jsp"))
                .expectMatch(
                        "HTTP/1.1 201 Created\r\n.*Location: http://a/dav/x.jsp\r\n.*"
                                + "<p>Resource /dav/x.jsp has been created.</p>\n<hr />\n<address>.*</address>\n</body></html>\n");
        visitor.say(put("/dav/x.jsp")).expectMatch("HTTP/1.1 204 No Content\r\n.*");
        visitor.say(ask("MKCOL", "/dav/new/")).expectMatch("HTTP/1.1 201 Created\r\n.*Collection /dav/new/ has been.*");
        visitor.say(ask("MOVE", "/dav/x.jsp", "Destination: http://a/dav/new/y.jsp\r\n"))
                .expectMatch("HTTP/1.1 201 Created\r\n.*Location: http://a/dav/new/y.jsp\r\n.*");
        visitor.say(ask("DELETE", "/dav/a.txt")).expectMatch("HTTP/1.1 204 No Content\r\n.*");

        assertThat(visitor.say(ask("PROPFIND", "/dav/", "Depth: 1\r\n")).read())
                .contains("<D:href>/dav/new/</D:href>", "<D:href>/dav/sub/</D:href>")
                .doesNotContain("x.jsp", "a.txt");
        assertThat(visitor.say(ask("PROPFIND", "/dav/new/", "Depth: 1\r\n")).read())
                .contains("<D:href>/dav/new/y.jsp</D:href>", "<lp1:getcontentlength>3</lp1:getcontentlength>");
        visitor.say(ask("GET", "/dav/new/y.jsp")).expectMatch("HTTP/1.1 404 .*");
        visitor.reported("upload");
        assertThat(visitor.reports())
                .anySatisfy(report ->
                        assertThat(report.notes()).contains(new Note("http.destination", "http://a/dav/new/y.jsp")));
        assertThat(folder.visit("apache")
                        .say(ask("PROPFIND", "/dav/", "Depth: 1\r\n"))
                        .read())
                .contains("a.txt");
    }

    @Test
    void refusesWhatModDavRefuses() {
        SimHarness visitor = folder.visit("apache");

        visitor.say(put("/dav/")).expectMatch("HTTP/1.1 409 Conflict\r\n.*Cannot PUT to a collection.*");
        visitor.say(put("/dav/no/where"))
                .expectMatch("HTTP/1.1 409 Conflict\r\n.*The server encountered an internal error.*");
        visitor.say(ask("MKCOL", "/dav/sub/")).expectMatch("HTTP/1.1 405 Method Not Allowed\r\n.*Allow: TRACE\r\n.*");
        visitor.say(ask("DELETE", "/dav/none")).expectMatch("HTTP/1.1 404 .*");
        visitor.say(ask("COPY", "/dav/a.txt", "Destination: http://a/dav/sub/b.txt\r\n", "Overwrite: F\r\n"))
                .expectMatch("HTTP/1.1 412 Precondition Failed\r\n.*");
        visitor.say(ask("MOVE", "/dav/a.txt", "Destination: /dav/c.txt\r\n"))
                .expectMatch("HTTP/1.1 400 Bad Request\r\n.*")
                .expectClosed();
    }

    @Test
    void locksNothingAndSaysItDid() {
        SimHarness visitor = folder.visit("apache");

        visitor.say(ask("LOCK", "/dav/a.txt", "Timeout: Second-600\r\n"))
                .expectMatch(
                        "HTTP/1.1 200 OK\r\n.*Lock-Token: <opaquelocktoken:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}>\r\n"
                                + ".*<D:timeout>Second-600</D:timeout>.*");
        visitor.say(ask("UNLOCK", "/dav/a.txt", "Lock-Token: <opaquelocktoken:x>\r\n"))
                .expectMatch("HTTP/1.1 204 No Content\r\n.*");
        visitor.say(ask("PROPPATCH", "/dav/a.txt")).expectMatch("HTTP/1.1 207 Multi-Status\r\n.*");
    }

    @Test
    void neverLeavesItsFolder() {
        SimHarness visitor = folder.visit("apache");

        visitor.say(ask("PROPFIND", "/out.txt", "Depth: 0\r\n")).expectMatch("HTTP/1.1 405 .*");
        visitor.say(ask("PROPFIND", "/dav/../out.txt", "Depth: 0\r\n")).expectMatch("HTTP/1.1 405 .*");
        visitor.say(put("/out.txt")).expectMatch("HTTP/1.1 405 .*");
        visitor.say(ask("PROPFIND", "/dav/%3Cx%3E&", "Depth: 0\r\n")).expectMatch("HTTP/1.1 404 .*");
        visitor.say(put("/dav/%3Cx%3E&'.txt")).expectMatch("HTTP/1.1 201 .*Resource /dav/&lt;x&gt;&amp;'.txt has.*");
        visitor.say(ask("PROPFIND", "/dav/", "Depth: 1\r\n"))
                .expectMatch(".*<D:href>/dav/%3Cx%3E&amp;'.txt</D:href>.*");
    }

    @Test
    void remembersOnlySoMuch() {
        SimHarness visitor = folder.visit("apache");

        for (int i = 0; i < 1000; i++) {
            visitor.say(put("/dav/f" + i));
        }
        visitor.read();

        String listed = visitor.say(ask("PROPFIND", "/dav/", "Depth: 1\r\n")).read();
        assertThat(listed.split("<D:response ", -1)).hasSizeLessThan(210);
    }

    @Test
    void isEachProductsOwnRefusalWhereThereIsNone() {
        for (String method :
                new String[] {"PROPFIND", "MKCOL", "MOVE", "COPY", "LOCK", "UNLOCK", "PROPPATCH", "DELETE"}) {
            folder.visit("apache").say(ask(method, "/out.txt")).expectMatch("HTTP/1.1 405 Method Not Allowed\r\n.*");
            folder.visit("nginx").say(ask(method, "/dav/a.txt")).expectMatch("HTTP/1.1 405 Not Allowed\r\n.*");
            folder.visit("iis").say(ask(method, "/dav/a.txt")).expectMatch("HTTP/1.1 405 Method Not Allowed\r\n.*");
        }
    }
}
