package org.sundew.sim.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sundew.event.Note;
import org.sundew.event.Observation;
import org.sundew.testkit.SimHarness;

/** Log-ins by Digest, NTLM and Negotiate: what is asked, recorded, and let in. */
@SuppressWarnings("StringConcatToTextBlock") // CR LF is part of the protocol: a text block would hide it
class SchemesTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final byte[] FIRST = first(0xA208_8207);

    @TempDir
    Path root;

    private Folder folder;

    @BeforeEach
    void makeASite() {
        folder = new Folder(root)
                .write(
                        "_site.yaml",
                        "locks:",
                        "  - {path: /d, realm: Here, schemes: Digest, users: ['anna:right', 'any:*']}",
                        "  - {path: /n, schemes: [negotiate, NTLM, Basic], users: ['User:Password'], answer: {headers: ['X-FE: 1']}}")
                .write("d/index.html", "inside")
                .write("n/index.html", "inside");
    }

    private static String get(String path, String authorization) {
        return "GET " + path + " HTTP/1.1\r\nHost: a\r\n"
                + (authorization.isEmpty() ? "" : "Authorization: " + authorization + "\r\n") + "\r\n";
    }

    private static Observation login(SimHarness visitor) {
        return visitor.reports().stream()
                .filter(report -> report.action().equals("login"))
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    private static String note(SimHarness visitor, String name) {
        return login(visitor).notes().stream()
                .filter(note -> note.name().equals(name))
                .map(Note::value)
                .findFirst()
                .orElse("");
    }

    private static String found(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }

    /** The example of RFC 7616, section 3.9.1, and John the Ripper's own of its format. */
    @Test
    void makesOfAPasswordWhatTheRfcDoes() {
        Map<String, String> parts = Map.of(
                "username", "Mufasa",
                "realm", "http-auth@example.org",
                "uri", "/dir/index.html",
                "nonce", "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v",
                "nc", "00000001",
                "cnonce", "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ",
                "qop", "auth",
                "algorithm", "SHA-256");
        Map<String, String> john = Map.of(
                "username", "user",
                "realm", "myrealm",
                "uri", "/",
                "nonce", "8c12bd8f728afe56d45a0ce846b70e5a",
                "nc", "00000001",
                "cnonce", "4b61913cec32e2c9",
                "qop", "auth",
                "response", "679066476e67b5c7c4e88f04be567f8b");

        assertThat(new DigestProof(parts, "GET", true).response("Circle of Life"))
                .isEqualTo("753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1");
        assertThat(new DigestProof(john, "GET", true).response("nocode")).isEqualTo("679066476e67b5c7c4e88f04be567f8b");
        assertThat(new DigestProof(john, "GET", true).crackable())
                .isEqualTo("user:$response$679066476e67b5c7c4e88f04be567f8b$user$myrealm$GET$/"
                        + "$8c12bd8f728afe56d45a0ce846b70e5a$00000001$4b61913cec32e2c9$auth");
    }

    private static String digest(String asked, String user, String password, String uri) {
        Map<String, String> parts = Map.of(
                "username",
                user,
                "realm",
                found(asked, "realm=\"([^\"]*)\""),
                "uri",
                uri,
                "nonce",
                found(asked, "nonce=\"([^\"]*)\""),
                "nc",
                "00000001",
                "cnonce",
                "0a",
                "qop",
                "auth",
                "algorithm",
                found(asked, "algorithm=([^,\r]*)"));
        String response = new DigestProof(parts, "GET", true).response(password);
        return "Digest username=\"" + user + "\", realm=\"" + parts.get("realm") + "\", nonce=\"" + parts.get("nonce")
                + "\", uri=\"" + uri + "\", algorithm=" + parts.get("algorithm")
                + ", qop=auth, nc=00000001, cnonce=\"0a\""
                + ", response=\"" + response + '"';
    }

    @Test
    void letsInByDigestWhoKnowsAPasswordThatIsListed() {
        for (String persona : List.of("apache", "nginx", "iis")) {
            SimHarness visitor = folder.visit(persona);
            String asked = visitor.say(get("/d/", "")).read();
            assertThat(asked).contains("401 Unauthorized").contains("WWW-Authenticate: Digest ");

            visitor.say(get("/d/", digest(asked, "anna", "wrong", "/d/"))).expectMatch("HTTP/1.1 401 .*");
            assertThat(note(visitor, Note.OUTCOME)).isEqualTo("failure");
            assertThat(note(visitor, "http.digest")).startsWith("anna:$response$");
            visitor.say(get("/d/", digest(asked, "anna", "right", "/d/"))).expectMatch("HTTP/1.1 200 .*");
            assertThat(note(visitor, Note.OUTCOME)).isEqualTo("success");
            visitor.say(get("/d/", digest(asked, "any", "thing", "/d/"))).expectMatch("HTTP/1.1 200 .*");
        }
    }

    @Test
    void takesNoDigestForAnotherQuestionOrAnotherPage() {
        SimHarness visitor = folder.visit("apache");
        String asked = visitor.say(get("/d/", "")).read();
        String good = digest(asked, "anna", "right", "/d/");

        visitor.say(get("/d/x", good)).expectMatch("HTTP/1.1 401 .*");
        String nonce = found(asked, "nonce=\"([^\"]*)\"");
        String forged = digest(asked.replace(nonce, "x" + nonce), "anna", "right", "/d/");
        visitor.say(get("/d/", forged)).expectMatch("HTTP/1.1 401 .*");
        visitor.say(get(
                        "/d/",
                        "Basic "
                                + Base64.getEncoder().encodeToString("anna:right".getBytes(StandardCharsets.US_ASCII))))
                .expectMatch("HTTP/1.1 401 .*");
        visitor.say(get("/d/", good)).expectMatch("HTTP/1.1 200 .*");
    }

    private static byte[] first(int flags) {
        return ByteBuffer.allocate(32)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("NTLMSSP\0".getBytes(StandardCharsets.US_ASCII))
                .putInt(1)
                .putInt(flags)
                .array();
    }

    private static String encoded(String scheme, byte[] message) {
        return scheme + ' ' + Base64.getEncoder().encodeToString(message);
    }

    private static byte[] asked(SimHarness visitor, String scheme, byte[] first) {
        String answer = visitor.say(get("/n/", encoded(scheme, first))).read();
        assertThat(answer)
                .startsWith("HTTP/1.1 401 Unauthorized\r\n")
                .contains("X-FE: 1\r\n")
                .doesNotContain("Basic");
        return Base64.getDecoder().decode(found(answer, "WWW-Authenticate: " + scheme + " ([^\r]*)\r\n"));
    }

    /** The last message, with the answers that are the rest of {@code nt} proven by that password. */
    private static byte[] last(String user, String domain, byte[] nt) {
        byte[][] parts = {new byte[24], nt, utf16(domain), utf16(user), utf16("PC")};
        ByteBuffer message = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
        message.put("NTLMSSP\0".getBytes(StandardCharsets.US_ASCII)).putInt(3);
        int at = 64;
        for (byte[] part : parts) {
            message.putShort((short) part.length).putShort((short) part.length).putInt(at);
            at += part.length;
        }
        message.putLong(0).putInt(1);
        for (byte[] part : parts) {
            message.put(part);
        }
        return Arrays.copyOf(message.array(), message.position());
    }

    private static byte[] utf16(String text) {
        return text.getBytes(StandardCharsets.UTF_16LE);
    }

    /** The example of MS-NLMP section 4.2.4. */
    private static byte[] example() {
        return HEX.parseHex("68cd0ab851e51c96aabc927bebef6a1c01010000000000000000000000000000aaaaaaaaaaaaaaaa00000000"
                + "02000c0044006f006d00610069006e0001000c005300650072007600650072000000000000000000");
    }

    @Test
    void checksWhatTheSpecificationHasForAnExample() {
        byte[] question = HEX.parseHex("0123456789abcdef");
        NtlmProof proof = new NtlmProof("User", "Domain", "COMPUTER", question, new byte[24], example());

        assertThat(proof.proves("Password")).isTrue();
        assertThat(proof.proves("password")).isFalse();
        assertThat(proof.crackable())
                .startsWith("User::Domain:0123456789abcdef:68cd0ab851e51c96aabc927bebef6a1c:0101000000000000");
    }

    @Test
    void asksByNtlmWithTheNamesOfItsMachine() {
        SimHarness visitor = folder.visit("iis");

        visitor.say(get("/n/", ""))
                .expectMatch("HTTP/1.1 401 .*WWW-Authenticate: Negotiate\r\nWWW-Authenticate: NTLM\r\n"
                        + "WWW-Authenticate: Basic realm=\"Restricted area\"\r\n.*");
        byte[] question = asked(visitor, "NTLM", FIRST);

        assertThat(new String(question, StandardCharsets.ISO_8859_1)).startsWith("NTLMSSP\0\2\0\0\0");
        assertThat(new String(question, StandardCharsets.UTF_16LE))
                .contains("SRV01")
                .contains("srv01.example.com");
        assertThat(asked(visitor, "Negotiate", FIRST)).startsWith("NTLMSSP".getBytes(StandardCharsets.US_ASCII));
        visitor.expectOpen();
        assertThat(visitor.reports()).noneMatch(report -> report.action().equals("login"));
    }

    @Test
    void recordsAnNtlmLogInAndLetsInWhoIsListed() {
        for (String scheme : List.of("NTLM", "Negotiate")) {
            SimHarness visitor = folder.visit("iis");
            byte[] question = Arrays.copyOfRange(asked(visitor, scheme, FIRST), 24, 32);

            visitor.say(get("/n/", encoded(scheme, last("User", "Domain", example()))))
                    .expectMatch("HTTP/1.1 401 .*");
            assertThat(note(visitor, Note.OUTCOME)).isEqualTo("failure");
            assertThat(note(visitor, Note.USER)).isEqualTo("User");
            assertThat(note(visitor, "http.ntlm.domain")).isEqualTo("Domain");
            assertThat(note(visitor, "http.ntlm.workstation")).isEqualTo("PC");
            assertThat(note(visitor, "http.ntlm")).startsWith("User::Domain:" + HEX.formatHex(question) + ":68cd0ab8");

            visitor.say(get(
                            "/n/",
                            encoded(
                                    scheme,
                                    last("User", "Domain", NtlmAnswers.nt("User", "Domain", "Password", question)))))
                    .expectMatch("HTTP/1.1 200 .*inside\n");
            assertThat(note(visitor, Note.OUTCOME)).isEqualTo("success");
        }
    }

    @Test
    void answersInSpnegoWhatComesInSpnego() {
        byte[] wrapped = new byte[FIRST.length + 20];
        wrapped[0] = 0x60;
        System.arraycopy(FIRST, 0, wrapped, 20, FIRST.length);

        byte[] answer = asked(folder.visit("iis"), "Negotiate", wrapped);

        assertThat(answer[0]).isEqualTo((byte) 0xA1);
        assertThat(HEX.formatHex(answer))
                .contains("30", "a0030a0101a10c060a2b06010401823702020aa2", "4e544c4d53535000");
    }

    @Test
    void refusesTheFirstVersionAndWhatPointsOutside() {
        SimHarness visitor = folder.visit("iis");

        visitor.say(get("/n/", encoded("NTLM", last("User", "", new byte[24])))).expectMatch("HTTP/1.1 401 .*");
        assertThat(note(visitor, "http.ntlm")).matches("User:::0{48}:0{48}:[0-9a-f]{16}");
        Random random = new Random(1);
        byte[] good = last("User", "Domain", example());
        for (int i = 0; i < 2000; i++) {
            byte[] bad = Arrays.copyOf(good, 13 + random.nextInt(good.length - 12));
            for (int n = 0; n < 6; n++) {
                bad[12 + random.nextInt(Math.min(60, bad.length - 12))] = (byte) random.nextInt();
            }
            visitor.say(get("/n/", encoded("NTLM", bad))).expectMatch("HTTP/1.1 401 .*");
        }
    }
}
