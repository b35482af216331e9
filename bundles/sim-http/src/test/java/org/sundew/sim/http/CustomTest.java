package org.sundew.sim.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sundew.testkit.SimHarness;

/** A product that a site file describes: every byte of its heads is the file's. */
@SuppressWarnings("StringConcatToTextBlock") // CR LF is part of the protocol: a text block would hide it
class CustomTest {
    @TempDir
    Path root;

    private Folder folder;

    @BeforeEach
    void makeAProduct() throws Exception {
        folder = new Folder(root)
                .write("a.txt", "0123456789")
                .write(
                        "_site.yaml",
                        "product:",
                        "  head: ['Server: Odd/1', 'Content-Type: ${type}', '*', 'ETag: ${tag}', 'Date: ${date}',",
                        "         'Content-Length: ${length}', 'Transfer-Encoding: ${coding}', 'Connection: ${connection}']",
                        "  version: echo",
                        "  phrases: false",
                        "  keep: ''",
                        "  asked: Keep",
                        "  close: Gone",
                        "  tag: tomcat",
                        "  allow: GET, HEAD",
                        "  failures:",
                        "    - {on: '404', type: text/plain, body: 'no ${path}'}",
                        "    - {on: any, type: application/json, body: '{\"s\":${status},\"m\":\"${reason}\"}'}",
                        "routes:",
                        "  - {path: /own, headers: ['server: Even/2', 'X-A: b'], body: hi, type: text/plain}",
                        "  - {path: /stream, streamed: true, body: 'as it comes', type: text/plain}",
                        "  - {path: /**, proxied: true, status: 403, body: 'not for you'}");
        Files.setLastModifiedTime(root.resolve("a.txt"), FileTime.from(Lab.MODIFIED));
    }

    private static final String DATE = "Date: [A-Z][a-z]{2}, [^\r]*GMT\r\n";

    @Test
    void ordersAHeadAsTheFileDoes() {
        folder.visit("custom")
                .say(Folder.get("/a.txt"))
                .expectMatch("HTTP/1.1 200 \r\nServer: Odd/1\r\nContent-Type: text/plain\r\n"
                        + "ETag: W/\"11-1741064767000\"\r\n" + DATE + "Content-Length: 11\r\n\r\n0123456789\n");
    }

    @Test
    void putsAnAnswersOwnFieldInThePlaceOfTheProducts() {
        folder.visit("custom")
                .say(Folder.get("/own"))
                .expectMatch("HTTP/1.1 200 \r\nServer: Even/2\r\nContent-Type: text/plain\r\nX-A: b\r\n" + DATE
                        + "Content-Length: 2\r\n\r\nhi");
    }

