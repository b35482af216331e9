package org.sundew.sim.ssh;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.sundew.event.Note;
import org.sundew.event.Observation;
import org.sundew.shell.Files;
import org.sundew.shell.Trouble;
import org.sundew.sim.ssh.SftpHandles.Open;

/** SFTP's requests (version 3), answered from made-up files. What is written is captured. */
final class Sftp {
    private static final int READ_MAX = 64 * 1024;
    private static final int LIST_MAX = 100;
    private static final int STATUS = 101;
    private static final int HANDLE = 102;
    private static final int DATA = 103;
    private static final int NAME = 104;
    private static final int ATTRIBUTES = 105;
    private static final int END = 1;
    private static final int NO_FILE = 2;
    private static final int DENIED = 3;
    private static final int FAILURE = 4;
    private static final int BAD = 5;
    private static final int UNSUPPORTED = 8;

    private final Files files;
    private final SftpTalk talk;
    private final SftpHandles handles = new SftpHandles();

    Sftp(Files files, SftpTalk talk) {
        this.files = files;
        this.talk = talk;
    }

    void hear(Buffer packet) {
        int type = packet.getUByte();
        if (type == 1) {
            Buffer version = begin(2);
            version.putUInt(3);
            talk.answer(version);
            return;
        }
        long id = packet.getUInt();
        try {
            request(type, id, packet);
        } catch (Trouble e) {
            int code = switch (e.why()) {
                case NOENT -> NO_FILE;
                case ACCES -> DENIED;
                default -> FAILURE;
            };
            status(id, code, e.text());
        }
    }

    private void request(int type, long id, Buffer packet) throws Trouble {
        switch (type) {
            case 3 -> open(id, text(packet), packet);
            case 4 -> close(id, text(packet));
            case 5 -> read(id, text(packet), packet.getLong(), packet.getInt());
            case 6 -> write(id, text(packet), packet.getLong(), packet.getBytes());
            case 7 -> attributes(id, files.facts(text(packet), false));
            case 17 -> attributes(id, files.facts(text(packet), true));
            case 8 -> attributes(id, files.facts(handles.get(text(packet)).path(), true));
            case 9 -> set(id, text(packet), packet);
            case 10 -> set(id, handles.get(text(packet)).path(), packet);
            case 11 -> openFolder(id, text(packet));
            case 12 -> list(id, text(packet));
            case 16 -> name(id, files.real(text(packet)));
            case 19 -> name(id, files.target(text(packet)));
            default -> change(type, id, packet);
        }
    }

    private void change(int type, long id, Buffer packet) throws Trouble {
        switch (type) {
            case 13, 15 -> {
                String path = text(packet);
                tell(type == 13 ? "rm" : "rmdir", path);
                files.remove(path);
                status(id, 0, "Success");
            }
            case 14 -> {
                String path = text(packet);
                tell("mkdir", path);
                files.makeFolder(path);
                status(id, 0, "Success");
            }
            case 18 -> {
                String from = text(packet);
                String to = text(packet);
                tell("rename", from + " " + to);
                files.move(from, to);
                status(id, 0, "Success");
            }
            case 20 -> {
                String target = text(packet);
                files.link(text(packet), target);
                status(id, 0, "Success");
            }
            default -> status(id, UNSUPPORTED, "Operation unsupported");
        }
    }

    private void tell(String verb, String path) {
        talk.report(Observation.of("command", new Note(Note.COMMAND, "sftp " + verb + " " + path)));
    }

    private static String text(Buffer packet) {
        return packet.getString(StandardCharsets.ISO_8859_1);
    }

    private void open(long id, String path, Buffer packet) throws Trouble {
        int flags = packet.getInt();
        boolean writes = (flags & 2) != 0;
        boolean append = (flags & 4) != 0;
        boolean fresh = (flags & 16) != 0;
        tell(writes ? "put" : "get", path);
        if (writes) {
            give(id, new Open(path, null, files.write(path, append || !fresh), null));
        } else {
            String content = files.read(path);
            if (!handles.mayRead(content)) {
                status(id, FAILURE, "Too many open files");
                return;
            }
            give(id, new Open(path, content, null, null));
        }
    }

