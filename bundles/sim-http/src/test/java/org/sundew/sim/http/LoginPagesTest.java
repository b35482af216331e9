package org.sundew.sim.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sundew.event.Observation;
import org.sundew.testkit.SimHarness;

/** The log-in pages that ship as data: shown to who looks for them, and what is filled in is told. */
class LoginPagesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "main | /wp-login.php | log=adm&pwd=x1 | name=\"pwd\" | 200 | password you entered for the username <strong>adm",
                "main | /phpmyadmin/ | pma_username=adm&pma_password=x1 | name=\"pma_password\" | 200 | Access denied for user 'adm'",
                "tls | /portal/ | username=adm&password=x1 | name=\"password\" | 200 | not recognised",
                "jenkins | /login | | name=\"j_password\" | 200 |",
                "jenkins | /j_spring_security_check | j_username=adm&j_password=x1 | | 302 | /loginError",
                "owa | /owa/auth/logon.aspx | | name=\"password\" | 200 |",
                "owa | /owa/auth.owa | username=D%5cadm&password=x1 | | 302 | reason=2",
                "nas | / | | name=\"passwd\" | 200 |",
                "nas | /webapi/auth.cgi | account=adm&passwd=x1 | | 200 | \"success\":false",
                "gitlab | /users/sign_in | user%5Blogin%5D=adm&user%5Bpassword%5D=x1 | name=\"user[password]\" | 200 | Invalid login",
            })
    void asksAndTells(String alias, String path, String filledIn, String asked, int status, String answered)
            throws IOException {
        HttpSim sim = Shipped.sim(alias);
        if (asked != null) {
            assertThat(SimHarness.visit(sim, Lab.visit(80))
                            .say(Folder.get(path))
                            .read())
                    .startsWith("HTTP/1.1 200 OK\r\n")
                    .contains(asked);
        }
        if (filledIn != null) {
            SimHarness visitor = SimHarness.visit(sim, Lab.visit(80)).say(Folder.form(path, filledIn));
            assertThat(visitor.read()).startsWith("HTTP/1.1 " + status + " ").contains(answered);
            visitor.reported(Observation.login(filledIn.contains("D%5c") ? "D\\adm" : "adm", "x1", false));
        }
        sim.stop();
    }

    @Test
    void wordPressTellsWhoIsGuessedByXmlRpc() throws IOException {
        SimHarness visitor = SimHarness.visit(Shipped.sim("main"), Lab.visit(80));

        visitor.say(Folder.post(
                        "/xmlrpc.php",
                        "text/xml",
                        "<methodCall><methodName>wp.getUsersBlogs</methodName><params><param><value><string>adm</string>"
                                + "</value></param><param><value>a&amp;b</value></param></params></methodCall>"))
                .expectMatch("HTTP/1.1 200 OK\r\n.*Incorrect username or password.*");
        visitor.say(Folder.post("/xmlrpc.php", "text/xml", "<methodCall><methodName>x</methodName></methodCall>"))
                .expectMatch("HTTP/1.1 200 OK\r\n.*method does not exist.*");

        visitor.reported(Observation.login("adm", "a&b", false)).reported("request-body");
    }

    @Test
    void aRouterWantsItsPasswordForEverything() throws IOException {
        SimHarness visitor = SimHarness.visit(Shipped.sim("router"), Lab.visit(8088));

        visitor.say(Folder.get("/"))
                .expectMatch("HTTP/1.1 401 .*WWW-Authenticate: Basic realm=\"Wireless Router WR841N\".*");
        visitor.say("GET / HTTP/1.1\r\nHost: a\r\nAuthorization: Basic YWRtaW46YWRtaW4=\r\n\r\n")
                .expectMatch("HTTP/1.1 200 OK\r\n.*Firmware Version: ?.*");
        visitor.reported(Observation.login("admin", "admin", true));
    }

    @Test
    void exchangeAsksMailProgramsForAPassword() throws IOException {
        SimHarness.visit(Shipped.sim("owa"), Lab.visit(8443))
                .say(Folder.get("/EWS/Exchange.asmx"))
                .expectMatch(
                        "HTTP/1.1 401 Unauthorized\r\n.*WWW-Authenticate: Negotiate\r\nWWW-Authenticate: NTLM\r\n.*");
    }
}
