package org.sundew.sim.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sundew.yaml.Flaw;
import org.sundew.yaml.FlawedFile;

/** What is wrong with a site file is told with line, key and value, all of it at once. */
class SiteFileReaderTest {
    private static List<String> flaws(String yaml) {
        FlawedFile flawed = catchThrowableOfType(
                FlawedFile.class,
                () -> SiteFileReader.read(
                        yaml, Map.of("a.html", "x\n${with w}\n", "b.html", "\n\n${who}"), true, false));
        return flawed.flaws().stream().map(Flaw::text).toList();
    }

    @Test
    void tellsEveryFlawWithItsLine() {
        assertThat(flaws("routes:\n  - path: nowhere\n    status: 99\n  - path: /a\n    file: none.html\nform: []\n"))
                .containsExactly(
                        "line 2: path: must begin with a slash: nowhere",
                        "line 3: status: 200 to 599 expected: 99",
                        "line 5: file: no such file in _pages: none.html",
                        "line 6: form: no such key; there are dav, forms, locks, names, product, routes");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'words' | line 1: keys and values expected: words",
                "'routes: [{status: 200}]' | line 1: path: is missing",
                "'routes: [{path: /a/**/b}]' | line 1: path: ** can only stand at the end, after a slash: /a/**/b",
                "'routes: [{path: /a*b}]' | line 1: path: * can only stand at the end of a part: /a*b",
                "'routes: [{path: /, body: \"${us\"}]' | line 1: body: ${ without its }: ${us",
                "'routes: [{path: /, body: \"${who}\"}]' | line 1: body: nothing is called ${who}: ${who}",
                "'routes: [{path: /, body: \"${visit hex 300}\"}]' | line 1: body: 1 to 256 characters expected: 300: ${visit hex 300}",
                "'routes: [{path: /, headers: [X]}]' | line 1: headers: Name: value expected: X",
                "'routes: [{path: /, headers: [\"A B: c\"]}]' | line 1: headers: Name: value expected: A B: c",
                "'routes: [{path: /, body: a, file: a.html}]' | line 1: file: there is a body already: a.html",
                "'routes: [{path: /, file: ../a.html}]' | line 1: file: no such file in _pages: ../a.html",
                "'routes: [{path: /, file: b.html}]' | line 1: file: its line 3: nothing is called ${who}: b.html",
                "'routes: [{path: /, file: a.html, with: {v: x, w: x}}]' | line 1: v: the file has no ${with v}",
                "'routes: [{path: /, file: a.html, with: {w: \"${who}\"}}]' | line 1: w: nothing is called ${who}: ${who}",
                "'routes: [{path: /, file: a.html, with: w}]' | line 1: with: keys and values expected: w",
                "'routes: [{path: /, body: a, with: {w: x}}]' | line 1: w: the file has no ${with w}",
                "'routes: [{path: /, body: \"${with w}\"}]' | line 1: body: nothing is called ${with w}: ${with w}",
                "'routes: [{path: /, tells: {event: A B}}]' | line 1: event: lower case letters, digits and hyphens expected: A B",
                "'routes: [{path: /, method: G T}]' | line 1: method: not a method: G T",
                "'forms: [{path: /}]' | line 1: password: the name of the field with the password is missing",
                "'locks: [{path: /, users: [a]}]' | line 1: users: not user:password: a",
                "'names: [b.example]' | line 1: names: the main site is there under every name",
                "'product: {head: [\"A: b\"]}' | line 1: head: one of its lines must be \"*\", where an answer's own fields go",
                "'product: {tag: md5}' | line 1: tag: none, apache, nginx or tomcat expected: md5",
                "'product: {failures: [{on: 200}]}' | line 1: on: any expected, or status codes from 400 to 599 by commas: 200",
            })
    void saysWhatIsWrong(String yaml, String flaw) {
        assertThat(flaws(yaml)).containsExactly(flaw);
    }

    @Test
    void takesNamesAndNoProductForAVirtualHost() throws FlawedFile {
        assertThat(SiteFileReader.read("names: [Shop, '*.b.example']", Map.of(), false, false)
                        .names())
                .containsExactly("shop", "*.b.example");
        FlawedFile flawed = catchThrowableOfType(
                FlawedFile.class, () -> SiteFileReader.read("names: ['a b']\nproduct: {}", Map.of(), false, false));
        assertThat(flawed.flaws())
                .extracting(Flaw::text)
                .containsExactly(
                        "line 1: names: a host name expected, or *. and a domain: a b",
                        "line 2: product: only the main site's file has one");
    }
}
