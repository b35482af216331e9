package org.sundew.itests;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What a real product says first, or answers first, on a banner listen is taken for that product by nmap. */
class BannersIT {
    private static final String GREETS = "";
    /** Says nothing until it is asked, and then the same however often it is asked. */
    private static final String ANSWERS = "read.before = true\nmust.have.input = true\ntimeout.ms = 20000\n";

    private static final String MYSQL_57 =
            "4a0000000a" + hex("5.7.42-log") + "000b0000005a1638211f524b3000ffff080200ffc11500" + "000000000000000000"
                    + "00412b6d3c1d33550a48395f1200" + hex("mysql_native_password") + "00";
    private static final String MARIADB = "6a0000000a" + hex("5.5.5-10.11.6-MariaDB-0+deb12u1")
            + "001e0000005a1638211f524b" + "3000fef72d0200ff81150000000000001d000000412b6d3c1d33550a48395f1200"
            + hex("mysql_native_password") + "00";

    private record Product(int port, String cfg, String expected) {}

    private static final List<Product> PRODUCTS = List.of(
            text(31001, "220 (vsFTPd 3.0.3)\\r\\n", "ftp;vsftpd;3.0.3"),
            text(31002, "220 ProFTPD 1.3.5 Server (Debian) [::ffff:192.0.2.1]\\r\\n", "ftp;ProFTPD;1.3.5"),
            text(31003, """
                220---------- Welcome to Pure-FTPd [privsep] [TLS] ----------\\r\\n\
                220-You are user number 1 of 50 allowed.\\r\\n220-Local time is now 10:22. Server port: 21.\\r\\n\
                220 You will be disconnected after 15 minutes of inactivity.\\r\\n\
                """, "ftp;Pure-FTPd;"),
            text(31004, """
                220-FileZilla Server version 0.9.41 beta\\r\\n\
                220-written by Tim Kosse (Tim.Kosse@gmx.de)\\r\\n\
                220 Please visit http://sourceforge.net/projects/filezilla/\\r\\n\
                """, "ftp;FileZilla ftpd;0.9.41" + " beta"),
            text(31005, "220 Microsoft FTP Service\\r\\n", "ftp;Microsoft ftpd;"),
            text(31006, "220 web01 Microsoft FTP Service (Version 5.0).\\r\\n", "ftp;Microsoft ftpd;5.0"),
            text(31007, "220 MikroTik FTP server (MikroTik 6.49.7) ready\\r\\n", "ftp;MikroTik router ftpd;6.49.7"),
            text(31008, "$daytime\\r\\n", "daytime;;"),
            text(31009, """
                Microsoft Windows [Version 6.1.7601]\\r\\n\
                Copyright (c) 2009 Microsoft Corporation.  All rights reserved.\\r\\n\\r\\nC:\\x5cWindows>\
                """, "bindshell;Microsoft Windows 6.1.7601 cmd.exe;"),
            asked(
                    31010,
                    "Login     Name       Tty      Idle  Login Time   Office     Office Phone\\r\\n"
                            + "root      root       tty1           $booted\\r\\n",
                    "finger;Debian fingerd;"),
            text(31011, "SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u3\\r\\n", "ssh;OpenSSH;9.2p1 Debian 2+deb12u3"),
            text(31012, "SSH-2.0-OpenSSH_8.9p1 Ubuntu-3ubuntu0.6\\r\\n", "ssh;OpenSSH;8.9p1 Ubuntu 3ubuntu0.6"),
            text(31013, "SSH-2.0-OpenSSH_7.4\\r\\n", "ssh;OpenSSH;7.4"),
            text(31014, "SSH-2.0-OpenSSH_9.3 FreeBSD-20230719\\r\\n", "ssh;OpenSSH;9.3"),
            text(31015, "SSH-2.0-dropbear_2022.83\\r\\n", "ssh;Dropbear sshd;2022.83"),
            text(31016, "SSH-2.0-Cisco-1.25\\r\\n", "ssh;Cisco SSH;1.25"),
            text(31021, "220 mail.$domain ESMTP Postfix (Debian/GNU)\\r\\n", "smtp;Postfix smtpd;"),
            text(
                    31022,
                    "220 mail.$domain ESMTP Exim 4.96 Wed, 25 Nov 2026 05:00:00 +0000\\r\\n",
                    "smtp;Exim smtpd;4.96"),
            text(
                    31023,
                    "220 mail.$domain ESMTP Sendmail 8.17.1/8.17.1; Wed, 25 Nov 2026 05:00:00 GMT\\r\\n",
                    "smtp;Sendmail;8.17.1/8.17.1"),
            text(
                    31024,
                    "220 ex01.$domain Microsoft ESMTP MAIL Service ready at Wed, 25 Nov 2026 05:00:00 +0000\\r\\n",
                    "smtp;Microsoft Exchange smtpd;"),
            text(31031, "+OK Dovecot ready.\\r\\n", "pop3;Dovecot pop3d;"),
            text(31032, "+OK Hello there.\\r\\n", "pop3;Courier pop3d;"),
            text(
                    31033,
                    "+OK The Microsoft Exchange POP3 service is ready.\\r\\n",
                    "pop3;Microsoft Exchange 2007-2010 pop3d;"),
            text(31034, "* OK [CAPABILITY IMAP4rev1 SASL-IR ID IDLE] Dovecot ready.\\r\\n", "imap;Dovecot imapd;"),
            text(31035, """
                * OK [CAPABILITY IMAP4rev1 UIDPLUS CHILDREN NAMESPACE SORT QUOTA IDLE STARTTLS] Courier-IMAP ready. \
                Copyright 1998-2011 Double Precision, Inc.  See COPYING for distribution information.\\r\\n\
                """, "imap;Courier" + " Imapd;"),
            text(31036, "* OK imap.$domain Cyrus IMAP v2.4.17 server ready\\r\\n", "imap;Cyrus imapd;2.4.17"),
            text(31037, """
                * OK [CAPABILITY IMAP4REV1 I18NLEVEL=1 LITERAL+ SASL-IR] imap.$domain IMAP4rev1 2007e.404 at \
                Wed, 25 Nov 2026 05:00:00 +0000 (UTC)\\r\\n\
                """, "imap;UW imapd;2007e.404"),
            binary(31041, GREETS, MYSQL_57, "mysql;MySQL;5.7.42-log"),
            binary(31042, GREETS, MARIADB, "mysql;MySQL;5.5.5-10.11.6-MariaDB-0+deb12u1"),
            text(31043, ":irc.$domain NOTICE AUTH :*** Looking up your hostname...\\r\\n", "irc;UnrealIRCd;"),
            text(
                    31044,
                    "200 news.$domain InterNetNews NNRP server INN 2.6.3 ready (posting ok)\\r\\n",
                    "nntp;InterNetNews (INN);2.6.3"),
            text(31045, "@RSYNCD: 31.0\\n", "rsync;;"),
            text(31046, "RFB 003.008\\n", "vnc;VNC;"),
            binary(31051, GREETS, "fffb01fffb03fffd18fffd1f", "telnet;Cisco router telnetd;"),
            binary(31052, GREETS, "fffd01fffd1ffffd21fffb01fffb03" + hex("nas login: "), "telnet;BusyBox telnetd;"),
            binary(31053, GREETS, "fffd18fffd20fffd23fffd27", "telnet;Linux telnetd;"),
            asked(
                    6379,
                    "$60\\r\\n# Server\\r\\nredis_version:6.0.16\\r\\nredis_git_sha1:00000000\\r\\n",
                    "redis;Redis key-value store;6.0.16"),
            asked(
                    11211,
                    "STAT pid 812\\r\\nSTAT uptime 86400\\r\\nSTAT time 1764046800\\r\\n"
                            + "STAT version 1.5.22\\r\\nEND\\r\\n",
                    "memcached;Memcached;1.5.22"),
            binary(6000, ANSWERS, "00160b0000000600" + hex("No protocol specified") + "0a0000", "X11;;"),
            binary(
                    1433,
                    ANSWERS,
                    "0401002500000100" + "0000150006" + "01001b0001" + "02001c0001" + "03001d0000"
                            + "ff0e0007d000000000",
                    "ms-sql-s;Microsoft SQL Server 2017;14.00.2000"),
            asked(
                    8080,
                    "HTTP/1.1 200 OK\\r\\nServer: nginx/1.18.0\\r\\nContent-Type: text/html\\r\\n"
                            + "Content-Length: 0\\r\\n\\r\\n",
                    "http;nginx;1.18.0"));

