package org.sundew.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;

final class DeclaredTest {
    private static Declared read(String... files) throws XMLStreamException {
        Declared.Reading reading = new Declared.Reading();
        for (String file : files) {
            reading.take(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
        }
        return reading.declared();
    }

    @Test
    void readsAttributesWithTheirBoundsAndOptions() throws XMLStreamException {
        Declared declared = read(Probe.declaration("a.b"));

        assertThat(declared.byPid().get("a.b").values())
                .containsExactly(
                        new Attribute("size", Attribute.Type.INTEGER, BigDecimal.ONE, BigDecimal.TEN, List.of()),
                        new Attribute("mode", Attribute.Type.TEXT, null, null, List.of("a", "b")),
                        new Attribute("smtp.password", Attribute.Type.SECRET, null, null, List.of()));
    }

    @Test
    void readsAnObjectClassThatNoPidIsDesignatedTo() throws XMLStreamException {
        Declared declared = read(Probe.listenKeys().values().iterator().next());

        assertThat(declared.byPid()).isEmpty();
        assertThat(declared.byClass().get("org.sundew.listen")).containsKeys("listen.port", "listen.idle.seconds");
    }

    @Test
    void joinsADesignationAndAnObjectClassOfDifferentFiles() throws XMLStreamException {
        Declared declared = read(
                "<MetaData><Designate pid='a'><Object ocdref='o'/></Designate></MetaData>",
                "<MetaData><OCD id='o'><AD id='k' type='Long'/></OCD></MetaData>");

        assertThat(declared.byPid().get("a")).containsOnlyKeys("k");
    }

    @Test
    void isNothingWithoutDeclarations() throws XMLStreamException {
        assertThat(read().isEmpty()).isTrue();
    }
}
