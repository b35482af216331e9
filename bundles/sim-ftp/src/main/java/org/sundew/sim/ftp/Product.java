package org.sundew.sim.ftp;

import org.sundew.sim.Persona;

/** A product that can be played. */
enum Product {
    VSFTPD("vsftpd.properties", "3.0.3", new VsftpdLister(), Paths.TILDE),
    PROFTPD("proftpd.properties", "1.3.8", new ProftpdLister(), Paths.UNIX),
    IIS("iis.properties", "10.0", new DosLister(), Paths.WINDOWS);

    private final Wording wording;
    private final String version;
    private final Lister lister;
    private final Paths paths;

    Product(String words, String version, Lister lister, Paths paths) {
        this.wording = Wording.of(words);
        this.version = version;
        this.lister = lister;
        this.paths = paths;
    }

    /** What goes with this machine. */
    static Product of(Persona persona) {
        return persona.family() == Persona.Family.WINDOWS ? IIS : VSFTPD;
    }

    Wording wording() {
        return wording;
    }

    /** The version it has where the configuration names none. */
    String version() {
        return version;
    }

    Paths paths() {
        return paths;
    }

    Lister lister() {
        return lister;
    }
}
