package org.sundew.sim.ssh;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which server a persona's {@code ssh.version} names, as far as what it offers depends on it. Unknown names are taken for
 * OpenSSH 9.2.
 *
 * @param dropbear  whether it is Dropbear
 * @param number    OpenSSH's version in figures: 902 for 9.2; Dropbear's: 202484 for 2024.84
 * @param fixed     whether its package has strict key exchanges (CVE-2023-48795), which were carried back to older versions
 * @param shortName whether it knows sntrup761x25519-sha512 by its short name too
 */
record Release(boolean dropbear, int number, boolean fixed, boolean shortName) {
    private static final Pattern OPENSSH =
            Pattern.compile("OpenSSH_(?:for_Windows_)?(\\d{1,2})\\.(\\d{1,2})(.*)", Pattern.DOTALL);
    private static final Pattern DROPBEAR = Pattern.compile("dropbear_(\\d{4})\\.(\\d{2}).*", Pattern.DOTALL);
    private static final Pattern PACKAGE =
            Pattern.compile(".*(?:\\+(deb1[0-2])u|(Ubuntu-\\d)ubuntu0\\.)(\\d{1,3}).*", Pattern.DOTALL);
    /** The first revision of each package that has the fix, by Debian's and Ubuntu's security notices. */
    private static final Map<String, Integer> FIXED =
            Map.of("deb12", 2, "deb11", 3, "deb10", 4, "Ubuntu-3", 6, "Ubuntu-4", 11);

    private static final int USUAL = 902;

    static Release of(String version) {
        Matcher dropbear = DROPBEAR.matcher(version);
        if (dropbear.matches()) {
            int number = Integer.parseInt(dropbear.group(1) + dropbear.group(2));
            return new Release(true, number, number >= 202_484, false);
        }
        Matcher openssh = OPENSSH.matcher(version);
        int number = openssh.matches()
                ? Integer.parseInt(openssh.group(1)) * 100 + Integer.parseInt(openssh.group(2))
                : USUAL;
        Matcher revision = PACKAGE.matcher(version);
        String name = !revision.matches() ? "" : revision.group(1) == null ? revision.group(2) : revision.group(1);
        int count = revision.matches() ? Integer.parseInt(revision.group(3)) : 0;
        boolean fixed = number >= 906 || count >= FIXED.getOrDefault(name, Integer.MAX_VALUE);
        boolean shortName = number >= 909 || (name.equals("deb12") && count >= 4);
        return new Release(version.startsWith("dropbear"), number, fixed, shortName);
    }

    /** Whether it is this version of OpenSSH or a later one. */
    boolean since(int wanted) {
        return !dropbear && number >= wanted;
    }
}
