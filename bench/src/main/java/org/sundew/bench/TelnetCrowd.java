package org.sundew.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Telnet visitors, all on one thread. */
final class TelnetCrowd implements Crowd.Visitors {
    private static final int AT_ONCE = 256;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(900);
    private static final int IAC = 255;
    private static final int DO = 253;
    private static final int WONT = 252;
    private static final int WILL = 251;
    private static final int SB = 250;
    private static final int SE = 240;

    private final int port;
    private final int count;
    private final Selector selector;
    private final List<Visitor> all = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocate(8192);
    private int opening;

    TelnetCrowd(int port, int count) throws IOException {
        this.port = port;
        this.count = count;
        this.selector = Selector.open();
    }

    @Override
    public long[] open() throws IOException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while ((all.size() < count || opening > 0) && System.nanoTime() < end) {
            while (all.size() < count && opening < AT_ONCE) {
                all.add(new Visitor(all.size()));
                opening++;
            }
            selector.select(this::hear, 100);
        }
        return all.stream()
                .mapToLong(Visitor::micros)
                .filter(micros -> micros > 0)
                .toArray();
    }

    private void hear(SelectionKey key) {
        Visitor visitor = (Visitor) key.attachment();
        try {
            visitor.hear();
        } catch (IOException e) {
            visitor.gone();
        }
    }

    @Override
    public void close() throws IOException {
        for (Visitor each : all) {
            each.channel.close();
        }
        selector.close();
    }

    private enum Stage {
        NAME("login: ", "root\r\n"),
        PASSWORD("assword: ", "root\r\n"),
        SHELL("# ", "");

        final String asked;
        final String answer;

        Stage(String asked, String answer) {
            this.asked = asked;
            this.answer = answer;
        }
    }

    /** One of them: refuses what the server asks for, lets it do what it offers, and logs in when it is asked. */
    private final class Visitor {
        private final SocketChannel channel;
        private final long begun = System.nanoTime();
        private final StringBuilder heard = new StringBuilder(0);
        private Stage stage = Stage.NAME;
        private int before;
        private int verb;
        private boolean sub;
        private boolean over;
        private long micros;

        Visitor(int number) throws IOException {
            channel = SocketChannel.open();
            channel.bind(new InetSocketAddress(Crowd.address(number), 0));
            channel.connect(new InetSocketAddress("127.0.0.1", port));
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, this);
        }

        long micros() {
            return channel.isOpen() ? micros : 0;
        }

        void hear() throws IOException {
            buffer.clear();
            if (channel.read(buffer) < 0) {
                gone();
                return;
            }
            buffer.flip();
            while (buffer.hasRemaining()) {
                take(buffer.get() & 0xFF);
            }
            String text = heard.toString();
            if (!over && text.endsWith(stage.asked)) {
                asked();
            }
        }

        private void asked() throws IOException {
            heard.setLength(0);
            if (stage == Stage.SHELL) {
                finish();
                micros = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - begun);
                heard.trimToSize();
                return;
            }
            say(stage.answer);
            stage = Stage.values()[stage.ordinal() + 1];
        }

        private void take(int next) throws IOException {
            int last = before;
            before = next;
            if (sub) {
                sub = !(last == IAC && next == SE);
            } else if (verb > 0) {
                answer(next);
                verb = 0;
                before = 0;
            } else if (last == IAC && next == SB) {
                sub = true;
            } else if (last == IAC && next >= WILL && next < IAC) {
                verb = next;
            } else if (next != IAC && last != IAC && !over) {
                heard.append((char) next);
                if (heard.length() > 4096) {
                    heard.delete(0, 2048);
                }
            }
        }

        private void answer(int option) throws IOException {
            if (verb == DO || verb == WILL) {
                say("" + (char) IAC + (char) (verb == DO ? WONT : DO) + (char) option);
            }
        }

        private void say(String text) throws IOException {
            channel.write(ByteBuffer.wrap(text.getBytes(ISO_8859_1)));
        }

        void gone() {
            micros = 0;
            finish();
            try {
                channel.close();
            } catch (IOException e) {
                Console.print("closing: " + e.getMessage() + "\n");
            }
        }

        private void finish() {
            if (!over) {
                over = true;
                opening--;
            }
        }
    }
}
