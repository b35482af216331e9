package org.sundew.sim.ftp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sundew.sim.Persona;

/** What there is to see, by the machine that is played. Any thread may ask. */
final class Trees {
    private final Optional<List<FtpFile>> described;
    private final List<FtpFile> real;
    private final Set<String> about;
    /** What was asked for last; it hardly ever changes. */
    private volatile @Nullable Made last;

    private record Made(Persona persona, FtpTree tree) {}

    /**
     * Trees of these files.
     *
     * @param described what the configuration describes instead of the files that the machine would have
     * @param real the files that are really there, above all others
     * @param about the paths of those described whose size is only about that
     */
    Trees(Optional<List<FtpFile>> described, List<FtpFile> real, Set<String> about) {
        this.described = described;
        this.real = List.copyOf(real);
        this.about = Set.copyOf(about);
    }

    FtpTree of(Persona persona) {
        Made made = last;
        if (made == null || !made.persona().equals(persona)) {
            made = new Made(persona, make(persona));
            last = made;
        }
        return made.tree();
    }

    private FtpTree make(Persona persona) {
        List<FtpFile> files = new ArrayList<>();
        described.orElseGet(() -> PersonaTree.of(persona)).forEach(file -> files.add(sized(file, persona)));
        files.addAll(real);
        return FtpTree.of(files);
    }

    private FtpFile sized(FtpFile file, Persona persona) {
        if (!about.contains(file.path())) {
            return file;
        }
        long tenth = Math.max(1, file.size() / 10);
        long size = file.size() - tenth + Math.floorMod(persona.seed("ftp.size" + file.path()), 2 * tenth);
        return FtpFile.offered(
                file.path(), file.date(), Content.noise(size, file.path().hashCode()));
    }
}
