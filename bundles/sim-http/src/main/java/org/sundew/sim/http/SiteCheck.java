package org.sundew.sim.http;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.sundew.admin.Problem;
import org.sundew.admin.SimCheck;
import org.sundew.yaml.FlawedFile;

/** Reads site files for their authors, with the pages that they name. */
@Component
public final class SiteCheck implements SimCheck {
    @Override
    public boolean takes(Path file) {
        return file.endsWith(SiteDraft.FILE);
    }

    @Override
    public List<Problem> check(Path file) {
        try {
            SiteDraft draft = draft(file.toAbsolutePath());
            if (!draft.hasFile()) {
                return List.of(new Problem(file.toString(), "", "", "is a link: links are not followed"));
            }
            draft.file(false);
            return List.of();
        } catch (FlawedFile e) {
            return e.flaws().stream()
                    .map(flaw -> flaw.problem(file.toString(), ""))
                    .toList();
        } catch (IOException e) {
            return List.of(new Problem(file.toString(), "", "", "cannot be read (" + e + ")"));
        }
    }

    /** The site of that file: a virtual host's, if that is where it is. */
    private static SiteDraft draft(Path file) throws IOException {
        SiteFolder.Listing listing = SiteFolder.list(file.resolveSibling(""));
        Path root = listing.root();
        boolean hosted = root.getParent() != null && root.getParent().endsWith(SiteFolder.HOSTS);
        SiteDraft draft = new SiteDraft(root, hosted ? String.valueOf(root.getFileName()) : "");
        listing.entries().forEach(draft::add);
        return draft;
    }
}