    private void give(long id, Open open) {
        String name = handles.add(open);
        if (name.isEmpty()) {
            status(id, FAILURE, "Too many open files");
            return;
        }
        Buffer answer = begin(HANDLE);
        answer.putUInt(id);
        answer.putString(name);
        talk.answer(answer);
    }

    private void close(long id, String name) throws Trouble {
        handles.close(name);
        status(id, 0, "Success");
    }

    void closeAll() {
        handles.closeAll();
    }

    private void read(long id, String name, long from, int length) throws Trouble {
        String content = handles.get(name).content();
        if (content == null || from < 0 || from >= content.length()) {
            status(id, END, "End of file");
            return;
        }
        int end = (int) Math.min(content.length(), from + Math.max(1, Math.min(length, READ_MAX)));
        Buffer answer = begin(DATA);
        answer.putUInt(id);
        answer.putBytes(content.substring((int) from, end).getBytes(StandardCharsets.ISO_8859_1));
        talk.answer(answer);
    }

    private void write(long id, String name, long place, byte[] bytes) throws Trouble {
        Files.Writer writer = handles.get(name).writer();
        if (writer == null) {
            status(id, BAD, "Bad message");
            return;
        }
        writer.write(place, new String(bytes, StandardCharsets.ISO_8859_1));
        status(id, 0, "Success");
    }

    private void set(long id, String path, Buffer packet) throws Trouble {
        int flags = packet.getInt();
        if ((flags & 1) != 0) {
            packet.getLong();
        }
        if ((flags & 2) != 0) {
            packet.getLong();
        }
        int mode = (flags & 4) != 0 ? packet.getInt() : -1;
        Long modified = null;
        if ((flags & 8) != 0) {
            packet.getUInt();
            modified = packet.getUInt();
        }
        files.change(path, mode, modified);
        status(id, 0, "Success");
    }

    private void openFolder(long id, String path) throws Trouble {
        List<String> names = new ArrayList<>(List.of(".", ".."));
        names.addAll(files.list(path).keySet());
        tell("ls", path);
        give(id, new Open(path, null, null, names));
    }

    private void list(long id, String name) throws Trouble {
        Open open = handles.get(name);
        List<String> names = open.names();
        if (names == null || names.isEmpty()) {
            status(id, END, "End of file");
            return;
        }
        List<String> now = new ArrayList<>(names.subList(0, Math.min(names.size(), LIST_MAX)));
        names.subList(0, now.size()).clear();
        Buffer answer = begin(NAME);
        answer.putUInt(id);
        answer.putUInt(now.size());
        for (String each : now) {
            Files.Facts facts = files.facts(open.path() + "/" + each, false);
            answer.putString(each, StandardCharsets.ISO_8859_1);
            answer.putString(facts.line() + " " + each, StandardCharsets.ISO_8859_1);
            put(answer, facts);
        }
        talk.answer(answer);
    }

    private void name(long id, String path) {
        Buffer answer = begin(NAME);
        answer.putUInt(id);
        answer.putUInt(1);
        answer.putString(path, StandardCharsets.ISO_8859_1);
        answer.putString(path, StandardCharsets.ISO_8859_1);
        answer.putUInt(0);
        talk.answer(answer);
    }

    private void attributes(long id, Files.Facts facts) {
        Buffer answer = begin(ATTRIBUTES);
        answer.putUInt(id);
        put(answer, facts);
        talk.answer(answer);
    }

    private static void put(Buffer answer, Files.Facts facts) {
        answer.putUInt(15);
        answer.putLong(facts.size());
        answer.putUInt(facts.uid());
        answer.putUInt(facts.gid());
        answer.putUInt(facts.mode());
        answer.putUInt(facts.modified() & 0xFFFFFFFFL);
        answer.putUInt(facts.modified() & 0xFFFFFFFFL);
    }

    private void status(long id, int code, String text) {
        Buffer answer = begin(STATUS);
        answer.putUInt(id);
        answer.putUInt(code);
        answer.putString(text);
        answer.putString("");
        talk.answer(answer);
    }

    private static Buffer begin(int type) {
        Buffer buffer = new ByteArrayBuffer();
        buffer.putByte((byte) type);
        return buffer;
    }
}
