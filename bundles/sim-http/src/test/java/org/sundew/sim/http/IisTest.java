package org.sundew.sim.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sundew.testkit.SimHarness;

/** IIS as published captures show it; the lengths of its pages are what scanners know it by. */
@SuppressWarnings("StringConcatToTextBlock") // CR LF is part of the protocol: a text block would hide it
class IisTest {
    private static final String HOST = "Host: www.example.com\r\n";

    private static String answer(String request) {
        return Lab.iis().say(request).read();
    }

    private static int length(String answer) {
        return answer.length() - answer.indexOf("\r\n\r\n") - 4;
    }

    @ParameterizedTest
    @CsvSource({
        "GET /nothing, 404, 1245",
        "GET /empty/, 403, 1233",
        "GET /admin/, 401, 1293",
        "DELETE /robots.txt, 405, 1293",
        "TRACE /, 501, 1508",
    })
    void pagesOfIis(String line, int status, int length) {
        String answer = answer(line + " HTTP/1.1\r\n" + HOST + "\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 " + status + " ")
                .contains("\r\nServer: Microsoft-IIS/10.0\r\n", "\r\nX-Powered-By: ASP.NET\r\n")
                .contains("\r\nContent-Length: " + length + "\r\n");
        assertThat(length(answer)).isEqualTo(length);
    }

    @ParameterizedTest
    @CsvSource({
        "G@T / HTTP/1.1, 400, 326",
        "GET /%00 HTTP/1.1, 400, 324",
        "GET /..%2f..%2fx HTTP/1.1, 403, 312",
        "GET /..\\..\\x HTTP/1.1, 403, 312",
        "GET / HTTP/1.1 x, 400, 311",
        "POST / HTTP/1.1, 411, 344",
    })
    void pagesOfTheKernel(String line, int status, int length) {
        String answer = answer(line + "\r\n" + HOST + "\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 " + status + " ")
                .contains("\r\nServer: Microsoft-HTTPAPI/2.0\r\n", "\r\nConnection: close\r\n");
        assertThat(length(answer)).isEqualTo(length);
    }

    @ParameterizedTest
    @CsvSource({
        "'X y: z', 400, 339",
        "'Transfer-Encoding: x', 501, 343",
        "'Host: two', 400, 334",
    })
    void pagesOfTheKernelAboutFields(String field, int status, int length) {
        String answer = answer("POST / HTTP/1.1\r\n" + HOST + field + "\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
        assertThat(length(answer)).isEqualTo(length);
    }

    @Test
    void refusesHeadsThatAreTooLong() {
        String answer = answer("GET / HTTP/1.1\r\n" + HOST + "X: " + "a".repeat(16_400) + "\r\n\r\n");

        assertThat(length(answer)).isEqualTo(346);
        assertThat(answer).contains("<h2>Bad Request - Request Too Long</h2>");
    }

    @Test
    void answersAVerbThatIsNoneAtItsFirstBadByte() {
        SimHarness visitor = Lab.iis().say("JRMI").expectSilence().say("\u0000");

        visitor.expectMatch(".*Bad Request - Invalid Verb.*").expectClosed();
    }

    @Test
    void sendsAPage() {
        String answer = answer("GET /ROBOTS.txt HTTP/1.1\r\n" + HOST + "\r\n");

        assertThat(answer)
                .isEqualTo(
                        "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nLast-Modified: Tue, 04 Mar 2025 05:06:07 GMT\r\n"
                                + "Accept-Ranges: bytes\r\nETag: \"8089ec22c38cdb1:0\"\r\nServer: Microsoft-IIS/10.0\r\n"
                                + "X-Powered-By: ASP.NET\r\nDate: Fri, 02 Jan 2026 03:04:05 GMT\r\nContent-Length: 31\r\n\r\n"
                                + Lab.ROBOTS);
    }

    @Test
    void tagsAFileByItsTimeByteByByte() {
        Persona iis = Persona.of("iis", "");

        assertThat(iis.tag(1, Instant.parse("2020-01-23T17:14:44.4047435Z"))).isEqualTo("\"4bdc4b9b10d2d51:0\"");
    }

    @Test
    void saysWhichMethodsThereAre() {
        assertThat(answer("OPTIONS / HTTP/1.1\r\n" + HOST + "\r\n"))
                .isEqualTo("HTTP/1.1 200 OK\r\nAllow: OPTIONS, TRACE, GET, HEAD, POST\r\nServer: Microsoft-IIS/10.0\r\n"
                        + "Public: OPTIONS, TRACE, GET, HEAD, POST\r\nX-Powered-By: ASP.NET\r\n"
                        + "Date: Fri, 02 Jan 2026 03:04:05 GMT\r\nContent-Length: 0\r\n\r\n");
    }

    @Test
    void movesAFolderToItsSlash() {
        String answer = answer("GET /css HTTP/1.1\r\nHost: 10.129.148.212\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 301 Moved Permanently\r\nContent-Type: text/html; charset=UTF-8\r\n"
                        + "Location: http://10.129.148.212/css/\r\nServer: Microsoft-IIS/10.0\r\n")
                .endsWith("<a HREF=\"http://10.129.148.212/css/\">here</a></body>");
        assertThat(length(answer)).isEqualTo(149);
    }

    @Test
    void refusesARangeBeyondTheEnd() {
        String answer = answer("GET /robots.txt HTTP/1.1\r\n" + HOST + "Range: bytes=99-\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 416 ").contains("\r\nContent-Range: bytes */31\r\n");
        assertThat(length(answer)).isEqualTo(362);
    }
}