    private static RunningSensor sensor;

    private static Product text(int port, String banner, String expected) {
        return new Product(port, "banner = " + banner + "\n", expected);
    }

    private static Product asked(int port, String banner, String expected) {
        return new Product(port, ANSWERS + "banner = " + banner + "\n", expected);
    }

    private static Product binary(int port, String course, String hex, String expected) {
        return new Product(port, course + "banner.hex = " + hex + "\n", expected);
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(ISO_8859_1));
    }

    @BeforeAll
    static void start() {
        Shell.assumeInstalled("nmap");
        SensorHome home = SensorHome.unpackWithoutListens("banners");
        for (Product product : PRODUCTS) {
            home.write(
                    "org.sundew.sim.banner-" + product.port() + ".cfg",
                    product.cfg() + "listen.port = " + product.port());
        }
        sensor = home.start();
    }

    @AfterAll
    static void stop() {
        if (sensor != null) {
            sensor.close();
        }
    }

    @Test
    void nmapTakesEachForItsProduct() throws Exception {
        Map<Integer, String> expected = PRODUCTS.stream()
                .collect(Collectors.toMap(Product::port, Product::expected, (a, b) -> a, LinkedHashMap::new));

        Map<Integer, String> named =
                named(expected.keySet().stream().map(String::valueOf).toList());

        assertThat(named).containsExactlyInAnyOrderEntriesOf(expected);
    }

    /** What nmap makes of each port: service, product and version. */
    private static Map<Integer, String> named(List<String> ports) throws Exception {
        Path report = sensor.home().data("nmap.xml");
        Shell.run(
                "nmap",
                "-sV",
                "-Pn",
                "-n",
                "-sT",
                "--version-intensity",
                "7",
                "-p",
                String.join(",", ports),
                "-oX",
                report.toString(),
                sensor.home().address());
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        NodeList all = factory.newDocumentBuilder().parse(report.toFile()).getElementsByTagName("port");
        Map<Integer, String> named = new LinkedHashMap<>();
        for (int i = 0; i < all.getLength(); i++) {
            Element port = (Element) all.item(i);
            named.put(Integer.valueOf(port.getAttribute("portid")), service(port));
        }
        return named;
    }

    private static String service(Element port) {
        NodeList services = port.getElementsByTagName("service");
        if (services.getLength() == 0) {
            return "none";
        }
        Element service = (Element) services.item(0);
        List<String> parts = new ArrayList<>();
        for (String attribute : List.of("name", "product", "version")) {
            parts.add(service.getAttribute(attribute));
        }
        return String.join(";", parts);
    }
}
