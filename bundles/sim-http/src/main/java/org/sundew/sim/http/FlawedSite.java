package org.sundew.sim.http;

import java.util.List;
import org.sundew.admin.Problem;
import org.sundew.yaml.FlawedFile;

/** A site with a site file that cannot be used as it is. */
final class FlawedSite extends Exception {
    private static final long serialVersionUID = 1;

    private final String file;
    private final FlawedFile flawed;

    /** In that file of the folder. */
    FlawedSite(String file, FlawedFile flawed) {
        super(file + ", " + flawed.getMessage(), flawed);
        this.file = file;
        this.flawed = flawed;
    }

    /** All that is wrong, each with its line; the file is told as it is found from that folder. */
    List<Problem> problems(String folder, String meanwhile) {
        return flawed.flaws().stream()
                .map(flaw -> flaw.problem(folder + "/" + file, meanwhile))
                .toList();
    }
}
