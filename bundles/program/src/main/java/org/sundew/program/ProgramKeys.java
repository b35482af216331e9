package org.sundew.program;

import java.util.Map;

/** What the cfg files of those who run programs have in common: how their keys are described, and which file it was. */
public final class ProgramKeys {
    /** Of {@code application}. */
    public static final String APPLICATION = "The program: an absolute path, or a name to be found where programs are";

    /** Of {@code arguments}. */
    public static final String ARGUMENTS =
            "Its arguments: blanks part words, double quotes hold one together, then $ipsrc $sport $ipdst $dport $proto"
                    + " $numcons $appid $eventid $date are replaced. No shell";

    /** Of {@code working.directory}. */
    public static final String DIRECTORY = "Where it runs, made if need be; blank = the program's own folder";

    /** Of {@code descriptors.max}. */
    public static final String DESCRIPTORS = "How many files and sockets it may have open";

    /** Of {@code processes.max}. */
    public static final String PROCESSES =
            "How many processes and threads the sensor's user may have when it starts another, 0 = no bound. The kernel"
                    + " does not hold root to it";

    private ProgramKeys() {}

    /** The name of the cfg file that a component with these properties and this PID was made from. */
    public static String file(Map<String, Object> properties, String pid) {
        Object known = properties.get("felix.fileinstall.filename");
        return known == null ? pid.replace('~', '-') + ".cfg" : known.toString().replaceAll(".*/", "");
    }
}
