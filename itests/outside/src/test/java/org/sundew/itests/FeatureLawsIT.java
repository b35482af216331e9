package org.sundew.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** One word a thing: a plug-in's folder, its feature and its cfg; and the distribution holds what is in the sources. */
class FeatureLawsIT {
    private static Document features;
    private static final XPath XPATH = XPathFactory.newInstance().newXPath();

    @BeforeAll
    static void readFeatures() throws Exception {
        features = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Built.ROOT.resolve("features/target/feature/feature.xml").toFile());
    }

    static Stream<String> plugIns() {
        return Built.bundles().stream()
                .map(bundle -> bundle.getFileName().toString())
                .filter(name -> name.startsWith("sim-") || name.startsWith("alert-"));
    }

    @ParameterizedTest
    @MethodSource("plugIns")
    void aPlugInIsAFeatureThatBringsItsDocumentedCfg(String plugIn) throws Exception {
        String feature = "//feature[@name='sundew-" + plugIn + "']";
        String cfg = "org.sundew." + plugIn.replace('-', '.') + "-";

        assertThat(texts(feature + "/bundle[starts-with(., 'mvn:org.sundew/')]"))
                .containsExactly("mvn:org.sundew/" + plugIn + "/" + System.getProperty("sundew.version"));
        assertThat(texts(feature + "/configfile[contains(@finalname, '/org.sundew.')]/@finalname"))
                .singleElement()
                .asString()
                .startsWith("${karaf.etc}/" + cfg);
    }

    @ParameterizedTest
    @MethodSource("plugIns")
    void aPlugInBelongsToAllOfItsSort(String plugIn) throws Exception {
        String all = plugIn.startsWith("sim-") ? "sundew-sims" : "sundew-alerts";

        assertThat(texts("//feature[@name='" + all + "']/feature")).contains("sundew-" + plugIn);
    }

    @Test
    void everyCfgOfTheSourcesIsInTheDistributionAsItIs() throws IOException {
        for (Path cfg : Built.cfgs()) {
            assertThat(Built.DISTRIBUTION.resolve("etc").resolve(cfg.getFileName()))
                    .hasSameBinaryContentAs(cfg);
        }
    }

    @Test
    void theDistributionsFeaturesBringNoCfgBack() throws IOException {
        Path repository = Built.DISTRIBUTION.resolve("system/org/sundew/features");

        try (Stream<Path> files = Files.walk(repository)) {
            List<Path> descriptors =
                    files.filter(file -> file.toString().endsWith(".xml")).toList();
            assertThat(descriptors)
                    .singleElement()
                    .satisfies(file -> assertThat(Files.readString(file))
                            .contains("<feature name=\"sundew-sim-echo\"")
                            .doesNotContain("configfile"));
        }
    }

    /** Ports open before console and management start: see ADR 36. */
    @Test
    void whatServesVisitorsStartsFirst() throws IOException {
        assertThat(Built.DISTRIBUTION.resolve("etc/org.apache.karaf.features.cfg"))
                .content()
                .containsPattern(
                        "\nfeaturesBoot = \\(scr, sundew, sundew-sims, sundew-alerts, sundew-icmp, sundew-win\\),");
    }

    private static List<String> texts(String path) throws Exception {
        NodeList nodes = (NodeList) XPATH.evaluate(path, features, XPathConstants.NODESET);
        return java.util.stream.IntStream.range(0, nodes.getLength())
                .mapToObj(i -> nodes.item(i).getTextContent().strip())
                .toList();
    }
}
