package org.sundew.sim.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sundew.admin.Problem;

/** What {@code sundew:sim-check} says of site files. */
class SiteCheckTest {
    private final SiteCheck check = new SiteCheck();

    @TempDir
    Path root;

    private Folder folder;

    @BeforeEach
    void makeASite() {
        folder = new Folder(root)
                .write("_site.yaml", "routes:", "  - {path: /a, file: a.html, with: {w: x}}")
                .write("_pages/a.html", "<p>${with w}</p>")
                .write("_hosts/shop/_site.yaml", "names: [shop.example]", "routes: [{path: /a, body: a}]");
    }

    private List<Problem> problems(String file) {
        return check.check(root.resolve(file));
    }

    @Test
    void takesSiteFilesOnly() {
        assertThat(check.takes(Path.of("etc", "http", "lab", "_site.yaml"))).isTrue();
        assertThat(check.takes(Path.of("_site.yaml"))).isTrue();
        assertThat(check.takes(Path.of("etc", "scripts", "my_site.yaml"))).isFalse();
    }

    @Test
    void findsNothingWrongWithWhatShips() throws IOException {
        try (Stream<Path> files = Files.walk(Shipped.ETC.resolve("http"))) {
            List<Path> sites = files.filter(check::takes).toList();
            assertThat(sites)
                    .hasSizeGreaterThan(8)
                    .allSatisfy(each -> assertThat(check.check(each)).isEmpty());
        }
    }

    @Test
    void readsAFileAsThatOfItsSiteWithItsPages() {
        assertThat(problems("_site.yaml")).isEmpty();
        assertThat(problems("_hosts/shop/_site.yaml")).isEmpty();

        folder.write("_site.yaml", "names: [a]", "routes:", "  - {path: /a, status: 99, file: a.html, with: {v: x}}");
        folder.write("_hosts/shop/_site.yaml", "product: {}");

        String file = root.resolve("_site.yaml").toString();
        assertThat(problems("_site.yaml"))
                .containsExactly(
                        new Problem(file, "names", "", "line 1: the main site is there under every name"),
                        new Problem(file, "status", "99", "line 3: 200 to 599 expected"),
                        new Problem(file, "v", "", "line 3: the file has no ${with v}"));
        assertThat(problems("_hosts/shop/_site.yaml"))
                .extracting(Problem::what)
                .containsExactly("line 1: only the main site's file has one");
    }

    @Test
    void saysThatALinkIsNotFollowed() throws IOException {
        Files.move(root.resolve("_site.yaml"), root.resolve("real.yaml"));
        Files.createSymbolicLink(root.resolve("_site.yaml"), root.resolve("real.yaml"));

        assertThat(problems("_site.yaml"))
                .extracting(Problem::what)
                .containsExactly("is a link: links are not followed");
    }

    @Test
    void saysWhenThereIsNothingToRead() {
        assertThat(problems("none/_site.yaml"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).startsWith("cannot be read"));
    }
}