    @Test
    void speaksTheVisitorsVersionAndSaysWhatBecomesOfTheConnection() {
        folder.visit("custom")
                .say("GET /own HTTP/1.0\r\n\r\n")
                .expectMatch("HTTP/1.0 200 \r\n.*\r\nConnection: Gone\r\n\r\nhi")
                .expectClosed();
        folder.visit("custom")
                .say("GET /own HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
                .expectMatch("HTTP/1.0 200 \r\n.*\r\nConnection: Keep\r\n\r\nhi")
                .expectOpen();
    }

    @Test
    void streamsInChunksOrUntilTheEnd() {
        SimHarness visitor = folder.visit("custom");

        visitor.say(Folder.get("/stream"))
                .expectMatch("HTTP/1.1 200 \r\nServer: Odd/1\r\nContent-Type: text/plain\r\n" + DATE
                        + "Transfer-Encoding: chunked\r\n\r\nb\r\nas it comes\r\n0\r\n\r\n");
        visitor.say("HEAD /stream HTTP/1.1\r\nHost: a\r\n\r\n")
                .expectMatch("HTTP/1.1 200 \r\n.*Transfer-Encoding: chunked\r\n\r\n");
        folder.visit("custom")
                .say("GET /stream HTTP/1.0\r\n\r\n")
                .expectMatch("HTTP/1.0 200 \r\nServer: Odd/1\r\nContent-Type: text/plain\r\n" + DATE
                        + "Connection: Gone\r\n\r\nas it comes")
                .expectClosed();
    }

    @Test
    void saysWhatIsWrongInTheFilesWords() {
        SimHarness visitor = folder.visit("custom");

        visitor.say(Folder.get("/none")).expectMatch("HTTP/1.1 404 \r\n.*\r\n\r\nno /none");
        visitor.say("DELETE /a.txt HTTP/1.1\r\nHost: a\r\n\r\n")
                .expectMatch("HTTP/1.1 405 \r\n.*Allow: GET, HEAD\r\n.*\\{\"s\":405,\"m\":\"Method Not Allowed\"}");
        visitor.say("FROB /a.txt HTTP/1.1\r\nHost: a\r\n\r\n").expectMatch("HTTP/1.1 501 \r\n.*");
        visitor.say("GET / HTTP/1.1\r\n\r\n")
                .expectMatch("HTTP/1.1 400 \r\n.*Connection: Gone\r\n.*\\{\"s\":400,\"m\":\"Bad Request\"}")
                .expectClosed();
        folder.visit("custom")
                .say("\u0016\u0003\u0001")
                .expectMatch("HTTP/1.\\d 400 \r\n.*")
                .expectClosed();
        folder.visit("custom")
                .say("GET / HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(9000) + "\r\n\r\n")
                .expectMatch("HTTP/1.1 431 \r\n.*")
                .expectClosed();
    }

    @Test
    void isStrictWhereRequestsAreSmuggled() {
        for (String shape : new String[] {
            "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
            "Content-Length: +3\r\n\r\nabc",
            "Transfer-Encoding: chunked\r\n\r\n3\nabc\r\n0\r\n\r\n",
            "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n"
        }) {
            folder.visit("custom")
                    .say("POST /own HTTP/1.1\r\nHost: a\r\n" + shape + Folder.get("/stream"))
                    .expectMatch("HTTP/1.1 400 \r\n(?!.*as it comes).*")
                    .expectClosed();
        }
    }

    @Test
    void refusesToBeAProxyInTheFilesWords() {
        SimHarness visitor = folder.visit("custom");

        visitor.say("GET http://elsewhere.example/a.txt HTTP/1.1\r\nHost: elsewhere.example\r\n\r\n")
                .expectMatch("HTTP/1.1 403 \r\n.*not for you");
        visitor.say("CONNECT elsewhere.example:25 HTTP/1.1\r\nHost: elsewhere.example:25\r\n\r\n")
                .expectMatch("HTTP/1.1 403 \r\n.*not for you");

        assertThat(visitor.reports())
                .filteredOn(report -> report.action().equals("proxy"))
                .hasSize(2);
    }

    @Test
    void servesPartsOfAFileAndNothingThatIsStillGood() {
        SimHarness visitor = folder.visit("custom");

        visitor.say("GET /a.txt HTTP/1.1\r\nHost: a\r\nRange: bytes=2-4\r\n\r\n")
                .expectMatch("HTTP/1.1 206 \r\n.*Content-Range: bytes 2-4/11\r\n.*\r\n\r\n234");
        visitor.say("GET /a.txt HTTP/1.1\r\nHost: a\r\nIf-None-Match: W/\"11-1741064767000\"\r\n\r\n")
                .expectMatch("HTTP/1.1 304 \r\nServer: Odd/1\r\nETag: W/\"11-1741064767000\"\r\n" + DATE + "\r\n");
    }

    @Test
    void takesAnEditedProductAtTheNextAnswer() throws Exception {
        Persona draft = Persona.of("custom", "");
        SiteWatch watch = new SiteWatch(new SiteFolder(root, draft));
        Persona persona = new Custom(() -> watch.get().main().file().product().orElseThrow());
        Setup setup = Lab.setup(persona, new DatedSites(watch, persona), new Budget(1 << 20));
        SimHarness visitor = SimHarness.visit(session -> new HttpDialog(session, setup), Lab.visit(80));

        visitor.say(Folder.get("/a.txt")).expectMatch("HTTP/1.1 200 \r\nServer: Odd/1\r\n.*");
        folder.write("_site.yaml", "product: {head: ['Server: New', '*', 'Content-Length: ${length}']}");
        watch.look();

        visitor.say(Folder.get("/a.txt")).expectMatch("HTTP/1.1 200 OK\r\nServer: New\r\nContent-Length: 11\r\n\r\n.*");
    }
}
