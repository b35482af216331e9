package org.sundew.sim.ssh;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which server a persona's {@code ssh.version} names, as far as what it offers depends on it. Unknown names are taken for
 * OpenSSH 9.2.
 *
 * @param dropbear whether it is Dropbear, whose version does not matter here
 * @param number   OpenSSH's version in figures: 902 for 9.2
 * @param debian   the revision of Debian 12's package, such as 7 for {@code 1:9.2p1-2+deb12u7}; 0 for any other
 * @param ubuntu   whether it is Ubuntu's package, to which fixes were carried back
 */
record Release(boolean dropbear, int number, int debian, boolean ubuntu) {
    private static final Pattern OPENSSH =
            Pattern.compile("OpenSSH_(?:for_Windows_)?(\\d{1,2})\\.(\\d{1,2}).*", Pattern.DOTALL);
    private static final Pattern DEBIAN = Pattern.compile(".*\\+deb12u(\\d{1,3}).*", Pattern.DOTALL);
    private static final int USUAL = 902;

    static Release of(String version) {
        Matcher openssh = OPENSSH.matcher(version);
        Matcher debian = DEBIAN.matcher(version);
        return new Release(
                version.startsWith("dropbear"),
                openssh.matches()
                        ? Integer.parseInt(openssh.group(1)) * 100 + Integer.parseInt(openssh.group(2))
                        : USUAL,
                debian.matches() ? Integer.parseInt(debian.group(1)) : 0,
                version.contains("Ubuntu"));
    }

    /** Whether it is this version of OpenSSH or a later one. */
    boolean since(int wanted) {
        return !dropbear && number >= wanted;
    }

    /** Whether it keeps strict key exchanges (CVE-2023-48795): since 9.6, and where that was carried back. */
    boolean strict() {
        return since(906) || debian >= 2 || ubuntu;
    }

    /** Whether it knows sntrup761x25519-sha512 by its short name too: since 9.9, and Debian 12 since deb12u4. */
    boolean shortName() {
        return since(909) || debian >= 4;
    }
}
