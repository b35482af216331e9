package org.sundew.sim.ftp;

import java.util.Locale;

/** What vsFTPd says in more than one place, or at length. */
final class Phrases {
    static final String LOG_IN_FIRST = "530 Please login with USER and PASS.";
    static final String DENIED = "550 Permission denied.";
    static final String HELP = String.join(
            "\r\n",
            "214-The following commands are recognized.",
            " ABOR ACCT ALLO APPE CDUP CWD  DELE EPRT EPSV FEAT HELP LIST MDTM MKD",
            " MODE NLST NOOP OPTS PASS PASV PORT PWD  QUIT REIN REST RETR RMD  RNFR",
            " RNTO SITE SIZE SMNT STAT STOR STOU STRU SYST TYPE USER XCUP XCWD XMKD",
            " XPWD XRMD",
            "214 Help OK.");

    private Phrases() {}

    static String features(boolean tls) {
        return "211-Features:\r\n"
                + (tls ? " AUTH TLS\r\n" : "")
                + " EPRT\r\n EPSV\r\n MDTM\r\n PASV\r\n"
                + (tls ? " PBSZ\r\n PROT\r\n" : "")
                + " REST STREAM\r\n SIZE\r\n TVFS\r\n211 End";
    }

    static String options(String argument) {
        return argument.toUpperCase(Locale.ROOT).equals("UTF8 ON")
                ? "200 Always in UTF8 mode."
                : "501 Option not understood.";
    }
}
