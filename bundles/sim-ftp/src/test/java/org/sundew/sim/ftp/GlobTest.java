package org.sundew.sim.ftp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
    @ParameterizedTest
    @CsvSource({
        "*,readme.txt,true",
        "*.txt,readme.txt,true",
        "r*e*t,readme.txt,true",
        "?eadme.txt,readme.txt,true",
        "readme.txt,readme.txt,true",
        "'{a,readme}.t*',readme.txt,true",
        "'{a,b}',readme.txt,false",
        "x{a,xa,false",
        "readme,readme.txt,false",
        "*.bin,readme.txt,false",
        "?,'',false",
        "*,'',true",
        "[r]*,readme.txt,false",
        "'{,x}readme.txt',readme.txt,true"
    })
    void readsPatternsAsVsftpdDoes(String pattern, String name, boolean expected) {
        assertThat(new Glob(pattern).matches(name)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "[r]*,readme.txt,true",
        "[a-r]eadme*,readme.txt,true",
        "[!a-c]*,readme.txt,true",
        "[^r]*,readme.txt,false",
        "readme.tx[],readme.txt,false",
        "[,'[',true",
        "[r],'',false",
        "'{readme,a}*',readme.txt,false"
    })
    void readsPatternsAsProftpdDoes(String pattern, String name, boolean expected) {
        assertThat(Glob.posix(pattern).matches(name)).isEqualTo(expected);
    }

    @Test
    void givesUpOnAPatternMadeToKeepItBusy() {
        assertThat(new Glob("*a".repeat(100) + "b").matches("a".repeat(255))).isFalse();
        assertThat(new Glob("{a,a}".repeat(50) + "b").matches("a".repeat(255))).isFalse();
        assertThat(Glob.posix("*[a-b]".repeat(40) + "c").matches("a".repeat(255)))
                .isFalse();
        assertThat(new Glob("*".repeat(256)).matches("a")).isFalse();
    }
}
