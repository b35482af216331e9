package org.sundew.sim.ftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sundew.sim.ftp.FtpVisits.guest;
import static org.sundew.sim.ftp.FtpVisits.guest6;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sundew.event.Note;
import org.sundew.event.Observation;
import org.sundew.event.Severity;
import org.sundew.testkit.SimHarness;

class PortsTest {
    @Test
    void opensPassivePorts() {
        guest().say("PASV\r\n").expect("227 Entering Passive Mode (198,51,100,1,157,129).\r\n");
        guest("passive.address", "203.0.113.9")
                .say("PASV\r\n")
                .expect("227 Entering Passive Mode (203,0,113,9,157,129).\r\n");
        guest().say("EPSV\r\nEPSV 1\r\nepsv  1\r\n")
                .expect("229 Entering Extended Passive Mode (|||40321|)\r\n".repeat(3));
        guest().say("EPSV 2\r\nEPSV foo\r\n").expect("522 Bad network protocol.\r\n".repeat(2));
    }

    @Test
    void opensPassivePortsOverIpv6() {
        guest6().say("EPSV\r\nEPSV 2\r\n").expect("229 Entering Extended Passive Mode (|||40321|)\r\n".repeat(2));
        guest6().say("PASV\r\n").expect("227 Entering Passive Mode (0,0,0,0,157,129).\r\n");
    }

    @Test
    void keepsToExtendedPassiveOnceToldTo() {
        guest().say("epsv all\r\nPASV\r\nPORT 192,0,2,7,20,20\r\nEPSV\r\n")
                .expect("200 EPSV ALL ok.\r\n550 Permission denied.\r\n550 Permission denied.\r\n")
                .expect("229 Entering Extended Passive Mode (|||40321|)\r\n");
    }

    @Test
    void neverDialsOut() {
        guest().say("PORT 192,0,2,7,20,20\r\nLIST\r\nLIST\r\n")
                .expect("200 PORT command successful. Consider using PASV.\r\n425 Failed to establish connection.\r\n")
                .expect("425 Use PORT or PASV first.\r\n")
                .say("EPRT |1|192.0.2.7|5140|\r\nRETR x\r\nSTOR x\r\n")
                .expect("200 EPRT command successful. Consider using EPSV.\r\n550 Failed to open file.\r\n")
                .expect("425 Failed to establish connection.\r\n");
        guest6().say("EPRT |2|2001:db8::7|5140|\r\nNLST\r\n")
                .expect("200 EPRT command successful. Consider using EPSV.\r\n425 Failed to establish connection.\r\n");
    }

    @Test
    void tellsOfAVisitorThatWantsSomebodyElseDialled() {
        SimHarness bouncer = guest().say("PORT 203,0,113,5,0,22\r\nEPRT |1|203.0.113.6|8080|\r\n")
                .expect("500 Illegal PORT command.\r\n500 Illegal EPRT command.\r\n")
                .raised(Severity.HIGH);

        bouncer.reported(bounce("203.0.113.5", "22")).reported(bounce("203.0.113.6", "8080"));
        guest6().say("EPRT |2|2001:db8::8|4000|\r\nPORT 192,0,2,7,20,20\r\n")
                .expect("500 Illegal EPRT command.\r\n500 Illegal PORT command.\r\n")
                .reported(bounce("2001:db8:0:0:0:0:0:8", "4000"));
    }

    private static Observation bounce(String address, String port) {
        return Observation.of("bounce-attempt", new Note("bounce.ip", address), new Note("bounce.port", port));
    }

    @Test
    void tellsOfAVisitorThatWantsAServicesPortDialled() {
        guest().say("PORT 192,0,2,7,3,255\r\nEPRT |1|192.0.2.7|22|\r\n")
                .expect("500 Illegal PORT command.\r\n500 Illegal EPRT command.\r\n")
                .raised(Severity.HIGH)
                .reported(bounce("192.0.2.7", "1023"))
                .reported(bounce("192.0.2.7", "22"));
    }

    @Test
    void tellsOfNoBounceWhereThereIsNone() {
        SimHarness visitor = guest().say("PORT 192,0,2,7,4,0\r\nPORT 1,2,3\r\n")
                .expect("200 PORT command successful. Consider using PASV.\r\n500 Illegal PORT command.\r\n");

        assertThat(visitor.reports()).extracting(Observation::action).containsExactly("login");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1,2,3,4",
                "1,2,3,4,5,6,7",
                "192,0,2,7,20,300",
                "999,0,0,1,1,1",
                "a,b,c,d,e,f",
                "192.0.2.7,20,20",
                "1,2,3,4,5,-6",
                ",,,,,"
            })
    void refusesAPortThatIsNone(String argument) {
        guest().say("PORT " + argument + "\r\n").expect("500 Illegal PORT command.\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "foo",
                "|1|999.0.0.2|5140|",
                "|1|example.com|5140|",
                "|1|1.2.3|80|",
                "|1|192.0.2.7|70000|",
                "|1|192.0.2.7|",
                "|1|192.0.2.7|80|x",
                "|1|::1|80|",
                "|1||80|"
            })
    void refusesAnExtendedPortThatIsNone(String argument) {
        guest().say("EPRT " + argument + "\r\n").expect("500 Bad EPRT command.\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "|", "||", "|3|192.0.2.7|80|", "|2|::1|80|", "||1|192.0.2.7|80|", "|x|1|1|"})
    void refusesAProtocolItDoesNotSpeak(String argument) {
        guest().say("EPRT " + argument + "\r\n").expect("500 Bad EPRT protocol.\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"|2|.:|80|", "|2|localhost:|80|", "|2|:|80|", "|2|1.2.3.4|80|", "|2|fe80::1%lo|80|", "|2|1:2|80|"
            })
    void readsAddressesWithoutEverLookingUpAName(String argument) {
        assertThat(Dial.ofExtendedPort(argument)).isEqualTo(Optional.empty());
    }
}
