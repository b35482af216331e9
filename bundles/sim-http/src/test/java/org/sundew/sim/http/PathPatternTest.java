package org.sundew.sim.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which paths a pattern is for. */
class PathPatternTest {
    @ParameterizedTest
    @CsvSource({
        "/, /, true",
        "/, /a, false",
        "/a, /a, true",
        "/a, /a/, false",
        "/a/, /a/, true",
        "/a/*, /a/b, true",
        "/a/*, /a/, false",
        "/a/*, /a/b/c, false",
        "/a/*/c, /a/b/c, true",
        "/v1.*/x, /v1.41/x, true",
        "/v1.*/x, /v2/x, false",
        "/a/**, /a, true",
        "/a/**, /a/, true",
        "/a/**, /a/b/c, true",
        "/a/**, /ab, false",
        "/**, /, true",
        "/**, /a/b, true",
    })
    void matchesPartByPart(String pattern, String path, boolean matches) {
        assertThat(PathPattern.of(pattern).matches(PathPattern.parts(path))).isEqualTo(matches);
    }
}
