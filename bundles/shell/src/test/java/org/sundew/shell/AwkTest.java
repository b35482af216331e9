package org.sundew.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs as scripts have them, and what mawk 1.3.4 of Debian 12 prints. */
class AwkTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '~',
            value = {
                "printf 'a 1\\nb 2\\na 3\\n' | awk '{a[$1]++} END{for(k in a) print k, a[k]}' | sort # a 2|b 1|",
                "awk 'BEGIN{x[1]; if (1 in x) print 1; delete x[1]; print (1 in x), length(x)}' # 1|0 0|",
                "echo a:b:c | awk '{n=split($0, p, \":\"); for(i=n; i>=1; i--) printf \"%s \", p[i]; print \"\"}' # c b a |",
                "echo foo bar foo | awk '{print gsub(/foo/, \"[&]\"), $0; sub(\"bar\", \"x\\\\&y\"); print}' # 2 [foo] bar [foo]|[foo] x&y [foo]|",
                "awk 'BEGIN{while(i<5){i++; if(i==2) continue; if(i==4) break; print i}}' # 1|3|",
                "awk 'BEGIN{do{print i++}while(i<2)}' # 0|1|",
                "awk 'function f(n){return n<2?1:n*f(n-1)} BEGIN{print f(10)}' # 3628800|",
                "echo abcdef | awk '{print substr($0,2,3), substr($0,4), length, index($0,\"cd\"), toupper($0)}' # bcd def 6 3 ABCDEF|",
                "awk 'BEGIN{printf \"%5.2f|%-5s|%05d|%x|%c|%g\\n\", 3.14159, \"ab\", 42, 255, 65, 0.0001}' # ~ 3.14|ab   |00042|ff|A|0.0001|~",
                "awk 'BEGIN{print 1/3, 1e6, 2^10, -7%3, int(-3.7), 3000000000}' # 0.333333 1000000 1024 -1 -3 3e+09|",
                "seq 1 10 | awk 'NR==2,NR==3' # 2|3|",
                "echo a b c | awk '{$2=\"X\"; $5=\"E\"; print; NF=2; print}' # a X c  E|a X|",
                "printf '1\\n2\\n' | awk '{print > \"/tmp/o\"} END{close(\"/tmp/o\"); while((getline l < \"/tmp/o\")>0) print \"r\" l}' # r1|r2|",
                "awk 'BEGIN{\"echo hi\" | getline x; print x; print \"b\\na\" | \"sort\"}' # hi|a|b|",
                "awk 'BEGIN{system(\"echo sys\"); if(match(\"foobar\",/o+/)) print RSTART, RLENGTH}' # sys|2 2|",
                "awk 'BEGIN{for(i=0;i<3;i++)for(j=0;j<2;j++)a[i,j]=i*j; print length(a), a[2,1]}' # 6 2|",
                "printf 'p 1\\np 2\\n\\nq x\\n' | awk 'BEGIN{RS=\"\"}{print NR \":\" $1 NF}' # 1:p4|2:q2|",
                "echo 10 9 | awk '{print ($1>$2), (\"10\">\"9\")}' # 1 0|",
                "awk 'BEGIN{exit 3} END{print \"end\"}'; echo $? # end|3|",
            })
    void doesWhatMawkDoes(String line, String printed) {
        assertThat(Booth.root(line).replace("\n", "|").strip()).isEqualTo(printed.strip());
    }
}
