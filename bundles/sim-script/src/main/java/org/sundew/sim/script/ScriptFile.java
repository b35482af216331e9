package org.sundew.sim.script;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file that holds a script, in UTF-8. Blocking: never on a session's thread. */
final class ScriptFile {
    private static final int MAX_BYTES = 1 << 20;

    private ScriptFile() {}

    /** Reads the script that is in the file now. */
    static Script read(Path file) throws FlawedScript {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw flawed("is longer than " + MAX_BYTES + " bytes");
            }
            return ScriptReader.read(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            throw flawed("is not UTF-8");
        } catch (IOException e) {
            throw flawed("cannot be read");
        }
    }

    private static FlawedScript flawed(String what) {
        return new FlawedScript(List.of(new Flaw(1, "", "", what)));
    }
}
